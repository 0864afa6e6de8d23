package io.limpet.simulator.console;

import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.network.SimulatedAccessPoint;
import java.util.List;

/** The access point, the cable, DHCP and DNS. */
public final class NetworkCommands {

    private NetworkCommands() {
    }

    public static List<Command> of(SimulatedDevice device) {
        return List.of(
                Command.of("wifi off", "the access point is gone", () -> device.surroundings().setWifi(false)),
                Command.of("wifi on", "the access point is back", () -> device.surroundings().setWifi(true)),
                new Command("wifi signal DBM", "how strong it is heard: -30 is near, -90 is far", arguments -> {
                    int dbm = (int) Words.number(arguments.get(0), -100, -10);
                    device.surroundings().accessPoints().forEach(accessPoint -> accessPoint.setSignalDbm(dbm));
                    return null;
                }),
                Command.of("wifi rekey", "it gets another passphrase; who is joined has to join anew", () -> {
                    for (SimulatedAccessPoint accessPoint : device.surroundings().accessPoints()) {
                        accessPoint.setPassphrase("another passphrase");
                    }
                    if (device.surroundings().isWifiOn()) {
                        device.surroundings().setWifi(false);
                        device.surroundings().setWifi(true);
                    }
                }),
                Command.of("wifi key", "it has its first passphrase again",
                        () -> device.surroundings().accessPoints().forEach(SimulatedAccessPoint::restorePassphrase)),
                Command.of("cable out", "the Ethernet cable is unplugged", () -> device.surroundings().setCable(false)),
                Command.of("cable in", "the Ethernet cable is plugged in", () -> device.surroundings().setCable(true)),
                Command.of("dhcp off", "no more leases; the present one is kept",
                        () -> device.surroundings().setDhcp(false)),
                Command.of("dhcp on", "leases are given again", () -> device.surroundings().setDhcp(true)),
                Command.of("dns off", "no name can be resolved", () -> device.setDns(false)),
                Command.of("dns on", "names are resolved again", () -> device.setDns(true)));
    }
}

package io.limpet.simulator.console;

import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.broker.ShownCertificate;
import io.limpet.simulator.chip.Chip;
import io.limpet.simulator.chip.Fault;
import io.limpet.simulator.network.Direction;
import io.limpet.simulator.network.SimulatedAccessPoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The whole: how it is, and everything healed at once. */
public final class StateCommands {

    private StateCommands() {
    }

    /** @param broker null when the broker is not ours */
    public static List<Command> of(SimulatedDevice device, EmbeddedBroker broker) {
        return List.of(
                new Command("status", "what is on, and which faults there are", arguments -> status(device, broker)),
                Command.of("heal", "all faults end; what is off is switched on", () -> heal(device, broker)));
    }

    private static String status(SimulatedDevice device, EmbeddedBroker broker) {
        String clock = Instant.ofEpochMilli(device.clockMillis()).truncatedTo(ChronoUnit.SECONDS).toString();
        return "  device   " + (device.isOn() ? "on, its clock says " + clock : "off") + ", started "
                + device.bootCount() + " times, light " + (device.led() ? "on" : "off")
                + "\n  network  " + (device.isOnNetwork() ? "has an address" : "has none")
                + (device.surroundings().hasDhcp() ? "" : ", DHCP off")
                + "\n  link     " + device.link().description() + ", " + device.link().connectionCount()
                + " connections so far, " + device.link().bytes(Direction.TO_BROKER) + " bytes to the broker, "
                + device.link().bytes(Direction.FROM_BROKER) + " from it"
                + (broker == null ? "" : "\n  broker   " + BrokerCommands.status(broker))
                + "\n  sensors  " + device.i2cBus().chips().stream().map(StateCommands::chip)
                        .collect(Collectors.joining(", "));
    }

    private static String chip(Chip chip) {
        return chip.name() + (chip.fault() == Fault.NONE ? ""
                : " (" + chip.fault().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
    }

    private static void heal(SimulatedDevice device, EmbeddedBroker broker) throws IOException {
        device.surroundings().accessPoints().forEach(SimulatedAccessPoint::restorePassphrase);
        device.surroundings().setWifi(true);
        device.surroundings().setCable(true);
        device.surroundings().setDhcp(true);
        device.setDns(true);
        device.link().heal();
        device.ntpServer().setAnswering(true);
        device.ntpServer().setOffset(Duration.ZERO);
        device.i2cBus().chips().forEach(chip -> chip.inject(Fault.NONE));
        TimeCommands.setWrong(device, Duration.ZERO);
        if (broker != null) {
            BrokerCommands.show(broker, ShownCertificate.RIGHT, device.link()::setBrokerRunning);
            BrokerCommands.start(broker, device.link()::setBrokerRunning);
        }
        device.powerOn();
    }
}

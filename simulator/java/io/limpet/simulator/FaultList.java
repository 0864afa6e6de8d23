package io.limpet.simulator;

import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.chip.Chip;
import io.limpet.simulator.panel.Fault;
import io.limpet.simulator.panel.Fault.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What can be wrong in a device's world, as switches: each choice is a command of the console, and how it is now is
 * asked of the world itself, whoever has brought it about.
 */
final class FaultList {

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Supplier<String>> values = new LinkedHashMap<>();

    /** The heading of those that are being added. */
    private String group;

    /**
     * @param broker null when it is not ours
     * @param journal whether the device has a journal, whose writes can be torn
     */
    FaultList(SimulatedDevice device, EmbeddedBroker broker, boolean journal) {
        addNetwork(device);
        addLink(device);
        if (broker != null) {
            addBroker(broker);
        }
        addTime(device);
        group = "Sensors";
        device.i2cBus().chips().forEach(this::addChip);
        addPower(device, journal);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** By its id, how each lasting one is now. */
    Map<String, String> values() {
        Map<String, String> now = new LinkedHashMap<>();
        values.forEach((id, value) -> now.put(id, value.get()));
        return now;
    }

    private void addNetwork(SimulatedDevice device) {
        group = "Network";
        if (device.isEthernet()) {
            add("cable", "Cable out", "No network; the device notices at once.",
                    () -> device.surroundings().hasCable() ? "in" : "out",
                    new Choice("in", "In", "cable in"), new Choice("out", "Out", "cable out"));
        } else {
            add("wifi", "Wi-Fi off", "The access point is gone.",
                    () -> onOff(device.surroundings().isWifiOn()),
                    new Choice("on", "On", "wifi on"), new Choice("off", "Off", "wifi off"));
            add("passphrase", "Wrong passphrase", "The access point got another; joining is refused.",
                    () -> device.surroundings().isRekeyed() ? "wrong" : "right",
                    new Choice("right", "Right", "wifi key"), new Choice("wrong", "Wrong", "wifi rekey"));
        }
        add("dhcp", "No DHCP", "Who joins anew gets no address.",
                () -> onOff(device.surroundings().hasDhcp()),
                new Choice("on", "On", "dhcp on"), new Choice("off", "Off", "dhcp off"));
        add("dns", "No DNS", "Names cannot be resolved; a connection stays.",
                () -> onOff(device.hasDns()),
                new Choice("on", "On", "dns on"), new Choice("off", "Off", "dns off"));
    }

    private void addLink(SimulatedDevice device) {
        group = "Link";
        add("half-open", "Half-open", "Silence both ways, and nothing says so.",
                () -> device.link().isHalfOpen() ? "yes" : "no",
                new Choice("no", "No", "link open"), new Choice("yes", "Yes", "link half-open"));
        add("delay", "Delay", "All arrives so much later, each way.",
                () -> Plain.delay(device.link().delay()),
                new Choice("none", "None", "link delay 0"), new Choice("100 ms", "100 ms", "link delay 100"),
                new Choice("1 s", "1 s", "link delay 1000"), new Choice("5 s", "5 s", "link delay 5000"));
        add("loss", "Loss", "What is behind a lost segment waits for TCP.",
                () -> Plain.loss(device.link().lossPercent()),
                new Choice("none", "None", "link loss 0"), new Choice("5 %", "5 %", "link loss 5"),
                new Choice("20 %", "20 %", "link loss 20"), new Choice("50 %", "50 %", "link loss 50"));
        add("bandwidth", "Bandwidth", "No more passes, each way.",
                () -> Plain.bandwidth(device.link().bytesPerSecond()),
                new Choice("unlimited", "Unlimited", "link fast"),
                new Choice("20 kB/s", "20 kB/s", "link slow 20000"),
                new Choice("2 kB/s", "2 kB/s", "link slow 2000"), new Choice("200 B/s", "200 B/s", "link slow 200"));
        addOnce("cut", "Cut the connection", "A reset; a new connection is let in.", "link cut");
    }

    private void addBroker(EmbeddedBroker broker) {
        group = "Broker";
        add("broker", "Broker stopped", "It refuses, and forgets all sessions.",
                () -> broker.isRunning() ? "running" : "stopped",
                new Choice("running", "Running", "broker start"), new Choice("stopped", "Stopped", "broker stop"));
        add("certificate", "Certificate", "What the broker shows; it restarts with it.",
                () -> broker.shown().word(),
                new Choice("right", "Right", "broker certificate right"),
                new Choice("wrong-name", "Wrong name", "broker certificate wrong-name"),
                new Choice("expired", "Expired", "broker certificate expired"),
                new Choice("other-authority", "Other authority", "broker certificate other-authority"));
        addOnce("restart", "Restart the broker", "Away for a moment; it forgets all sessions.",
                "broker restart");
    }

    private void addTime(SimulatedDevice device) {
        group = "Time";
        add("clock", "Device's clock", "Certificates are judged by it, until it is set.",
                () -> Plain.error(device.clockShift()),
                new Choice("right", "Right", "clock right"), new Choice("+1 h", "1 hour ahead", "clock +1h"),
                new Choice("+3 d", "3 days ahead", "clock +3d"), new Choice("-2 y", "2 years behind", "clock -2y"));
        add("ntp", "Time server", "Asked for the date after a boot, and in doubt.",
                () -> device.ntpServer().isAnswering() ? Plain.error(device.ntpServer().offset()) : "silent",
                new Choice("right", "Right", "ntp 0s"), new Choice("silent", "Silent", "ntp off"),
                new Choice("+3 d", "3 days ahead", "ntp +3d"));
    }

    private void addChip(Chip chip) {
        String name = chip.name();
        add("sensor " + name, name, "What it does when it is asked to measure.",
                () -> Plain.word(chip.fault()),
                new Choice("works", "Works", "sensor heal " + name),
                new Choice("off the bus", "Off the bus", "sensor fail " + name),
                new Choice("refuses data", "Refuses data", "sensor refuse " + name),
                new Choice("other chip", "Other chip", "sensor swap " + name),
                new Choice("never ready", "Never ready", "sensor hang " + name),
                new Choice("holds the bus", "Holds the bus", "sensor jam " + name));
    }

    private void addPower(SimulatedDevice device, boolean journal) {
        group = "Power";
        add("power", "Power off", "Cut in the middle of whatever the device does.",
                () -> onOff(device.isOn()),
                new Choice("on", "On", "power on"), new Choice("off", "Off", "power off"));
        addOnce("cycle", "Power cycle", "Off and on again: the device boots.", "power cycle");
        if (journal) {
            addOnce("tear", "Tear a write", "Power off within the next write to the journal.",
                    "power tear");
        }
    }

    private void add(String id, String label, String explanation, Supplier<String> value, Choice... choices) {
        faults.add(new Fault(id, group, label, explanation, List.of(choices)));
        values.put(id, value);
    }

    private void addOnce(String id, String label, String explanation, String command) {
        faults.add(new Fault(id, group, label, explanation, List.of(new Choice(id, label, command))));
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}

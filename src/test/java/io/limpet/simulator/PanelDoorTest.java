package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.Configuration;
import io.limpet.simulator.broker.BrokerCertificates;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.config.EffectiveConfiguration;
import io.limpet.simulator.console.BrokerCommands;
import io.limpet.simulator.console.CommandTable;
import io.limpet.simulator.console.LinkCommands;
import io.limpet.simulator.console.NetworkCommands;
import io.limpet.simulator.console.PowerCommands;
import io.limpet.simulator.console.SensorCommands;
import io.limpet.simulator.console.StateCommands;
import io.limpet.simulator.console.TimeCommands;
import io.limpet.simulator.network.SimulatedDns;
import io.limpet.simulator.panel.Facts;
import io.limpet.simulator.panel.Fault;
import io.limpet.simulator.panel.Fault.Choice;
import io.limpet.simulator.panel.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the front panel sees of a run, and that each of its switches does what it says. */
@Timeout(120)
class PanelDoorTest {

    @TempDir
    private static Path directory;
    private static BrokerCertificates certificates;

    private final List<String> screen = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private SimulatedDevice device;
    private EmbeddedBroker broker;
    private PanelDoor door;

    @BeforeAll
    static void makeCertificates() throws Exception {
        SimulatedDns.install();
        certificates = BrokerCertificates.in(directory);
    }

    /** A device that is on and finds no broker; the embedded one runs only where a command starts it. */
    private void open(boolean embedded, String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of("sensor.enabled=bme280,tmp105,device", "outbox.storage=journal"));
        all.addAll(List.of(settings));
        EffectiveConfiguration effective = ConfigurationLayers.read(ConfigurationOptions.project(),
                ConfigurationLayers.SIMULATOR, List.of(), all)
                .provide("ca/broker.pem", certificates.authorityPem()).effective("24ec4a0102fe");
        Configuration configuration = effective.configuration();
        device = new DeviceBuilder().configuration(effective).build();
        broker = embedded ? new EmbeddedBroker(certificates) : null;
        CommandTable table = new CommandTable().add(NetworkCommands.of(device)).add(LinkCommands.of(device.link()));
        if (embedded) {
            table.add(BrokerCommands.of(broker, device.link()::setBrokerRunning));
        }
        table.add(SensorCommands.of(device)).add(TimeCommands.of(device)).add(PowerCommands.of(device))
                .add(StateCommands.of(device, broker));
        door = new PanelDoor(device, configuration, broker, new CommandDesk(table, screen::add, notes::add));
        device.powerOn();
    }

    @AfterEach
    void takeItDown() throws Exception {
        device.close();
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void everyChoiceIsACommandThatBringsItAboutAndTheSoundOneEndsIt() throws Exception {
        open(false);
        awaitTime();
        Map<String, String> sound = soundOnes();
        assertEquals(sound, door.world().faults());
        for (Fault fault : lasting()) {
            for (Choice choice : fault.choices()) {
                checkBroughtAbout(fault, choice);
            }
            checkBroughtAbout(fault, fault.choices().get(0));
            assertEquals(sound, door.world().faults(), fault.id() + " has touched another");
        }
    }

    @Test
    void theBrokersChoicesAreCommandsToo() throws Exception {
        open(true);
        assertEquals("stopped", door.world().faults().get("broker"));
        for (Fault fault : lasting()) {
            if (fault.group().equals("Broker")) {
                fault.choices().forEach(choice -> checkBroughtAbout(fault, choice));
            }
        }
        assertTrue(door.run("status").contains("stopped, shows the certificate other-authority"), door.run("status"));
        door.run("heal");
        assertEquals(soundOnes(), door.world().faults());
        assertTrue(broker.isRunning());
        door.run("broker certificate expired");
        assertTrue(broker.isRunning());
        assertEquals("expired", door.world().faults().get("certificate"));
        assertEquals("blue: must be one of right, wrong-name, expired, other-authority",
                door.run("broker certificate blue"));
    }

    @Test
    void healingEndsEachFault() throws Exception {
        open(false);
        awaitTime();
        Map<String, String> sound = soundOnes();
        for (Fault fault : lasting()) {
            Choice worst = fault.choices().get(fault.choices().size() - 1);
            checkBroughtAbout(fault, worst);
            door.run("heal");
            assertEquals(sound, door.world().faults(), fault.id());
        }
    }

    @Test
    void whatHappensOnceIsACommandAndNoState() throws Exception {
        open(false);
        List<Fault> once = door.facts().faults().stream().filter(Fault::isMomentary).toList();
        assertEquals(List.of("cut", "cycle", "tear"), once.stream().map(Fault::id).toList());
        for (Fault fault : once) {
            checkDone(fault.choices().get(0).command());
            assertFalse(door.world().faults().containsKey(fault.id()));
        }
        assertEquals(2, door.world().boots());
    }

    @Test
    void whatAPersonTypedIsToldInWords() throws Exception {
        open(false);
        awaitTime();
        checkTyped("link delay 250", "delay", "250 ms");
        checkTyped("link delay 90000", "delay", "90 s");
        checkTyped("link loss 7", "loss", "7 %");
        checkTyped("link slow 1500", "bandwidth", "1500 B/s");
        checkTyped("link slow 3000", "bandwidth", "3 kB/s");
        checkTyped("clock -90min", "clock", "-90 min");
        checkTyped("clock +3d", "clock", "+3 d");
        checkTyped("ntp +1y", "ntp", "+1 y");
        checkTyped("sensor jam tmp105", "sensor tmp105", "holds the bus");
    }

    @Test
    void eachFaultSaysInOneLineWhatItDoesToTheDevice() throws Exception {
        open(true);
        for (Fault fault : door.facts().faults()) {
            assertTrue(fault.explanation().matches("[A-Z].{10,100}\\."), fault.explanation());
        }
        assertEquals(List.of("Network", "Link", "Broker", "Time", "Sensors", "Power"),
                door.facts().faults().stream().map(Fault::group).distinct().toList());
        assertEquals(door.facts().faults().size(),
                door.facts().faults().stream().map(Fault::id).distinct().count(), "an identifier is used twice");
    }

    @Test
    void aDeviceWithACableHasNoWifi() throws Exception {
        open(false, "link.type=ethernet");
        Fault first = door.facts().faults().get(0);
        assertEquals("cable", first.id());
        assertTrue(door.facts().ethernet());
        assertTrue(door.world().joined());
        checkBroughtAbout(first, first.choices().get(1));
        assertFalse(door.world().joined());
        assertEquals(0, door.world().signalDbm());
        assertTrue(door.facts().faults().stream().noneMatch(fault -> fault.id().equals("wifi")));
    }

    @Test
    void tellsTheChipsTheirRegistersAndTheAir() throws Exception {
        open(false);
        World world = door.world();
        World.Chip bme280 = world.chips().get(0);
        assertEquals("Bosch BME280: temperature, humidity, pressure", bme280.description());
        assertEquals("0x76", bme280.address());
        assertEquals("", bme280.fault());
        assertEquals(List.of("temperature", "humidity", "pressure"), bme280.air());
        assertTrue(bme280.registers().contains(new World.Register("0xd0", "id", "0x60")),
                bme280.registers().toString());
        World.Quantity temperature = world.air().get(0);
        assertFalse(temperature.held());
        checkDone(temperature.command() + "31.55");
        assertEquals(31.55, door.world().air().get(0).value());
        assertTrue(door.world().air().get(0).held());
        checkDone(temperature.release());
        assertFalse(door.world().air().get(0).held());
        checkDone("sensor fail bme280");
        assertEquals("off the bus", door.world().chips().get(0).fault());
    }

    @Test
    void tellsWhetherTheDeviceHasANetworkAndPower() throws Exception {
        open(false);
        Await.until("it has an address", () -> door.world().joined() && door.world().onNetwork());
        assertEquals(-52, door.world().signalDbm());
        checkDone("wifi off");
        Await.until("it has none", () -> !door.world().joined() && !door.world().onNetwork());
        assertEquals(0, door.world().signalDbm());
        checkDone("power off");
        World off = door.world();
        assertFalse(off.power() || off.led() || off.joined());
        assertTrue(off.chips().stream().allMatch(chip -> chip.registers().isEmpty()));
    }

    @Test
    void tellsWhatStaysTheSame() throws Exception {
        open(false, "outbox.capacity=37", "outbox.when-full=drop-newest");
        Facts facts = door.facts();
        assertEquals("broker.limpet.test:8883", facts.broker());
        assertEquals("limpet-lab", facts.network());
        assertEquals(List.of("bme280", "tmp105", "device"), facts.sensors());
        assertEquals("37 drop-newest true false", facts.outboxCapacity() + " " + facts.whenFull() + " "
                + facts.journal() + " " + facts.embedded());
    }

    @Test
    void whatThePanelDoesIsShownAndNotedWithItsCommand() throws Exception {
        open(false);
        assertEquals("dns off: no name can be resolved", door.run(" dns off\n"));
        assertEquals(List.of("dns off: no name can be resolved"), screen);
        assertEquals(screen, notes);
        door.run("status");
        assertTrue(notes.get(1).startsWith("status\n  device "), notes.get(1));
        door.run("\u001b[31mx");
        assertEquals("there is no command \"[31mx\"; type help", screen.get(2));
        assertEquals("", door.run(" "));
        assertEquals(3, notes.size());
    }

    /** From then on the device does not set its clock, which would end what has put it wrong. */
    private void awaitTime() {
        device.console().expect(" time     set to ");
    }

    private void checkTyped(String command, String id, String value) {
        checkDone(command);
        assertEquals(value, door.world().faults().get(id));
    }

    private void checkBroughtAbout(Fault fault, Choice choice) {
        checkDone(choice.command());
        assertEquals(choice.value(), door.world().faults().get(fault.id()), choice.command());
    }

    /** It is in the table, and it works. */
    private void checkDone(String command) {
        String answer = door.run(command);
        assertTrue(answer.startsWith(command + ": "), answer);
    }

    private Map<String, String> soundOnes() {
        return lasting().stream().collect(Collectors.toMap(Fault::id, fault -> fault.choices().get(0).value(),
                (one, other) -> one, LinkedHashMap::new));
    }

    private List<Fault> lasting() {
        return door.facts().faults().stream().filter(fault -> !fault.isMomentary()).toList();
    }
}

package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.chip.Fault;
import io.limpet.simulator.memory.Fate;
import io.limpet.simulator.memory.Outcome;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device's memories do for its outbox: they outlive its power, its process, and their own absence. */
@Timeout(120)
class OutboxMemoryScenario {

    private static final Pattern WAITING = Pattern.compile("journal in .*: (\\d+) waiting");

    private static TestBroker broker;

    private SimulatedDevice device;

    @BeforeAll
    static void startTheBroker(@TempDir Path directory) throws Exception {
        broker = new TestBroker(directory);
    }

    @AfterAll
    static void stopTheBroker() throws Exception {
        broker.close();
    }

    @AfterEach
    void takeTheWorldDown() {
        device.close();
        assertNull(device.crash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"board", "24c256"})
    void keepsWhatWaitsThroughAPowerCut(String memory) {
        device = builder(memory).build();
        device.powerOn();
        device.console().expect("online as");
        device.surroundings().setWifi(false);
        awaitSteps(30);
        device.powerOff();
        long before = arrived();
        device.powerOn();
        int waiting = waiting();
        assertTrue(waiting > 0);
        device.surroundings().setWifi(true);
        Await.until("what has waited", () -> arrived() >= before + waiting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"board", "24c256"})
    void isKeptInAFile(String memory, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("memory");
        try (SimulatedDevice first = builder(memory).memoryFile(file).build()) {
            device = first;
            first.surroundings().setWifi(false);
            first.powerOn();
            awaitSteps(30);
        }
        device = builder(memory).memoryFile(file).build();
        device.powerOn();
        assertTrue(waiting() > 0);
    }

    @Test
    void isWaitedForWhenItDoesNotAnswer() {
        device = builder("24c256").build();
        device.i2cBus().chip("24c256").inject(Fault.ABSENT);
        device.powerOn();
        device.console().expect("24c256 at 0x50: nobody acknowledges its address");
        device.i2cBus().chip("24c256").inject(Fault.NONE);
        device.console().expect("journal in 24c256 at 0x50");
        device.console().expect("online as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"board", "24c256"})
    void isReadWhateverAPowerCutHasTornInIt(String memory) {
        device = builder(memory).build();
        for (int step = 1; step <= 8; step++) {
            device.outboxMemory().setFate(Fate.at(step, Outcome.someBits(step)));
            device.powerOn();
            Await.until("the power to fail at step " + step, () -> !device.isOn());
            device.outboxMemory().setFate(Fate.KIND);
        }
        device.powerOn();
        device.console().expect("online as");
    }

    private static DeviceBuilder builder(String memory) {
        return TestDevice.builder(broker.authorityPem, broker.broker::address, "outbox.storage=journal",
                "outbox.memory=" + memory, "device.id=keeper-" + memory).serialNumber("24ec4affffff");
    }

    /** Waits until so many more units have been programmed. */
    private void awaitSteps(int count) {
        long before = device.outboxMemory().steps();
        Await.until("readings in the journal", () -> device.outboxMemory().steps() >= before + count);
    }

    private long arrived() {
        return broker.readings(device, "bme280") + broker.readings(device, "tmp105");
    }

    /** What the device has found in its journal at boot. */
    private int waiting() {
        Matcher line = WAITING.matcher(device.console().expect("journal in"));
        assertTrue(line.find());
        return Integer.parseInt(line.group(1));
    }
}

package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The power is cut again and again, wherever the device happens to be: each life ends, and the last one works. */
@Timeout(120)
class PowerCutScenario {

    private static final int CUTS = 40;
    private static final long SEED = 20_261_124;
    private static final int LIFE_NANOS_MAX = 150_000_000;

    @Test
    void everyLifeEndsWithItsPowerAndTheNextOneBeginsAfresh(@TempDir Path directory) throws Exception {
        Random random = new Random(SEED);
        try (TestBroker broker = new TestBroker(directory);
                SimulatedDevice device = broker.device("link.type=ethernet")) {
            for (int i = 0; i < CUTS; i++) {
                device.powerOn();
                LockSupport.parkNanos(random.nextInt(LIFE_NANOS_MAX));
                device.powerOff();
            }
            device.powerOn();
            device.console().expect("online as");
            broker.awaitReadings(device, "tmp105");
            assertNull(device.crash());
            assertEquals(CUTS + 1, device.bootCount());
        }
    }
}

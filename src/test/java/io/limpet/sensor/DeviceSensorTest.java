package io.limpet.sensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DeviceSensorTest {

    private long signal = -57;
    private long dropped = 44;
    private long certificateDays = 77;

    private final DeviceSensor sensor = new DeviceSensor(new DeviceFacts() {

        @Override
        public long uptimeSeconds() {
            return 11;
        }

        @Override
        public long freeHeapBytes() {
            return 22;
        }

        @Override
        public long signalDbm() {
            return signal;
        }

        @Override
        public long outboxDepth() {
            return 33;
        }

        @Override
        public long dropped() {
            return dropped;
        }

        @Override
        public long reconnects() {
            return 55;
        }

        @Override
        public long sensorFailures() {
            return 66;
        }

        @Override
        public long certificateDays() {
            return certificateDays;
        }

        @Override
        public long anchorDays() {
            return 88;
        }
    });

    @Test
    void tellsEachFactUnderItsName() {
        String[] keys = {"uptime_s", "free_heap_bytes", "signal_dBm", "outbox_depth", "dropped", "reconnects",
            "sensor_failures", "certificate_days", "anchor_days"};
        for (int i = 0; i < keys.length; i++) {
            assertEquals(keys[i], sensor.quantities()[i].key);
        }
        assertArrayEquals(new long[] {11, 22, -57, 33, 44, 55, 66, 77, 88}, read());
    }

    @Test
    void leavesTheSignalOutWhereThereIsNone() {
        signal = 0;
        assertEquals(Quantity.UNKNOWN, read()[2]);
    }

    @Test
    void leavesTheDaysOutThatAreNotKnown() {
        certificateDays = Quantity.UNKNOWN;
        assertEquals(Quantity.UNKNOWN, read()[7]);
        certificateDays = -1;
        assertEquals(-1, read()[7], "expired yesterday");
    }

    @Test
    void keepsToTheDigitsOfItsQuantities() {
        signal = Long.MIN_VALUE;
        dropped = Long.MAX_VALUE;
        assertEquals(-999, read()[2]);
        assertEquals(999_999_999L, read()[4]);
        certificateDays = Long.MIN_VALUE + 1;
        assertEquals(-9_999, read()[7]);
    }

    private long[] read() {
        long[] values = new long[sensor.quantities().length];
        assertEquals(0, sensor.start());
        sensor.read(values);
        return values;
    }
}

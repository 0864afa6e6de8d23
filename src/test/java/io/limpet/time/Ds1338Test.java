package io.limpet.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.IsoTime;
import io.limpet.board.I2cBus;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The clock chip's registers, as its datasheet draws them: read, written, and read back. */
class Ds1338Test {

    private static final long FLOOR = IsoTime.millis("2026-11-24T00:00:00Z");

    private final Chip chip = new Chip();
    private final Ds1338 clock = new Ds1338(chip);

    @Test
    void readsTheTime() {
        chip.show(0x59, 0x07, 0x23, 0x06, 0x28, 0x11, 0x26, 0x00);
        check("2026-11-28T23:07:59Z");
    }

    @Test
    void readsTwelveHours() {
        chip.show(0x00, 0x30, 0x40 | 0x12, 1, 0x01, 0x01, 0x27, 0);
        check("2027-01-01T00:30:00Z");
        chip.show(0x00, 0x30, 0x40 | 0x11, 1, 0x01, 0x01, 0x27, 0);
        check("2027-01-01T11:30:00Z");
        chip.show(0x00, 0x30, 0x60 | 0x12, 1, 0x01, 0x01, 0x27, 0);
        check("2027-01-01T12:30:00Z");
        chip.show(0x00, 0x30, 0x60 | 0x11, 1, 0x01, 0x01, 0x27, 0);
        check("2027-01-01T23:30:00Z");
    }

    @Test
    @HostOnly("java.time is the oracle")
    void readsBackWhatItWasSetTo() {
        for (LocalDateTime time = LocalDateTime.of(2026, 12, 30, 1, 2, 3); time.getYear() < 2100;
                time = time.plusDays(17).plusSeconds(12_345)) {
            long millis = time.toInstant(ZoneOffset.UTC).toEpochMilli();
            assertTrue(clock.set(millis));
            assertNull(clock.read(), time.toString());
            assertEquals(millis, clock.utcMillis());
            assertEquals(time.getDayOfWeek().getValue(), chip.registers[3]);
        }
    }

    @Test
    void isSetToTheNearestSecond() {
        clock.set(IsoTime.millis("2026-12-31T23:59:59.500Z"));
        assertArrayEquals(new byte[] {0x00, 0x00, 0x00, 0x05, 0x01, 0x01, 0x27}, Arrays.copyOf(chip.registers, 7));
    }

    @Test
    void isStartedByBeingSetAndKeepsItsSquareWave() {
        chip.show(0x80, 0, 0, 1, 0x01, 0x01, 0x00, 0x20 | 0x13);
        clock.set(FLOOR);
        assertEquals(0, chip.registers[0] & 0x80);
        assertEquals(0x13, chip.registers[7]);
        assertNull(clock.read());
    }

    @Test
    void isNotBelievedWhenItHasStopped() {
        chip.show(0x80, 0, 0, 1, 0x01, 0x01, 0x27, 0);
        refuses("the clock chip had stopped: is its battery empty?");
        chip.show(0x00, 0, 0, 1, 0x01, 0x01, 0x27, 0x20);
        refuses("the clock chip had stopped: is its battery empty?");
    }

    @Test
    void isNotBelievedWithATimeThatIsNone() {
        int[][] shown = {
            {0x60, 0, 0, 1, 1, 1, 0x27, 0}, {0x0a, 0, 0, 1, 1, 1, 0x27, 0}, {0, 0x60, 0, 1, 1, 1, 0x27, 0},
            {0, 0, 0x24, 1, 1, 1, 0x27, 0}, {0, 0, 0x40, 1, 1, 1, 0x27, 0}, {0, 0, 0x53, 1, 1, 1, 0x27, 0},
            {0, 0, 0, 1, 0, 1, 0x27, 0}, {0, 0, 0, 1, 0x29, 2, 0x27, 0}, {0, 0, 0, 1, 1, 0, 0x27, 0},
            {0, 0, 0, 1, 1, 0x13, 0x27, 0}, {0, 0, 0, 1, 1, 1, 0xa7, 0}, {0x7f, 0xff, 0xff, 7, 0xff, 0xff, 0xff, 0}};
        for (int[] each : shown) {
            chip.show(each);
            refuses("the clock chip shows no time of the calendar");
        }
    }

    @Test
    void needNotBeThere() {
        chip.there = false;
        refuses("no clock chip answers");
        assertFalse(clock.set(FLOOR));
    }

    @Test
    void doesNotTakeAYearThatItDoesNotHave() {
        assertFalse(clock.set(IsoTime.millis("2100-01-01T00:00:00Z")));
        assertFalse(clock.set(IsoTime.millis("1999-12-31T23:59:59Z")));
        assertEquals(0, chip.writes);
    }

    private void check(String time) {
        assertNull(clock.read());
        assertEquals(IsoTime.millis(time), clock.utcMillis());
    }

    private void refuses(String why) {
        assertEquals(why, clock.read());
    }

    /** Eight registers and an address that counts up. */
    private static final class Chip implements I2cBus {

        private final byte[] registers = new byte[8];
        private boolean there = true;
        private int writes;

        void show(int... values) {
            for (int i = 0; i < values.length; i++) {
                registers[i] = (byte) values[i];
            }
        }

        @Override
        public int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
            if (!there || address != 0x68) {
                return ADDRESS_NOT_ACKNOWLEDGED;
            }
            System.arraycopy(write, 1, registers, write[0], writeLength - 1);
            System.arraycopy(registers, write[0], read, 0, readLength);
            writes += writeLength > 1 ? 1 : 0;
            return OK;
        }
    }
}

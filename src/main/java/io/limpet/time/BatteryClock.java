package io.limpet.time;

import io.limpet.board.Clock;
import io.limpet.memory.Crc32;

/**
 * A clock chip that keeps the time while the power is away, and how fast it runs by the time servers.
 *
 * <p>The chip tells whole seconds, so that one look at it is half a second off. Over a day that is 6 millionths, over a
 * week 0.8: its drift is measured after a day and then each week, by which it is set anew, and taken off what it says
 * at the next start. What it takes for that is in the chip's own RAM, where it lives and dies with the time:
 *
 * <pre>
 *   0..1    | 2       | 3              | 4..11             | 12..15            | 16..19                | 20..23 |
 *   'L' 'C' | version | drift measured | set to, UTC       | chip ahead then,  | drift, billionths,    | CRC-32 |
 *           |         | over so many   | milliseconds      | milliseconds      | more than 0: too fast |        |
 *           |         | days; 0: never | since 1970        |                   |                       |        |
 * </pre>
 */
public final class BatteryClock {

    private static final int VERSION = 1;
    private static final int BYTES = Ds1338.RAM_BYTES_MAX;
    private static final int CRC_OFFSET = BYTES - 4;

    private static final long DAY_MILLIS = 24 * 60 * 60 * 1000L;
    private static final int WEEK_DAYS = 7;
    private static final int DAYS_MAX = 255;
    private static final long BILLION = 1_000_000_000;

    /** No crystal is so bad: somebody else has set the chip. */
    private static final long DRIFT_MAX = 500_000;

    /** What two looks can differ by, of which each is half a second off, and a time server's way. */
    private static final long LOOKS_MILLIS = 2_000;

    private final Clock clock;
    private final Ds1338 chip;
    private final Floor floor;
    private final byte[] record = new byte[BYTES];

    public BatteryClock(Clock clock, Ds1338 chip, Floor floor) {
        this.clock = clock;
        this.chip = chip;
        this.floor = floor;
    }

    /** Sets the wall clock by the chip. Returns null, or why the chip cannot be believed. */
    public String start() {
        String fault = chip.read();
        if (fault != null) {
            return fault;
        }
        boolean driftIsKnown = readRecord();
        long now = now();
        if (driftIsKnown && now > setTo()) {
            now -= (now - setTo()) / 1000 * drift() / (BILLION / 1000);
        }
        if (now < floor.utcMillis()) {
            return "the clock chip is wrong: " + floor.refusal(now);
        }
        clock.setUtcMillis(now);
        return null;
    }

    /** The wall clock has been set by time servers: measures the chip by it, and sets the chip when that is due. */
    public void learn() {
        long utcMillis = clock.utcMillis();
        if (chip.read() != null) {
            set(utcMillis, readRecord());
        } else if (!readRecord()) {
            set(utcMillis, false);
        } else {
            measure(utcMillis);
        }
    }

    private void measure(long utcMillis) {
        long elapsed = utcMillis - setTo();
        long ahead = now() - utcMillis;
        long days = elapsed / DAY_MILLIS;
        if (elapsed < 0 || Math.abs(ahead) > elapsed / 1000 * DRIFT_MAX / (BILLION / 1000) + LOOKS_MILLIS) {
            set(utcMillis, true);
        } else if (days >= 1 && days >= Math.min(record[3] & 0xff, WEEK_DAYS)) {
            putInt32(16, (int) (ahead * (BILLION / 1000) / (elapsed / 1000)));
            record[3] = (byte) Math.min(days, DAYS_MAX);
            if (days >= WEEK_DAYS) {
                set(utcMillis, true);
            } else {
                writeRecord();
            }
        }
    }

    /** Sets the chip, to the second; what it is off by is written down. */
    private void set(long utcMillis, boolean driftIsKnown) {
        if (!chip.set(utcMillis)) {
            return;
        }
        if (!driftIsKnown) {
            putInt32(16, 0);
            record[3] = 0;
        }
        record[0] = 'L';
        record[1] = 'C';
        record[2] = VERSION;
        putInt32(4, (int) (utcMillis >> 32));
        putInt32(8, (int) utcMillis);
        putInt32(12, (int) (Ds1338.nearestSecond(utcMillis) - utcMillis));
        writeRecord();
    }

    /** What the chip says, in the middle of the second that it shows, less what it was ahead by when it was set. */
    private long now() {
        return chip.utcMillis() + 500 - int32(12);
    }

    private long setTo() {
        return (long) int32(4) << 32 | int32(8) & 0xffffffffL;
    }

    private long drift() {
        return int32(16);
    }

    private void writeRecord() {
        putInt32(CRC_OFFSET, Crc32.of(record, 0, CRC_OFFSET));
        chip.writeRam(record, BYTES);
    }

    /** Whether there is one; if not, all of it is 0. */
    private boolean readRecord() {
        boolean sound = chip.readRam(record, BYTES) && record[0] == 'L' && record[1] == 'C' && record[2] == VERSION
                && int32(CRC_OFFSET) == Crc32.of(record, 0, CRC_OFFSET);
        for (int i = 0; i < BYTES && !sound; i++) {
            record[i] = 0;
        }
        return sound;
    }

    private void putInt32(int offset, int value) {
        for (int i = 0; i < 4; i++) {
            record[offset + i] = (byte) (value >> (24 - 8 * i & 31));
        }
    }

    private int int32(int offset) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | record[offset + i] & 0xff;
        }
        return value;
    }
}

package io.limpet.simulator.chip;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Maxim's clock DS1338 ("I2C RTC with 56-Byte NV RAM"), which a battery keeps running while the supply is away.
 *
 * <pre>
 *   0x00..0x06   seconds, minutes, hours, day of the week, date, month, year, in BCD; bit 7 of 0x00 halts it
 *   0x07         control; bit 5 (OSF) is set when the oscillator has stopped
 *   0x08..0x3f   RAM
 * </pre>
 *
 * <p>The registers are taken over from the clock at a start, so that a transfer reads one moment. Writing the seconds
 * begins the second anew. Of the hours only the 24-hour mode is there, which is what Limpet sets.
 */
public final class Ds1338Chip extends SimulatedChip {

    private static final int ADDRESS = 0x68;
    private static final int SIZE = 0x40;
    private static final int CONTROL = 7;
    private static final int HALTED = 0x80;
    private static final int STOPPED = 0x20;
    private static final long MILLION = 1_000_000;

    private final int[] registers = new int[SIZE];
    private int pointer;

    /** What the chip said, and when by the world's clock; from there it runs on. */
    private long chipMillis;
    private long worldMillis;
    private long fastPerMillion;

    /** One whose battery was never empty, and that nobody has set: it says 2000-01-01, and that it had stopped. */
    public Ds1338Chip(LongSupplier clock, Climate climate) {
        super("ds1338", ADDRESS, clock, climate);
        emptyBattery();
    }

    /** Lets it run too fast from now on, or too slow. */
    public synchronized void setDrift(long perMillion) {
        runOn(now());
        fastPerMillion = perMillion;
    }

    /** The battery is empty and the supply away: it stands still, and what it held is lost. */
    public synchronized void emptyBattery() {
        for (int i = 0; i < SIZE; i++) {
            registers[i] = i * 37 & 0xff;
        }
        registers[CONTROL] = STOPPED;
        chipMillis = LocalDateTime.of(2000, 1, 1, 0, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
        worldMillis = now();
        show();
    }

    /** The battery keeps all of it. */
    @Override
    void reset(long now) {
        pointer = 0;
    }

    @Override
    void settle(long now) {
        runOn(now);
        show();
    }

    @Override
    void take(int index, int value, long now) {
        if (index == 0) {
            pointer = value & SIZE - 1;
            return;
        }
        registers[pointer] = value;
        if (pointer < CONTROL) {
            set(now);
        }
        pointer = pointer + 1 & SIZE - 1;
    }

    @Override
    int give(int index) {
        int value = registers[pointer];
        pointer = pointer + 1 & SIZE - 1;
        return value;
    }

    @Override
    public synchronized List<Register> registers() {
        refresh();
        String[] names = {"seconds", "minutes", "hours", "day", "date", "month", "year", "control"};
        List<Register> all = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            all.add(new Register(i, names[i], registers[i], 8));
        }
        return all;
    }

    private void runOn(long now) {
        if ((registers[0] & HALTED) == 0) {
            long passed = now - worldMillis;
            chipMillis += passed + passed * fastPerMillion / MILLION;
        }
        worldMillis = now;
    }

    private void set(long now) {
        try {
            chipMillis = LocalDateTime.of(2000 + decimal(6), decimal(5), decimal(4), decimal(2), decimal(1),
                    bcd(registers[0] & ~HALTED)).toInstant(ZoneOffset.UTC).toEpochMilli();
            worldMillis = now;
        } catch (DateTimeException e) {
            // Not all of it is written yet.
        }
    }

    private void show() {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(chipMillis, 1000), 0, ZoneOffset.UTC);
        int[] fields = {time.getSecond(), time.getMinute(), time.getHour(), time.getDayOfWeek().getValue(),
            time.getDayOfMonth(), time.getMonthValue(), time.getYear() % 100};
        for (int i = 0; i < fields.length; i++) {
            registers[i] = fields[i] / 10 << 4 | fields[i] % 10 | (i == 0 ? registers[0] & HALTED : 0);
        }
    }

    private int decimal(int register) {
        return bcd(registers[register]);
    }

    private static int bcd(int value) {
        return (value >> 4) * 10 + (value & 0xf);
    }
}

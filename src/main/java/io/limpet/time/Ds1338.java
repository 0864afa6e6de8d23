package io.limpet.time;

import io.limpet.board.I2cBus;

/**
 * A clock that a battery keeps running: Maxim DS1338 (datasheet "I2C RTC with 56-Byte NV RAM"), in UTC.
 *
 * <pre>
 *   0x00 seconds    CH    10 s (3 bits)      s                      two decimal digits (BCD) in each;
 *   0x01 minutes    .     10 min (3 bits)    min                    CH 1: the oscillator is halted
 *   0x02 hours      .     0   10 h (2 bits)  h                      24-hour mode
 *                   .     1   PM  10 h       h                      12-hour mode: 1 to 12
 *   0x03 day        .     .                  1 to 7                 which is the first is the user's choice
 *   0x04 date       .     10 d (2 bits)      d
 *   0x05 month      .     10 m (1 bit)       m
 *   0x06 year       10 y (4 bits)            y                      2000 to 2099, as we use it
 *   0x07 control    OUT . OSF SQWE . . RS1 RS0                      OSF 1: the oscillator has stopped before
 *   0x08 to 0x3f                                                    RAM that the battery keeps as well
 * </pre>
 *
 * <p>The registers are frozen for the length of a transfer, so that one burst reads one moment; the first byte written
 * starts the second anew.
 */
public final class Ds1338 {

    /** It has no other. */
    private static final int ADDRESS = 0x68;

    private static final int REGISTER_SECONDS = 0;
    private static final int REGISTER_MINUTES = 1;
    private static final int REGISTER_HOURS = 2;
    private static final int REGISTER_DAY = 3;
    private static final int REGISTER_DATE = 4;
    private static final int REGISTER_MONTH = 5;
    private static final int REGISTER_YEAR = 6;
    private static final int REGISTER_CONTROL = 7;
    private static final int REGISTERS = 8;
    private static final int RAM = 8;

    /** The most that is kept at once. */
    static final int RAM_BYTES_MAX = 24;

    private static final int CLOCK_HALT = 0x80;
    private static final int TWELVE_HOURS = 0x40;
    private static final int PM = 0x20;
    private static final int OSCILLATOR_STOPPED = 0x20;
    private static final int CENTURY = 2000;
    private static final int YEAR_MAX = 2099;
    private static final long MILLIS_PER_DAY = 24 * 60 * 60 * 1000L;

    private final I2cBus bus;

    /** A register's address, then what is written from there on. */
    private final byte[] write = new byte[1 + RAM_BYTES_MAX];
    private final byte[] read = new byte[REGISTERS];
    private final int[] fields = new int[UtcTime.FIELDS];
    private long utcMillis;

    public Ds1338(I2cBus bus) {
        this.bus = bus;
    }

    /**
     * Reads the time.
     *
     * @return null when {@link #utcMillis} is a time that the chip has kept, else why not
     */
    public String read() {
        write[0] = REGISTER_SECONDS;
        if (bus.transfer(ADDRESS, write, 1, read, REGISTERS) != I2cBus.OK) {
            return "no clock chip answers";
        }
        if ((read[REGISTER_SECONDS] & CLOCK_HALT) != 0 || (read[REGISTER_CONTROL] & OSCILLATOR_STOPPED) != 0) {
            return "the clock chip had stopped: is its battery empty?";
        }
        if (!takeDate() || !takeTime()) {
            return "the clock chip shows no time of the calendar";
        }
        utcMillis = UtcTime.millis(fields[UtcTime.YEAR], fields[UtcTime.MONTH], fields[UtcTime.DAY],
                fields[UtcTime.HOUR], fields[UtcTime.MINUTE], fields[UtcTime.SECOND]);
        return null;
    }

    /** What was read last: the second that had begun. */
    public long utcMillis() {
        return utcMillis;
    }

    /**
     * Sets it to the nearest second, and starts it if it had stopped.
     *
     * @return whether it was there to be set; false as well for a year that it does not have
     */
    public boolean set(long utcMillis) {
        long nearest = nearestSecond(utcMillis);
        UtcTime.split(nearest, fields);
        if (fields[UtcTime.YEAR] < CENTURY || fields[UtcTime.YEAR] > YEAR_MAX) {
            return false;
        }
        write[0] = REGISTER_SECONDS;
        put(REGISTER_SECONDS, fields[UtcTime.SECOND]);
        put(REGISTER_MINUTES, fields[UtcTime.MINUTE]);
        put(REGISTER_HOURS, fields[UtcTime.HOUR]);
        put(REGISTER_DAY, 1 + (int) ((nearest / MILLIS_PER_DAY + 3) % 7));   // 1 is a Monday; 1970 began on a Thursday
        put(REGISTER_DATE, fields[UtcTime.DAY]);
        put(REGISTER_MONTH, fields[UtcTime.MONTH]);
        put(REGISTER_YEAR, fields[UtcTime.YEAR] - CENTURY);
        return bus.transfer(ADDRESS, write, 1 + REGISTER_CONTROL, read, 0) == I2cBus.OK && clearStopped();
    }

    /** What it is set to. */
    static long nearestSecond(long utcMillis) {
        return (utcMillis + 500) / 1000 * 1000;
    }

    /** From now on it counts as having run; how the square-wave pin is used stays as it is. */
    private boolean clearStopped() {
        write[0] = REGISTER_CONTROL;
        if (bus.transfer(ADDRESS, write, 1, read, 1) != I2cBus.OK) {
            return false;
        }
        write[1] = (byte) (read[0] & ~OSCILLATOR_STOPPED);
        return bus.transfer(ADDRESS, write, 2, read, 0) == I2cBus.OK;
    }

    /** Reads the first bytes of the RAM. Returns whether the chip answered. */
    boolean readRam(byte[] into, int length) {
        write[0] = RAM;
        return bus.transfer(ADDRESS, write, 1, into, length) == I2cBus.OK;
    }

    /** Writes the first bytes of the RAM. Returns whether the chip took them. */
    boolean writeRam(byte[] from, int length) {
        write[0] = RAM;
        System.arraycopy(from, 0, write, 1, length);
        return bus.transfer(ADDRESS, write, 1 + length, read, 0) == I2cBus.OK;
    }

    private boolean takeDate() {
        int year = CENTURY + number(read[REGISTER_YEAR]);
        int month = number(read[REGISTER_MONTH]);
        int day = number(read[REGISTER_DATE]);
        fields[UtcTime.YEAR] = year;
        fields[UtcTime.MONTH] = month;
        fields[UtcTime.DAY] = day;
        return year >= CENTURY && month >= 1 && month <= 12 && day >= 1 && day <= UtcTime.daysInMonth(year, month);
    }

    private boolean takeTime() {
        fields[UtcTime.HOUR] = hour(read[REGISTER_HOURS]);
        fields[UtcTime.MINUTE] = number(read[REGISTER_MINUTES]);
        fields[UtcTime.SECOND] = number(read[REGISTER_SECONDS]);
        return fields[UtcTime.HOUR] >= 0 && fields[UtcTime.HOUR] < 24
                && fields[UtcTime.MINUTE] >= 0 && fields[UtcTime.MINUTE] < 60
                && fields[UtcTime.SECOND] >= 0 && fields[UtcTime.SECOND] < 60;
    }

    /** -1 when it is none. */
    private static int hour(int register) {
        if ((register & TWELVE_HOURS) == 0) {
            return number(register);
        }
        int hour = number(register & ~(TWELVE_HOURS | PM));
        if (hour < 1 || hour > 12) {
            return -1;
        }
        return hour % 12 + ((register & PM) != 0 ? 12 : 0);
    }

    /** Of two decimal digits; -1 when it is none. */
    private static int number(int register) {
        int tens = register >> 4 & 0xf;
        int ones = register & 0xf;
        return tens > 9 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private void put(int register, int value) {
        write[1 + register] = (byte) (value / 10 << 4 | value % 10);
    }
}

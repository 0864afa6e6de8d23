package io.limpet.time;

import io.limpet.board.Clock;
import io.limpet.memory.Slot;
import java.io.IOException;

/**
 * The date below which no clock and no time server is believed: when the image was built, or what was proved since.
 *
 * <p>Proved is what somebody has signed whom the device trusts: that the broker's own certificate is valid from a day
 * on. A time server proves nothing, so that nobody on the network can raise the floor and lock the device out. It never
 * falls. What is kept follows when it has risen by a week: then the memory of a device whose broker renews its
 * certificate every day is written to 52 times a year.
 *
 * <pre>
 *   kept, in a {@link Slot} of kind 1:  | 0..7   milliseconds since 1970 UTC, big-endian |
 * </pre>
 */
public final class Floor {

    /** What its record is called in a {@link Slot}. */
    public static final int KIND = 1;

    /** It takes the first two sectors of the memory that keeps it: one a copy. */
    public static final int SECTORS = 2;

    private static final int BYTES = 8;
    private static final long DAY_MILLIS = 24 * 60 * 60 * 1000L;
    private static final long KEPT_STEP_MILLIS = 7 * DAY_MILLIS;

    private final Clock clock;

    /** Null when it is forgotten with the power. */
    private final Slot slot;
    private final byte[] record = new byte[BYTES];

    private long utcMillis;
    private boolean proved;
    private boolean read;
    private long keptUtcMillis;
    private String trouble;

    /**
     * Looks at no memory yet.
     *
     * @param buildUtcMillis when the image was built
     * @param slot where it is kept; null for nowhere
     */
    public Floor(Clock clock, long buildUtcMillis, Slot slot) {
        this.clock = clock;
        this.utcMillis = buildUtcMillis;
        this.keptUtcMillis = buildUtcMillis;
        this.slot = slot;
        this.read = slot == null;
    }

    /** Milliseconds since 1970. Asks the memory until it has answered once. */
    public long utcMillis() {
        if (!read) {
            readKept();
        }
        return utcMillis;
    }

    /**
     * It was that date, or later, when this was signed. A date that the clock has not reached proves that somebody's
     * clock is wrong and not whose, and is no floor: it could lock the device out for good.
     */
    public void proved(long provedUtcMillis) {
        if (provedUtcMillis <= utcMillis() || !clock.isSet() || provedUtcMillis > clock.utcMillis()) {
            return;
        }
        utcMillis = provedUtcMillis;
        proved = true;
        if (read && slot != null && utcMillis - keptUtcMillis >= KEPT_STEP_MILLIS) {
            keep();
        }
    }

    /** What is said of a date below it: {@code "2026-11-23 is earlier than this firmware was built, 2026-11-24"}. */
    public String refusal(long earlierUtcMillis) {
        return UtcTime.date(earlierUtcMillis) + " is earlier than "
                + (proved ? "a certificate has proved, " : "this firmware was built, ") + UtcTime.date(utcMillis);
    }

    /** What the memory had to complain of since this was asked last; null when nothing. */
    public String takeTrouble() {
        String last = trouble;
        trouble = null;
        return last;
    }

    private void readKept() {
        try {
            if (slot.read(record) == BYTES && number() > utcMillis) {
                keptUtcMillis = number();
                utcMillis = keptUtcMillis;
                proved = true;
            }
            read = true;
        } catch (IOException e) {
            trouble = e.getMessage();
        }
    }

    private void keep() {
        for (int i = 0; i < BYTES; i++) {
            record[i] = (byte) (utcMillis >> (56 - 8 * i & 63));
        }
        try {
            slot.write(record, BYTES);
            keptUtcMillis = utcMillis;
        } catch (IOException e) {
            trouble = e.getMessage();
        }
    }

    private long number() {
        long value = 0;
        for (int i = 0; i < BYTES; i++) {
            value = value << 8 | record[i] & 0xff;
        }
        return value;
    }
}

package io.limpet.simulator.network;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a {@link SimulatedLink} does to the bytes at present. Guarded by the link. */
final class LinkFaults {

    private static final long NEVER = -1;

    /** So often in a second is a throttled link let to pass something on. */
    private static final int PORTIONS_PER_SECOND = 20;

    /** From a segment that is lost to its next transmission: RFC 6298 §2.4 has a second, Linux 200 ms. */
    private static final long RETRANSMISSION_MIN_NANOS = 200_000_000L;
    private static final long RETRANSMISSION_MAX_NANOS = 120_000_000_000L;

    private final Random random = new Random(1);
    private final Map<Direction, Long> bytesUntilReset = new EnumMap<>(Direction.class);

    boolean refusing;
    boolean halfOpen;
    long delayNanos;

    /** Of a hundred segments. */
    int lossPercent;

    /** 0 is without limit. */
    long bytesPerSecond;

    /** The pause after each byte; 0 lets bytes pass together. */
    long nanosPerByte;

    LinkFaults() {
        heal();
    }

    void heal() {
        refusing = false;
        halfOpen = false;
        delayNanos = 0;
        lossPercent = 0;
        bytesPerSecond = 0;
        nanosPerByte = 0;
        for (Direction direction : Direction.values()) {
            bytesUntilReset.put(direction, NEVER);
        }
    }

    void resetAfter(Direction direction, long bytes) {
        bytesUntilReset.put(direction, bytes);
    }

    /**
     * How much later than at once the next segment arrives. One that is lost does not show as such, but by its
     * retransmission, for which all behind it waits; what is lost again waits twice as long (RFC 6298 §5.5).
     */
    long latenessNanos() {
        long lateness = delayNanos;
        long timeout = RETRANSMISSION_MIN_NANOS;
        while (lossPercent > 0 && random.nextInt(100) < lossPercent) {
            lateness += timeout;
            timeout = Math.min(2 * timeout, RETRANSMISSION_MAX_NANOS);
        }
        return lateness;
    }

    /** Of so many bytes, how many may pass together; -1 when a reset is due, which happens once. */
    int admit(Direction direction, int bytes) {
        long untilReset = bytesUntilReset.get(direction);
        if (untilReset == 0) {
            bytesUntilReset.put(direction, NEVER);
            return -1;
        }
        long admitted = nanosPerByte > 0 ? 1 : bytes;
        if (bytesPerSecond > 0) {
            admitted = Math.min(admitted, Math.max(1, bytesPerSecond / PORTIONS_PER_SECOND));
        }
        if (untilReset > 0) {
            admitted = Math.min(admitted, untilReset);
            bytesUntilReset.put(direction, untilReset - admitted);
        }
        return (int) admitted;
    }

    /** How long to wait after so many bytes. */
    long pauseNanos(int bytes) {
        return Math.max(nanosPerByte, bytesPerSecond == 0 ? 0 : bytes * 1_000_000_000L / bytesPerSecond);
    }

    /** Each fault in a few words. */
    List<String> descriptions() {
        List<String> faults = new ArrayList<>();
        if (refusing) {
            faults.add("refusing");
        }
        if (halfOpen) {
            faults.add("half-open");
        }
        if (delayNanos > 0) {
            faults.add("delay " + delayNanos / 1_000_000 + " ms");
        }
        if (lossPercent > 0) {
            faults.add(lossPercent + " % of segments lost");
        }
        if (bytesPerSecond > 0) {
            faults.add(bytesPerSecond + " bytes/s");
        }
        if (nanosPerByte > 0) {
            faults.add("one byte at a time");
        }
        return faults;
    }
}

package io.limpet.simulator.network;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a {@link SimulatedLink} does to the bytes at present. Guarded by the link. */
final class LinkFaults {

    private static final long NEVER = -1;

    /** So often in a second is a throttled link let to pass something on. */
    private static final int PORTIONS_PER_SECOND = 20;

    private final Map<Direction, Long> bytesUntilReset = new EnumMap<>(Direction.class);

    boolean refusing;
    boolean halfOpen;
    long delayNanos;

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
        bytesPerSecond = 0;
        nanosPerByte = 0;
        for (Direction direction : Direction.values()) {
            bytesUntilReset.put(direction, NEVER);
        }
    }

    void resetAfter(Direction direction, long bytes) {
        bytesUntilReset.put(direction, bytes);
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
        if (bytesPerSecond > 0) {
            faults.add(bytesPerSecond + " bytes/s");
        }
        if (nanosPerByte > 0) {
            faults.add("one byte at a time");
        }
        return faults;
    }
}

package io.limpet.storm.broker;

import java.util.Arrays;

/**
 * One direction of a connection: bytes in order, in segments that each have a time at which they arrive.
 *
 * <pre>
 *   taken | segment, arrives at 12 | segment, arrives at 12 | segment, arrives at NEVER, as the network is down
 * </pre>
 */
final class Pipe {

    static final long NEVER = Long.MAX_VALUE;

    private byte[] bytes = new byte[256];
    private int start;
    private int end;

    private int[] lengths = new int[8];
    private long[] arrivals = new long[8];
    private int firstSegment;
    private int segments;

    private long lastMillis;

    /** How many bytes are in it: under way, or arrived and not taken. */
    int length() {
        return end - start;
    }

    /** When the last of what was put in arrives. */
    long lastMillis() {
        return lastMillis;
    }

    /** When the first byte that has not been taken arrives. */
    long nextMillis() {
        return segments == 0 ? NEVER : arrivals[firstSegment];
    }

    /** Puts a segment in. It does not arrive before what was put in earlier. */
    void put(byte[] from, int offset, int length, long arrivalMillis) {
        makeRoom(length);
        System.arraycopy(from, offset, bytes, end, length);
        end += length;
        if (segments == lengths.length) {
            growSegments();
        }
        int at = firstSegment + segments++ & lengths.length - 1;
        lastMillis = Math.max(arrivalMillis, segments == 1 ? 0 : lastMillis);
        lengths[at] = length;
        arrivals[at] = lastMillis;
    }

    /** Takes what has arrived, as much as there is room for; returns how much that is. */
    int take(byte[] into, int offset, int length, long nowMillis) {
        int taken = 0;
        while (taken < length && nextMillis() <= nowMillis) {
            int count = Math.min(length - taken, lengths[firstSegment]);
            System.arraycopy(bytes, start, into, offset + taken, count);
            start += count;
            taken += count;
            lengths[firstSegment] -= count;
            if (lengths[firstSegment] == 0) {
                firstSegment = firstSegment + 1 & lengths.length - 1;
                segments--;
            }
        }
        return taken;
    }

    /** What has not arrived stays on the way until {@link #thaw}. */
    void freeze(long nowMillis) {
        for (int i = 0; i < segments; i++) {
            int at = firstSegment + i & lengths.length - 1;
            arrivals[at] = arrivals[at] > nowMillis ? NEVER : arrivals[at];
        }
        lastMillis = lastMillis > nowMillis ? NEVER : lastMillis;
    }

    /** What was frozen arrives then. */
    void thaw(long arrivalMillis) {
        for (int i = 0; i < segments; i++) {
            int at = firstSegment + i & lengths.length - 1;
            arrivals[at] = arrivals[at] == NEVER ? arrivalMillis : arrivals[at];
        }
        lastMillis = lastMillis == NEVER ? arrivalMillis : lastMillis;
    }

    private void makeRoom(int length) {
        if (start > 0 && end + length > bytes.length) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + length));
        }
    }

    private void growSegments() {
        int[] moreLengths = new int[2 * lengths.length];
        long[] moreArrivals = new long[2 * lengths.length];
        for (int i = 0; i < segments; i++) {
            moreLengths[i] = lengths[firstSegment + i & lengths.length - 1];
            moreArrivals[i] = arrivals[firstSegment + i & lengths.length - 1];
        }
        lengths = moreLengths;
        arrivals = moreArrivals;
        firstSegment = 0;
    }
}

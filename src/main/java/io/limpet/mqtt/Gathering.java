package io.limpet.mqtt;

/**
 * Whether to write at once, or to gather a little more while answers are coming.
 *
 * <p>A broker acknowledges packet by packet. If each acknowledgement at once drew the next message, a full window would
 * leave in writes of one message each, every one a TLS record and a segment. So messages are gathered until there are
 * as many bytes as are still under way: the broker never runs dry, and half a window goes in one write.
 *
 * <p>But the first answer after such a write is followed up at once. A broker whose socket uses Nagle's algorithm
 * (Mosquitto does, unless told {@code set_tcp_nodelay}) holds its other answers back until that one is acknowledged by
 * TCP, which a segment of ours does now and our silence 40 to 250 ms later.
 */
final class Gathering {

    /** How long what is to be written may be held back at most. */
    private static final int MILLIS_MAX = 2;

    /** Whether something has come since the last write. */
    private boolean heard;

    /** Whether the last write was such a follow-up. */
    private boolean followedUp;

    private long untilMillis = Liveness.NEVER;

    void opened() {
        heard = false;
        followedUp = false;
        untilMillis = Liveness.NEVER;
    }

    void heard() {
        heard = true;
    }

    boolean answersComing() {
        return heard;
    }

    /** Whether to receive before the next write, until {@link #untilMillis()}. */
    boolean isWorthwhile(int bufferedBytes, long underWayBytes, long nowMillis) {
        if (!heard || !followedUp || bufferedBytes == 0 || bufferedBytes >= underWayBytes) {
            return false;
        }
        if (untilMillis == Liveness.NEVER) {
            untilMillis = nowMillis + MILLIS_MAX;
        }
        return nowMillis < untilMillis;
    }

    long untilMillis() {
        return untilMillis;
    }

    /** So many bytes are written while so many are under way. */
    void written(int bytes, long underWayBytes) {
        followedUp = heard && !followedUp && bytes < underWayBytes;
        heard = false;
        untilMillis = Liveness.NEVER;
    }
}

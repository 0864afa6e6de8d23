package io.limpet.mqtt;

/**
 * Whether the broker is still there: when to ask it (PINGREQ), how long it may be silent, and how much may be sent on
 * trust meanwhile.
 *
 * <pre>
 *   last heard            3/4 K: PINGREQ        5/4 K: closed
 *   |----------------------|----------------------|------------------|
 *   0                                            K                1.5 K, when the broker would give us up (§3.1.2.10)
 * </pre>
 *
 * It is asked when nothing was sent for 3/4 of the keep-alive, as it demands, and when nothing was <em>heard</em> for
 * as long, even if we send all the time: a connection that is half-open swallows what is sent without a word.
 *
 * <p>How much it can swallow is bounded as well: a write may return as soon as the bytes lie in a socket's buffer, and
 * blocks without a time-out when that is full ({@code java.net}). So what is sent counts as unconfirmed until something
 * that was sent after it is answered, messages wait when it has become a buffer's worth, and if no acknowledgement is
 * due anyhow a PINGREQ asks for one, in the same write.
 */
final class Liveness {

    static final long NEVER = Long.MAX_VALUE;

    private static final int PINGS_MAX = 4;

    private final long pingAfterMillis;
    private final long silenceMillis;
    private final long answerMillis;
    private final int unconfirmedBytesMax;

    private long sentMillis;
    private long heardMillis;

    /** Bytes written to this connection, and how many of them have certainly arrived. */
    private long writtenBytes;
    private long confirmedBytes;

    /** Whether a message was held back since the last write. */
    private boolean heldBack;

    /** Whether something was heard since the last write. */
    private boolean answered;

    /** PINGREQs that wait for their PINGRESP, oldest first: when they were written, and where they stand. */
    private final long[] pingMillis = new long[PINGS_MAX];
    private final long[] pingPositions = new long[PINGS_MAX];
    private int pings;

    /** Whether a PINGREQ is to be written with the rest, and where it stands. */
    private boolean pingBuffered;
    private long pingBufferedPosition;

    Liveness(int keepAliveSeconds, int answerTimeoutMillis, int unconfirmedBytesMax) {
        long keepAliveMillis = keepAliveSeconds * 1000L;
        this.pingAfterMillis = keepAliveSeconds == 0 ? NEVER : keepAliveMillis * 3 / 4;
        this.silenceMillis = keepAliveSeconds == 0 ? NEVER : keepAliveMillis / 2;
        this.answerMillis = answerTimeoutMillis;
        this.unconfirmedBytesMax = unconfirmedBytesMax;
    }

    void opened(long nowMillis) {
        sentMillis = nowMillis;
        heardMillis = nowMillis;
        writtenBytes = 0;
        confirmedBytes = 0;
        heldBack = false;
        answered = false;
        pings = 0;
        pingBuffered = false;
    }

    /** Where a packet stands in all that is sent: the number of bytes up to its end. */
    long position(int bufferedBytes) {
        return writtenBytes + bufferedBytes;
    }

    /** Whether a message may be sent on trust, that would then be the last of so many buffered bytes. */
    boolean allows(int bufferedBytes) {
        boolean allowed = underWayBytes() + bufferedBytes <= unconfirmedBytesMax;
        heldBack |= !allowed;
        return allowed;
    }

    /** How many of the bytes written have not certainly arrived. */
    long underWayBytes() {
        return writtenBytes - confirmedBytes;
    }

    /**
     * Whether a PINGREQ is to be sent. Not if an acknowledgement is due that will do as well; but when answers are
     * coming, and were not enough for the next message, one goes as a follow-up: a broker whose socket uses Nagle's
     * algorithm (Mosquitto does, unless told {@code set_tcp_nodelay}) holds its other answers back until the first is
     * acknowledged by TCP, which a segment of ours does now and our silence 40 to 250 ms later.
     */
    boolean isPingDue(long nowMillis, int bufferedBytes, boolean acknowledgementDue) {
        if (pingBuffered || pings == PINGS_MAX) {
            return false;
        }
        boolean doubtful = heldBack || underWayBytes() + bufferedBytes > unconfirmedBytesMax / 2;
        boolean unasked = pings == 0 && !acknowledgementDue;
        boolean followUp = heldBack && answered && bufferedBytes == 0;
        return nowMillis >= pingDueMillis() || doubtful && unasked || followUp;
    }

    /** A PINGREQ is the last of so many buffered bytes. */
    void pinged(int bufferedBytes) {
        pingBuffered = true;
        pingBufferedPosition = position(bufferedBytes);
    }

    /** So many bytes have been written; the time is that after the write, which may have taken long. */
    void written(int bytes, long nowMillis) {
        sentMillis = nowMillis;
        writtenBytes += bytes;
        heldBack = false;
        answered = false;
        if (pingBuffered) {
            pingBuffered = false;
            pingMillis[pings] = nowMillis;
            pingPositions[pings++] = pingBufferedPosition;
        }
    }

    /** Something has come, whatever it is: the broker lives. */
    void heard(long nowMillis) {
        heardMillis = nowMillis;
        answered = true;
    }

    /** What was sent up to here has arrived. */
    void confirmed(long position) {
        confirmedBytes = Math.max(confirmedBytes, position);
    }

    /** A PINGRESP. One that nobody asked for does no harm. */
    void pingAnswered() {
        if (pings > 0) {
            confirmed(pingPositions[0]);
            pings--;
            System.arraycopy(pingMillis, 1, pingMillis, 0, pings);
            System.arraycopy(pingPositions, 1, pingPositions, 0, pings);
        }
    }

    /** How long nothing has been heard. */
    long silentMillis(long nowMillis) {
        return nowMillis - heardMillis;
    }

    /** When this is to be looked at again, or {@link #NEVER}. */
    long deadlineMillis() {
        return Math.min(pingDueMillis(), overMillis());
    }

    private long pingDueMillis() {
        if (pingAfterMillis == NEVER || pings == PINGS_MAX) {
            return NEVER;
        }
        return (pings == 0 ? Math.min(sentMillis, heardMillis) : sentMillis) + pingAfterMillis;
    }

    /**
     * When the broker has been silent for too long, or {@link #NEVER}. A PINGRESP may be late while other packets come,
     * behind which it stands, but not later than any other acknowledgement may be.
     */
    long overMillis() {
        if (pings == 0) {
            return NEVER;
        }
        long answerDue = pingMillis[0] + answerMillis;
        return silenceMillis == NEVER ? answerDue
                : Math.min(answerDue, Math.max(pingMillis[0], heardMillis) + silenceMillis);
    }
}

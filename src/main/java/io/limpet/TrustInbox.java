package io.limpet;

import io.limpet.trust.Trust;

/** Trust bundles as they come: copied out of the session's buffer, to be looked at after its turn. */
final class TrustInbox extends Subscription {

    private static final int NOTHING = -1;

    private final Trust trust;

    /** The length of the bundle in the buffer of {@link #trust}, which may be longer than the buffer. */
    private int length = NOTHING;

    TrustInbox(String topic, Trust trust) {
        super("trust", "trust.topic", topic);
        this.trust = trust;
    }

    /** Whether one has come since {@link #take()}. */
    boolean hasBundle() {
        return length != NOTHING;
    }

    /** The length of what has come; of more than {@link Trust#bundleBytesMax} there is nothing to look at. */
    int take() {
        int taken = length;
        length = NOTHING;
        return taken;
    }

    /** A bundle that came while the device was away, and has been replaced since, is not missed. */
    @Override
    boolean wantsRetained() {
        return true;
    }

    /**
     * Of several in one turn the last one counts; the one before it comes again if it is the retained one. An empty one
     * says that the retained one has been taken away (§3.3.1.3).
     */
    @Override
    void take(byte[] bytes, int payloadOffset, int payloadBytes, boolean retain) {
        if (payloadBytes == 0) {
            return;
        }
        length = payloadBytes;
        if (payloadBytes <= trust.bundleBytesMax()) {
            System.arraycopy(bytes, payloadOffset, trust.buffer(), 0, payloadBytes);
        }
    }
}

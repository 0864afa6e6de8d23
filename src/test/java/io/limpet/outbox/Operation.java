package io.limpet.outbox;

/** What a device does to its outbox, by name: the steps of which histories are made. */
enum Operation {

    APPEND_SHORT, APPEND_LONG, SEND_OLDEST, SEND_SECOND, ACKNOWLEDGE_OLDEST, ACKNOWLEDGE_SECOND, REBOOT;

    private static final int SHORT_BYTES = 3;

    /** What a QoS 2 message passes through (io.limpet.mqtt.Delivery): the first byte says which answer is awaited. */
    private static final int AWAITS_PUBREC = 5 << 16;
    private static final int AWAITS_PUBCOMP = 7 << 16;

    boolean isAppend() {
        return this == APPEND_SHORT || this == APPEND_LONG;
    }

    boolean isSend() {
        return this == SEND_OLDEST || this == SEND_SECOND;
    }

    boolean isAcknowledgement() {
        return this == ACKNOWLEDGE_OLDEST || this == ACKNOWLEDGE_SECOND;
    }

    /** Which live message it is done to, counted from 0. */
    int index() {
        return this == SEND_SECOND || this == ACKNOWLEDGE_SECOND ? 1 : 0;
    }

    /** The length of the message that is appended. */
    int bytes(Ledger.Limits limits) {
        return this == APPEND_SHORT ? SHORT_BYTES : limits.messageBytesMax();
    }

    /** Whether there is a message to which it can be done, and it changes something. */
    boolean isPossible(Ledger ledger) {
        return isAppend() || this == REBOOT || index() < ledger.live().size()
                && !(isSend() && sent(ledger).mark() == target(ledger).mark());
    }

    /** The message that it is done to. */
    Ledger.Message target(Ledger ledger) {
        return ledger.live().get(index());
    }

    /** That message once it was sent, or sent on. */
    Ledger.Message sent(Ledger ledger) {
        Ledger.Message old = target(ledger);
        int awaited = old.mark() == 0 ? AWAITS_PUBREC : AWAITS_PUBCOMP;
        return new Ledger.Message(old.number(), old.attempt(), old.length(), awaited | (int) old.number() & 0xffff);
    }

    /** Does it. Returns what the outbox answers to an append, and {@link Outbox#NONE} otherwise. Not for a reboot. */
    long on(Outbox outbox, Ledger ledger) throws OutboxException {
        if (isAppend()) {
            byte[] message = ledger.next(Outbox.NONE, bytes(ledger.limits())).bytes();
            return outbox.append(message, 0, message.length);
        }
        if (isSend()) {
            outbox.setMark(target(ledger).number(), sent(ledger).mark());
        } else {
            outbox.remove(target(ledger).number());
        }
        return Outbox.NONE;
    }
}

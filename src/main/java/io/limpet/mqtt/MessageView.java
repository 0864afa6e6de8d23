package io.limpet.mqtt;

import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;

/**
 * One {@link Message}, looked at where it lies: in the outbox or in an array. Used again for the next.
 *
 * <p>What an outbox holds may come from flash: lengths are checked here, before anything is done with them.
 */
final class MessageView {

    private final byte[] head = new byte[Message.OVERHEAD_BYTES];

    private Outbox outbox;
    private long number;
    private byte[] bytes;

    private int qos;
    private boolean retain;
    private int topicBytes;
    private int payloadBytes;

    /** Looks at a message of the outbox. Returns whether it is one that can be sent. */
    boolean look(Outbox outbox, long number) throws OutboxException {
        this.outbox = outbox;
        this.number = number;
        this.bytes = null;
        return parse(outbox.length(number));
    }

    /** Looks at a message at the start of an array. Returns whether it is one that can be sent. */
    boolean look(byte[] bytes, int length) throws OutboxException {
        this.outbox = null;
        this.bytes = bytes;
        return parse(length);
    }

    int qos() {
        return qos;
    }

    boolean retain() {
        return retain;
    }

    int topicBytes() {
        return topicBytes;
    }

    int payloadBytes() {
        return payloadBytes;
    }

    void copyTopic(byte[] into, int offset) throws OutboxException {
        copy(Message.OVERHEAD_BYTES, into, offset, topicBytes);
    }

    void copyPayload(byte[] into, int offset) throws OutboxException {
        copy(Message.OVERHEAD_BYTES + topicBytes, into, offset, payloadBytes);
    }

    private boolean parse(int length) throws OutboxException {
        if (length < Message.OVERHEAD_BYTES) {
            return false;
        }
        copy(0, head, 0, Message.OVERHEAD_BYTES);
        qos = head[0] >> 1 & 3;
        retain = (head[0] & 1) != 0;
        topicBytes = (head[1] & 0xff) << 8 | head[2] & 0xff;
        payloadBytes = length - Message.OVERHEAD_BYTES - topicBytes;
        return (head[0] & 0xf8) == 0 && qos != 3 && topicBytes > 0 && payloadBytes >= 0;
    }

    private void copy(int from, byte[] into, int offset, int length) throws OutboxException {
        if (outbox != null) {
            outbox.read(number, from, into, offset, length);
        } else {
            System.arraycopy(bytes, from, into, offset, length);
        }
    }
}

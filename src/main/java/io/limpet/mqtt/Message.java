package io.limpet.mqtt;

import io.limpet.text.Text;

/**
 * A message as it lies in an outbox, or waits to be published at once.
 *
 * <pre>
 *   byte 0             | 1 to 2                 | 3 ...      | ...     |
 *   0 0 0 0 0 QoS QoS R| topic length, MSB first| topic      | payload |   R: retain; bits as in a PUBLISH (§3.3.1)
 * </pre>
 *
 * {@link #begin} writes all but the payload, which its maker appends to the same text. Allocates nothing.
 */
public final class Message {

    /** What a message takes beside its topic and its payload. */
    public static final int OVERHEAD_BYTES = 3;

    private Message() {
    }

    /**
     * Clears the text and writes what comes before the payload.
     *
     * @param qos 0, 1 or 2
     * @return the text, for the payload to be appended to; that it did not overflow is for the caller to see to
     */
    public static Text begin(Text into, TopicName topic, int qos, boolean retain) {
        checkQos(qos);
        int length = topic.bytes.length;
        return into.clear().appendByte(qos << 1 | (retain ? 1 : 0)).appendByte(length >> 8).appendByte(length)
                .append(topic.bytes, 0, length);
    }

    static void checkQos(int qos) {
        if (qos < 0 || qos > 2) {
            throw new IllegalArgumentException("qos: " + qos + ", must be 0 to 2");
        }
    }
}

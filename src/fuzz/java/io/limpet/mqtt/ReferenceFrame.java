package io.limpet.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The rules of MQTT 3.1.1 for a packet from a broker, written a second time and from the specification: with the JDK's
 * means, with no care for memory, and with the whole stream at hand.
 *
 * @param at where in the stream it begins
 * @param headerBytes how long its fixed header is
 */
record ReferenceFrame(byte[] stream, int at, int headerBytes, int remainingLength) {

    enum Verdict {
        /** All of it is there, and it breaks no rule. */
        LEGAL,
        ILLEGAL,
        /** What is there breaks no rule, and there is more to come. */
        UNFINISHED
    }

    /** The frame that begins there, its length -1 when that is illegal; null when its fixed header is not all there. */
    static ReferenceFrame at(byte[] stream, int at) {
        int length = 0;
        for (int digits = 1; digits <= 4 && at + digits < stream.length; digits++) {
            int digit = stream[at + digits] & 0xff;
            length += (digit & 127) * (int) Math.pow(128, digits - 1);
            if (digit < 128) {
                return new ReferenceFrame(stream, at, 1 + digits, length);
            }
            if (digits == 4) {
                return new ReferenceFrame(stream, at, 5, -1);
            }
        }
        return null;
    }

    int end() {
        return body() + remainingLength;
    }

    int type() {
        return (stream[at] & 0xff) >> 4;
    }

    int qos() {
        return stream[at] >> 1 & 3;
    }

    int body() {
        return at + headerBytes;
    }

    int topicBytes() {
        return number(body());
    }

    /** @param topicIsKept whether the receiver has room for the packet, so that it can judge its topic */
    Verdict verdict(boolean topicIsKept) {
        if (remainingLength < 0 || !headerIsLegal()) {
            return Verdict.ILLEGAL;
        }
        boolean whole = end() <= stream.length;
        if (type() == 3) {
            return publish(whole, topicIsKept);
        }
        if (!whole) {
            return Verdict.UNFINISHED;
        }
        return bodyIsLegal() ? Verdict.LEGAL : Verdict.ILLEGAL;
    }

    private boolean headerIsLegal() {
        int flags = stream[at] & 15;
        return switch (type()) {
            case 2, 4, 5, 7, 11 -> flags == 0 && remainingLength == 2;
            case 6 -> flags == 2 && remainingLength == 2;
            case 9 -> flags == 0 && remainingLength == 3;
            case 13 -> flags == 0 && remainingLength == 0;
            case 3 -> qos() != 3 && !(qos() == 0 && (flags & 8) != 0);
            default -> false;
        };
    }

    private boolean bodyIsLegal() {
        int first = remainingLength == 0 ? 0 : stream[body()] & 0xff;
        return switch (type()) {
            case 13 -> true;
            case 2 -> first <= 1 && stream[body() + 1] >= 0 && stream[body() + 1] <= 5
                    && !(first == 1 && stream[body() + 1] != 0);
            case 9 -> number(body()) != 0 && (stream[body() + 2] >= 0 && stream[body() + 2] <= 2
                    || stream[body() + 2] == (byte) 0x80);
            default -> number(body()) != 0;
        };
    }

    /** What does not fit is judged as it comes: the topic's length when it is there, then the identifier. */
    private Verdict publish(boolean whole, boolean topicIsKept) {
        Verdict unfinished = whole ? Verdict.ILLEGAL : Verdict.UNFINISHED;
        if (!whole && topicIsKept || body() + 2 > stream.length) {
            return unfinished;
        }
        int identifierBytes = qos() > 0 ? 2 : 0;
        if (remainingLength < 2 || topicBytes() == 0 || 2 + topicBytes() + identifierBytes > remainingLength) {
            return Verdict.ILLEGAL;
        }
        int identifierAt = body() + 2 + topicBytes();
        if (identifierBytes > 0 && identifierAt + 2 <= stream.length && number(identifierAt) == 0) {
            return Verdict.ILLEGAL;
        }
        if (!whole) {
            return Verdict.UNFINISHED;
        }
        return topicIsKept && !topicIsLegal() ? Verdict.ILLEGAL : Verdict.LEGAL;
    }

    private boolean topicIsLegal() {
        try {
            String topic = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(stream, body() + 2, topicBytes())).toString();
            return topic.chars().noneMatch(c -> c == 0 || c == '+' || c == '#');
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private int number(int offset) {
        return (stream[offset] & 0xff) << 8 | stream[offset + 1] & 0xff;
    }
}

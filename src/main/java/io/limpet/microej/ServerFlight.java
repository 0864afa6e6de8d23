package io.limpet.microej;

import java.util.ArrayList;

/**
 * What a server answers to a {@link ClientHello} (RFC 5246 §7.4), of which the certificates are what we are after.
 *
 * <pre>
 *   record       type (22 handshake, 21 alert), version (2 bytes), length (2), content
 *   message      type, length (3), body; records may split messages and join them
 *   certificate  length of the list (3), then for each: length (3), DER
 *   alert        level, description
 * </pre>
 */
final class ServerFlight {

    /** More than any sensible chain; what exceeds it is not read. */
    static final int BYTES_MAX = 16 * 1024;

    private static final int RECORD_HEADER = 5;
    private static final int TYPE_ALERT = 21;
    private static final int TYPE_HANDSHAKE = 22;
    private static final int MESSAGE_SERVER_HELLO = 2;
    private static final int MESSAGE_CERTIFICATE = 11;
    private static final int MESSAGE_CERTIFICATE_REQUEST = 13;
    private static final int MESSAGE_SERVER_HELLO_DONE = 14;

    /** How a server's random ends when it answers in TLS 1.2 and could speak 1.3 (RFC 8446 §4.1.3). */
    private static final byte[] DOWNGRADED = {0x44, 0x4f, 0x57, 0x4e, 0x47, 0x52, 0x44, 0x01};
    private static final int RANDOM_END = 2 + 32;

    /** Whether what came is TLS at all; true as long as nothing came. */
    boolean isTls = true;

    /** The description of the alert that came (RFC 5246 §7.2.2); -1 when none did. */
    int alert = -1;

    /** Whether the server says that it speaks TLS 1.3 too. */
    boolean speaksTls13;

    /** Whether the server asks for a certificate of ours. */
    boolean asksForCertificate;

    /** The certificates, the server's own first; null as long as they have not come whole. */
    byte[][] certificates;

    private final byte[] received = new byte[BYTES_MAX];
    private int length;
    /** The content of handshake records, joined. */
    private final byte[] messages = new byte[BYTES_MAX];
    private int messagesLength;
    /** Where the next message begins. */
    private int nextMessage;
    private boolean done;

    /** Where the next bytes go: from {@link #offset()} on, {@link #room()} of them. */
    byte[] buffer() {
        return received;
    }

    int offset() {
        return length;
    }

    int room() {
        return received.length - length;
    }

    /** Takes note of bytes that were put into the buffer; false when nothing more is needed, or can be had. */
    boolean accept(int count) {
        length += count;
        while (isTls && alert < 0 && takeRecord()) {
            readMessages();
        }
        return isTls && alert < 0 && !done && room() > 0;
    }

    private boolean takeRecord() {
        if (length == 0) {
            return false;
        }
        int type = received[0] & 0xff;
        isTls = (type == TYPE_HANDSHAKE || type == TYPE_ALERT) && (length < 2 || received[1] == 3);
        if (!isTls || length < RECORD_HEADER) {
            return false;
        }
        int content = number(received, 3, 2);
        if (length < RECORD_HEADER + content) {
            return false;
        }
        if (type == TYPE_ALERT) {
            alert = content < 2 ? 0 : received[RECORD_HEADER + 1] & 0xff;
        } else if (content <= messages.length - messagesLength) {
            System.arraycopy(received, RECORD_HEADER, messages, messagesLength, content);
            messagesLength += content;
        }
        length -= RECORD_HEADER + content;
        System.arraycopy(received, RECORD_HEADER + content, received, 0, length);
        return true;
    }

    private void readMessages() {
        while (messagesLength - nextMessage >= 4) {
            int start = nextMessage + 4;
            int body = number(messages, nextMessage + 1, 3);
            if (body > messagesLength - start) {
                return;
            }
            readMessage(messages[nextMessage], start, body);
            nextMessage = start + body;
        }
    }

    private void readMessage(int type, int start, int body) {
        if (type == MESSAGE_SERVER_HELLO && body >= RANDOM_END) {
            speaksTls13 = isDowngraded(start + RANDOM_END - DOWNGRADED.length);
        } else if (type == MESSAGE_CERTIFICATE) {
            readList(start, start + body);
        } else if (type == MESSAGE_CERTIFICATE_REQUEST) {
            asksForCertificate = true;
        }
        done |= type == MESSAGE_SERVER_HELLO_DONE;
    }

    private void readList(int start, int end) {
        ArrayList<byte[]> found = new ArrayList<byte[]>();
        int at = start + 3;
        while (end - at >= 3) {
            int size = number(messages, at, 3);
            at += 3;
            if (size > end - at) {
                break;
            }
            byte[] certificate = new byte[size];
            System.arraycopy(messages, at, certificate, 0, size);
            found.add(certificate);
            at += size;
        }
        certificates = new byte[found.size()][];
        for (int i = 0; i < certificates.length; i++) {
            certificates[i] = found.get(i);
        }
    }

    private boolean isDowngraded(int offset) {
        for (int i = 0; i < DOWNGRADED.length; i++) {
            if (messages[offset + i] != DOWNGRADED[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int offset, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[offset + i] & 0xff;
        }
        return value;
    }
}

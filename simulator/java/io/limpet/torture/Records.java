package io.limpet.torture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * TLS records written by hand, in the clear.
 *
 * <pre>
 *   1      2           2        length      (RFC 8446 §5.1)
 *   type | 0x03 0x03 | length | fragment
 * </pre>
 */
final class Records {

    static final int CHANGE_CIPHER_SPEC = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int APPLICATION_DATA = 23;

    /** The most that a record may hold. */
    static final int FRAGMENT_BYTES_MAX = 1 << 14;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Records() {
    }

    static void write(Encounter encounter, int type, byte[] fragment) throws IOException {
        byte[] record = new byte[5 + fragment.length];
        record[0] = (byte) type;
        record[1] = 3;
        record[2] = 3;
        record[3] = (byte) (fragment.length >> 8);
        record[4] = (byte) fragment.length;
        System.arraycopy(fragment, 0, record, 5, fragment.length);
        encounter.out().write(record);
        encounter.out().flush();
    }

    /** The beginning of a handshake message of that type, which says how long it is going to be. */
    static byte[] messageHeader(int type, int length) {
        return new byte[] {(byte) type, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
    }

    /** A ServerHello of TLS 1.2 with ECDHE, ECDSA and AES-128-GCM, as good as any. */
    static byte[] serverHello() {
        byte[] message = new byte[4 + 2 + 32 + 1 + 2 + 1];
        System.arraycopy(messageHeader(Messages.SERVER_HELLO, message.length - 4), 0, message, 0, 4);
        RANDOM.nextBytes(message);
        System.arraycopy(messageHeader(Messages.SERVER_HELLO, message.length - 4), 0, message, 0, 4);
        int end = message.length;
        message[4] = 3;
        message[5] = 3;
        message[end - 4] = 0;
        message[end - 3] = (byte) 0xc0;
        message[end - 2] = 0x2b;
        message[end - 1] = 0;
        return message;
    }

    static void readClientHello(Encounter encounter) throws IOException {
        DataInputStream in = new DataInputStream(encounter.in());
        byte[] header = new byte[5];
        in.readFully(header);
        in.readFully(new byte[(header[3] & 0xff) << 8 | header[4] & 0xff]);
    }

    /**
     * Reads until the device closes. Notes an alert that is in the clear, and as application data whatever is no record
     * of a handshake: a device must not have got so far, or has never spoken TLS.
     */
    static void drain(Encounter encounter) throws IOException {
        DataInputStream in = new DataInputStream(encounter.in());
        byte[] header = new byte[5];
        try {
            while (true) {
                in.readFully(header);
                if (header[0] >= CHANGE_CIPHER_SPEC && header[0] <= APPLICATION_DATA && header[1] == 3) {
                    byte[] fragment = new byte[(header[3] & 0xff) << 8 | header[4] & 0xff];
                    in.readFully(fragment);
                    note(encounter, header[0], fragment);
                } else {
                    countAsData(encounter, header, in);
                }
            }
        } catch (EOFException e) {
            // The device has closed.
        }
    }

    private static void countAsData(Encounter encounter, byte[] begin, InputStream in) throws IOException {
        byte[] buffer = Arrays.copyOf(begin, 4096);
        int count = begin.length + Math.max(0, in.read(buffer, begin.length, buffer.length - begin.length));
        encounter.receivedApplicationData(buffer, count);
    }

    private static void note(Encounter encounter, int type, byte[] fragment) {
        if (type == ALERT && fragment.length == 2) {
            encounter.receivedAlert(fragment[1] & 0xff);
        }
    }
}

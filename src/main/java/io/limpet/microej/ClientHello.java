package io.limpet.microej;

/**
 * The first message of TLS 1.2 (RFC 5246 §7.4.1.2), of which a server answers with its certificate in the clear.
 *
 * <pre>
 *   record     22, 3 1, length                              handshake; 3 1 for the sake of old middle boxes
 *   message    1, length                                    client_hello
 *   body       3 3, 32 bytes random, 0, suites, 1 0         no session, no compression
 *   extensions server_name (0)            RFC 6066 §3       supported_groups (10)        RFC 8422 §5.1.1
 *              ec_point_formats (11)      RFC 8422 §5.1.2   signature_algorithms (13)    RFC 5246 §7.4.1.4.1
 * </pre>
 *
 * <p>The random bytes are zeros: no key ever comes of this handshake.
 */
final class ClientHello {

    /** What brokers have: ECDHE and RSA with AES-GCM, ChaCha20 and AES-CBC. */
    private static final int[] SUITES = {
        0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc009, 0xc013, 0xc00a, 0xc014, 0xc023, 0xc027, 0x009e, 0x009c,
        0x009d, 0x003c, 0x002f, 0x0035,
        0x00ff,     // no suite: that renegotiation would be safe (RFC 5746 §3.3), without which some servers refuse
    };
    private static final int[] GROUPS = {29, 23, 24, 25};
    private static final int[] SIGNATURES = {
        0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201,
    };

    private final byte[] bytes;
    private int length;

    private ClientHello(String serverName) {
        bytes = new byte[256 + serverName.length()];
        put(22, 1);
        put(0x0301, 2);
        int record = begin(2);
        put(1, 1);
        int message = begin(3);
        put(0x0303, 2);
        length += 32;
        put(0, 1);
        putAll(SUITES);
        put(0x0100, 2);
        int extensions = begin(2);
        putServerName(serverName);
        putList(10, GROUPS);
        put(11, 2);
        put(2, 2);
        put(0x0100, 2);
        putList(13, SIGNATURES);
        end(extensions, 2);
        end(message, 3);
        end(record, 2);
    }

    /** The record, ready to be sent. */
    static byte[] record(String serverName) {
        ClientHello hello = new ClientHello(serverName);
        byte[] exact = new byte[hello.length];
        System.arraycopy(hello.bytes, 0, exact, 0, exact.length);
        return exact;
    }

    private void putServerName(String name) {
        put(0, 2);
        int extension = begin(2);
        int list = begin(2);
        put(0, 1);
        int one = begin(2);
        for (int i = 0; i < name.length(); i++) {
            put(name.charAt(i), 1);
        }
        end(one, 2);
        end(list, 2);
        end(extension, 2);
    }

    private void putList(int extensionType, int[] values) {
        put(extensionType, 2);
        int extension = begin(2);
        putAll(values);
        end(extension, 2);
    }

    private void putAll(int[] values) {
        int list = begin(2);
        for (int i = 0; i < values.length; i++) {
            put(values[i], 2);
        }
        end(list, 2);
    }

    /** Leaves room for a length and returns where. */
    private int begin(int lengthBytes) {
        length += lengthBytes;
        return length;
    }

    private void end(int begin, int lengthBytes) {
        int behind = length;
        length = begin - lengthBytes;
        put(behind - begin, lengthBytes);
        length = behind;
    }

    private void put(int value, int count) {
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >> (shift & 31));
        }
    }
}

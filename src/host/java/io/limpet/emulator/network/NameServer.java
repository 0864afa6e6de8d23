package io.limpet.emulator.network;

import java.io.ByteArrayOutputStream;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Answers a name server's packets with one question each (RFC 1035 §4.1).
 *
 * <pre>
 *   0  identifier   2  flags   4  questions   6  answers   8, 10  others
 *  12  name: labels, each with its length before it, and 0; then type and class
 * </pre>
 */
final class NameServer {

    private static final int HEADER_BYTES = 12;
    private static final int ONE_QUESTION = 1;
    private static final int TYPE_A = 1;
    private static final int CLASS_IN = 1;
    private static final int LABEL_BYTES_MAX = 63;

    private static final int RESPONSE = 0x8000;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RECURSION_AVAILABLE = 0x0080;
    private static final int NAME_ERROR = 3;

    /** Who knows the address of a name. */
    @FunctionalInterface
    interface Names {

        int address(String name) throws UnknownHostException;
    }

    private final Names names;

    NameServer(Names names) {
        this.names = names;
    }

    /** The answer; null when the packet is no question. */
    byte[] answer(byte[] query) {
        ByteBuffer in = ByteBuffer.wrap(query);
        if (query.length < HEADER_BYTES || (in.getShort(2) & RESPONSE) != 0 || in.getShort(4) != ONE_QUESTION) {
            return null;
        }
        int end = endOfName(query);
        if (end < 0 || end + 4 > query.length) {
            return null;
        }
        boolean asksForAddress = in.getShort(end) == TYPE_A && in.getShort(end + 2) == CLASS_IN;
        try {
            int address = names.address(name(query, end));
            return answer(query, end + 4, 0, asksForAddress ? Integer.valueOf(address) : null);
        } catch (UnknownHostException e) {
            return answer(query, end + 4, NAME_ERROR, null);
        }
    }

    /** Header and question as they came, and the address, if there is one to tell. */
    private static byte[] answer(byte[] query, int questionEnd, int code, Integer address) {
        ByteBuffer out = ByteBuffer.allocate(questionEnd + (address == null ? 0 : 16));
        out.put(query, 0, questionEnd);
        int asked = out.getShort(2) & RECURSION_DESIRED;
        out.putShort(2, (short) (RESPONSE | asked | RECURSION_AVAILABLE | code));
        out.putShort(6, (short) (address == null ? 0 : 1)).putShort(8, (short) 0).putShort(10, (short) 0);
        if (address != null) {
            out.putShort((short) 0xc00c);   // the name at byte 12 (§4.1.4)
            out.putShort((short) TYPE_A).putShort((short) CLASS_IN).putInt(0).putShort((short) 4).putInt(address);
        }
        return out.array();
    }

    /** The index after the name's last byte; -1 when there is none. */
    private static int endOfName(byte[] query) {
        int at = HEADER_BYTES;
        while (at < query.length && query[at] != 0) {
            int length = query[at] & 0xff;
            at += length > LABEL_BYTES_MAX ? query.length : 1 + length;
        }
        return at < query.length ? at + 1 : -1;
    }

    private static String name(byte[] query, int end) {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        for (int at = HEADER_BYTES; at < end - 1; at += 1 + query[at]) {
            if (name.size() > 0) {
                name.write('.');
            }
            name.write(query, at + 1, query[at]);
        }
        return name.toString(StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    }
}

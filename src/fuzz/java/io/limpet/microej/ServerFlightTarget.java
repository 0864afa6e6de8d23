package io.limpet.microej;

import static io.limpet.fuzz.Oracle.demand;
import static io.limpet.fuzz.Oracle.demandEqual;

import io.limpet.fuzz.Script;
import io.limpet.fuzz.Target;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link ServerFlight} over any bytes in pieces of any size.
 *
 * <pre>
 *   1 byte | 1 byte             | ...
 *   piece  | how often, 1 to 16 | what the server sends
 * </pre>
 *
 * The oracle: the pieces do not matter; what it tells is what {@link Reference}, which has all bytes at hand, finds.
 */
public final class ServerFlightTarget implements Target {

    @Override
    public void run(byte[] input) {
        Script script = new Script(input);
        int piece = 1 + script.next() * 4;
        byte[] stream = repeated(script.between(1, 16), script.rest());
        ServerFlight flight = new ServerFlight();
        int taken = 0;
        boolean more = true;
        while (more && taken < stream.length) {
            demand(flight.offset() >= 0 && flight.room() > 0
                    && flight.offset() + flight.room() <= flight.buffer().length, "no room, and asks for more");
            int count = Math.min(piece, Math.min(flight.room(), stream.length - taken));
            System.arraycopy(stream, taken, flight.buffer(), flight.offset(), count);
            taken += count;
            more = flight.accept(count);
        }
        check(flight, new Reference(Arrays.copyOf(stream, taken)));
    }

    /** So that a short input can be more than there is room for. */
    private static byte[] repeated(int times, byte[] part) {
        byte[] all = new byte[times * part.length];
        for (int at = 0; at < all.length; at += part.length) {
            System.arraycopy(part, 0, all, at, part.length);
        }
        return all;
    }

    private static void check(ServerFlight flight, Reference reference) {
        demandEqual(reference.tls, flight.isTls, "is TLS");
        demandEqual(reference.alert, flight.alert, "alert");
        demandEqual(reference.speaksTls13, flight.speaksTls13, "speaks TLS 1.3");
        demandEqual(reference.asksForCertificate, flight.asksForCertificate, "asks for a certificate");
        demandEqual(reference.certificates == null, flight.certificates == null, "no certificates");
        if (flight.certificates != null) {
            demand(Arrays.deepEquals(reference.certificates.toArray(), flight.certificates), "other certificates");
        }
    }

    /** The same, read from the whole stream: first all records, then all messages. */
    private static final class Reference {

        boolean tls = true;
        int alert = -1;
        boolean speaksTls13;
        boolean asksForCertificate;
        List<byte[]> certificates;

        Reference(byte[] stream) {
            ByteBuffer bytes = ByteBuffer.wrap(stream);
            ByteBuffer joined = ByteBuffer.allocate(ServerFlight.BYTES_MAX);
            while (bytes.hasRemaining() && tls && alert < 0) {
                int type = bytes.get() & 0xff;
                tls = (type == 22 || type == 21) && (!bytes.hasRemaining() || bytes.get(bytes.position()) == 3);
                if (!tls || bytes.remaining() < 4) {
                    break;
                }
                int length = bytes.getShort(bytes.position() + 2) & 0xffff;
                bytes.position(bytes.position() + 4);
                if (bytes.remaining() < length) {
                    break;
                }
                ByteBuffer content = bytes.slice(bytes.position(), length);
                bytes.position(bytes.position() + length);
                if (type == 21) {
                    alert = length < 2 ? 0 : content.get(1) & 0xff;
                } else if (length <= joined.remaining()) {
                    joined.put(content);
                }
            }
            messages(joined.flip());
        }

        private void messages(ByteBuffer joined) {
            while (joined.remaining() >= 4) {
                int type = joined.get();
                int length = number24(joined);
                if (length > joined.remaining()) {
                    return;
                }
                ByteBuffer body = joined.slice(joined.position(), length);
                joined.position(joined.position() + length);
                message(type, body);
            }
        }

        private void message(int type, ByteBuffer body) {
            if (type == 2 && body.remaining() >= 34) {
                byte[] end = new byte[8];
                body.get(26, end);
                speaksTls13 = Arrays.equals(end, HexFormat.of().parseHex("444f574e47524401"));
            }
            asksForCertificate |= type == 13;
            if (type == 11) {
                certificates = new ArrayList<>();
                body.position(Math.min(3, body.limit()));
                while (body.remaining() >= 3) {
                    int length = number24(body);
                    if (length > body.remaining()) {
                        break;
                    }
                    byte[] certificate = new byte[length];
                    body.get(certificate);
                    certificates.add(certificate);
                }
            }
        }

        private static int number24(ByteBuffer buffer) {
            return (buffer.get() & 0xff) << 16 | buffer.getShort() & 0xffff;
        }
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        String hello = "02000026 0303" + "00".repeat(24) + "444f574e47524401" + "00 c02b 00";
        String certificate = "0b00000c 000009 000002 3000 000001 31";
        String done = "0d000000 0e000000";
        seeds.put("one-record", seed("ff", record(hello + certificate + done)));
        seeds.put("record-each", seed("00", record(hello) + record(certificate) + record(done)));
        seeds.put("split", seed("01", record("0b00000c 000009") + record("000002 3000 000001 31")));
        seeds.put("too-much", HexFormat.of().parseHex("ff0f" + record("ff000f" + "00".repeat(0x500))));
        seeds.put("alert", seed("ff", "15 0303 0002 0228"));
        seeds.put("http", seed("ff", HexFormat.of().formatHex("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes())));
        return seeds;
    }

    private static String record(String content) {
        int length = content.replace(" ", "").length() / 2;
        return "160303" + HexFormat.of().toHexDigits((short) length) + content;
    }

    private static byte[] seed(String piece, String stream) {
        return HexFormat.of().parseHex((piece + "00" + stream).replace(" ", ""));
    }
}

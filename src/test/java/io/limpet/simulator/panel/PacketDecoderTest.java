package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes here are written by hand, after MQTT 3.1.1. */
class PacketDecoderTest {

    private static final String PASSWORD = "correct horse battery staple";

    private final List<Frame.Packet> packets = new ArrayList<>();
    private final PacketDecoder decoder = new PacketDecoder(true, packets::add);

    @Test
    void tellsAllOfAConnectButThePassword() {
        feed(connect(0xee, 60, "limpet-1", "limpet/limpet-1/status", "offline", "lab", PASSWORD));
        assertEquals("client \"limpet-1\", keep alive 60 s, clean session, will \"offline\" to limpet/limpet-1/status, "
                + "QoS 1, retained, user name \"lab\", a password", only("CONNECT").detail());
        assertNoPassword();
        assertTrue(only("CONNECT").hex().endsWith("00 1c" + " **".repeat(PASSWORD.length())), only("CONNECT").hex());
        assertTrue(only("CONNECT").hex().startsWith("10 58 00 04 4d 51 54 54 04 ee 00 3c"), only("CONNECT").hex());
    }

    @Test
    void tellsAConnectWithoutAll() {
        feed(connect(0x00, 10, "limpet-1", null, null, null, null));
        assertEquals("client \"limpet-1\", keep alive 10 s, session kept", only("CONNECT").detail());
    }

    @Test
    void aMalformedConnectShowsNoByteOfWhatItHolds() {
        byte[] whole = connect(0xee, 60, "limpet-1", "t", "w", "lab", PASSWORD);
        for (int length = 0; length < whole.length - 2; length++) {
            packets.clear();
            decoder.reset();
            byte[] cut = Arrays.copyOf(whole, length + 2);
            cut[1] = (byte) length;
            feed(cut);
            assertEquals(PacketDecoder.MALFORMED, packets.get(0).type(), "length " + length);
            assertTrue(packets.get(0).detail().startsWith("malformed, CONNECT"), packets.get(0).detail());
            feed(whole, length + 2, whole.length - length - 2);
            assertEquals(1, packets.size(), "what follows is not taken for packets");
            assertNoPassword();
        }
    }

    @Test
    void tellsAPublish() {
        feed(packet(0x3b, "0003 612f62 0102 7b7d"));
        Frame.Packet publish = only("PUBLISH");
        assertEquals(new Frame.Packet(0, 0, true, "PUBLISH", 0x102, 1, true, true, "a/b", "{}", "",
                "3b 09 00 03 61 2f 62 01 02 7b 7d", 11), publish);
        packets.clear();
        feed(packet(0x30, "0001 61"));
        assertEquals(new Frame.Packet(0, 0, true, "PUBLISH", -1, 0, false, false, "a", "", "", "30 03 00 01 61", 5),
                only("PUBLISH"));
    }

    @Test
    void aPayloadIsTextAsFarAsItIs() {
        feed(packet(0x30, "0001 61 ff 00 1b 41 e280ae c2b0"));
        assertEquals("\ufffd\u2400\u241bA\ufffd\u00b0", only("PUBLISH").payload());
        packets.clear();
        feed(packet(0x30, "0001 61" + "41".repeat(5000)));
        assertEquals(PacketText.PAYLOAD_LENGTH_MAX + 1, only("PUBLISH").payload().length());
        assertEquals(PacketText.HEX_BYTES_MAX * 3 - 1, only("PUBLISH").hex().length());
        assertEquals(5006, only("PUBLISH").length());
    }

    @Test
    void tellsEveryOtherType() {
        check("CONNACK", -1, "accepted, session present", packet(0x20, "01 00"));
        check("CONNACK", -1, "refused: bad user name or password, no session present", packet(0x20, "00 04"));
        check("CONNACK", -1, "return code 9, no session present", packet(0x20, "00 09"));
        check("PUBACK", 7, "", packet(0x40, "0007"));
        check("PUBREC", 7, "", packet(0x50, "0007"));
        check("PUBREL", 7, "", packet(0x62, "0007"));
        check("PUBCOMP", 65535, "", packet(0x70, "ffff"));
        check("SUBSCRIBE", 1, "a/# QoS 1, b QoS 2", packet(0x82, "0001 0003 612f23 01 0001 62 02"));
        check("SUBACK", 1, "granted QoS 1, refused", packet(0x90, "0001 01 80"));
        check("UNSUBSCRIBE", 1, "a/#, b", packet(0xa2, "0001 0003 612f23 0001 62"));
        check("UNSUBACK", 1, "", packet(0xb0, "0001"));
        check("PINGREQ", -1, "", packet(0xc0, ""));
        check("PINGRESP", -1, "", packet(0xd0, ""));
        check("DISCONNECT", -1, "", packet(0xe0, ""));
    }

    @Test
    void itDoesNotMatterHowTheBytesAreSplit() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(connect(0xee, 60, "limpet-1", "t", "w", "lab", PASSWORD));
        stream.writeBytes(packet(0x32, "0001 61 0001" + "41".repeat(300)));
        stream.writeBytes(packet(0x30, "0001 61" + "42".repeat(70_000)));
        stream.writeBytes(packet(0xc0, ""));
        feed(stream.toByteArray());
        List<Frame.Packet> expected = List.copyOf(packets);
        assertEquals(4, expected.size());
        Random random = new Random(1);
        for (int most : new int[] {1, 2, 3, 7, 100, 65_000}) {
            packets.clear();
            decoder.reset();
            for (int from = 0; from < stream.size();) {
                int length = Math.min(1 + random.nextInt(most), stream.size() - from);
                feed(stream.toByteArray(), from, length);
                from += length;
            }
            assertEquals(expected, packets, "pieces of up to " + most);
        }
    }

    @Test
    void aPacketThatIsTooLongIsShownByItsHeader() {
        feed(packet(0x3d, "0001 61" + "41".repeat(PacketDecoder.PACKET_BYTES_MAX)));
        assertEquals(new Frame.Packet(0, 0, true, "PUBLISH", -1, 2, true, true, null, null, "too long to be shown",
                "3d 83 80 04", PacketDecoder.PACKET_BYTES_MAX + 7), only("PUBLISH"));
        packets.clear();
        feed(packet(0xc0, ""));
        only("PINGREQ");
    }

    @Test
    void malformedBytesAreToldOnceUntilTheNextConnection() {
        for (String junk : List.of("00 00", "f0 00", "c0 ff ff ff ff 01", "40 01 00", "40 03 000700",
                "36 05 0001 61 0001", "30 02 0005", "82 04 0001 0009", "c0 01 00", "47 45 54 20 2f")) {
            packets.clear();
            decoder.reset();
            feed(HexFormat.of().parseHex(junk.replace(" ", "")));
            feed(packet(0xc0, ""));
            if (!junk.startsWith("47")) {   // "GET /" is the beginning of a PUBACK, and not yet wrong
                assertEquals(1, packets.size(), junk);
                assertEquals(PacketDecoder.MALFORMED, packets.get(0).type(), junk);
            }
            decoder.reset();
            packets.clear();
            feed(packet(0xc0, ""));
            only("PINGREQ");
        }
    }

    @Test
    void noInputBreaksIt() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] junk = new byte[random.nextInt(40)];
            random.nextBytes(junk);
            if (junk.length > 1 && random.nextBoolean()) {
                junk[1] = (byte) (junk.length - 2);
            }
            decoder.reset();
            feed(junk);
            packets.clear();
        }
    }

    private void check(String type, int identifier, String detail, byte[] bytes) {
        packets.clear();
        feed(bytes);
        Frame.Packet packet = only(type);
        assertEquals(identifier, packet.identifier());
        assertEquals(detail, packet.detail());
        assertEquals(-1, packet.qos());
        assertNull(packet.topic());
        assertNull(packet.payload());
        assertEquals(bytes.length, packet.length());
    }

    private void assertNoPassword() {
        String hex = HexFormat.ofDelimiter(" ").formatHex("horse".getBytes(StandardCharsets.UTF_8));
        for (Frame.Packet each : packets) {
            assertFalse(each.toString().contains("horse") || each.hex().contains(hex), each.toString());
        }
    }

    private Frame.Packet only(String type) {
        assertEquals(1, packets.size(), packets.toString());
        assertEquals(type, packets.get(0).type(), packets.toString());
        return packets.get(0);
    }

    private void feed(byte[] bytes) {
        feed(bytes, 0, bytes.length);
    }

    private void feed(byte[] bytes, int offset, int length) {
        decoder.feed(bytes, offset, length);
    }

    private static byte[] packet(int first, String hex) {
        return packet(first, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static byte[] packet(int first, byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(first);
        int length = body.length;
        do {
            packet.write(length % 128 | (length > 127 ? 0x80 : 0));
            length /= 128;
        } while (length > 0);
        packet.writeBytes(body);
        return packet.toByteArray();
    }

    private static byte[] connect(int flags, int keepAlive, String... texts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(text("MQTT"));
        body.writeBytes(new byte[] {4, (byte) flags, (byte) (keepAlive >> 8), (byte) keepAlive});
        for (String each : texts) {
            body.writeBytes(each == null ? new byte[0] : text(each));
        }
        return packet(0x10, body.toByteArray());
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        field.write(bytes.length >> 8);
        field.write(bytes.length);
        field.writeBytes(bytes);
        return field.toByteArray();
    }
}

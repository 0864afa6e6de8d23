package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.board.Connection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets out of bytes: every packet that a broker sends, every way to cut it, every rule it can break. */
class PacketReaderTest {

    private static final byte[] ONE_OF_EACH = Bytes.hex("20 02 01 00"
            + " 32 09 00 03 61 2f 62 00 0a 68 69" + " 30 04 00 01 74 21" + " 3d 05 00 01 74 ff ff" + " 30 03 00 01 74"
            + " 40 02 12 34" + " 50 02 12 34" + " 62 02 12 34" + " 70 02 12 34"
            + " 90 03 12 34 80" + " b0 02 12 34" + " d0 00");

    private static final List<String> ONE_OF_EACH_READ = List.of("CONNACK true 0",
            "PUBLISH q1 #10 a/b hi", "PUBLISH q0 #0 t !", "PUBLISH dup q2 retain #65535 t ", "PUBLISH q0 #0 t ",
            "PUBACK #4660", "PUBREC #4660", "PUBREL #4660", "PUBCOMP #4660",
            "SUBACK #4660 128", "UNSUBACK #4660", "PINGRESP");

    @Test
    void readsEachPacketThatABrokerSends() throws IOException {
        assertEquals(ONE_OF_EACH_READ, readAll(ONE_OF_EACH, Pace.WHOLE, 200));
    }

    @Test
    void readsThemOneByteAtATime() throws IOException {
        assertEquals(ONE_OF_EACH_READ, readAll(ONE_OF_EACH, Pace.ONE_BYTE_AT_A_TIME, 64));
        assertEquals(ONE_OF_EACH_READ, readAll(ONE_OF_EACH, Pace.oneByteAfterATimeOut(), 64));
    }

    @Test
    void readsThemSplitAtEveryByte() throws IOException {
        for (int split = 0; split <= ONE_OF_EACH.length; split++) {
            assertEquals(ONE_OF_EACH_READ, readAll(ONE_OF_EACH, Pace.splitAt(split), 64), "split at " + split);
        }
    }

    @Test
    void waitsForTheRestOfAPacketThatIsCutAnywhere() throws IOException {
        int end = 0;
        for (int at = 0; at < ONE_OF_EACH.length; at = end) {
            end = Bytes.endOfPacket(ONE_OF_EACH, at);
            for (int length = 1; length < end - at; length++) {
                byte[] cut = Arrays.copyOfRange(ONE_OF_EACH, at, at + length);
                assertEquals(List.of(), readAll(cut, Pace.WHOLE, 64), "cut after " + length + " bytes");
            }
        }
    }

    @Test
    void readsAPublishOfEachLengthAtWhichTheHeaderGrows() throws IOException {
        readsPublishes(127, 128, 16383, 16384);
    }

    @Test
    @HostOnly("needs 6 MB of memory")
    void readsAPublishOfTheLengthAtWhichTheHeaderGrowsLast() throws IOException {
        readsPublishes(2097151, 2097152);
    }

    private static void readsPublishes(int... lengths) throws IOException {
        for (int length : lengths) {
            byte[] body = new byte[length];
            body[1] = 1;
            body[2] = 't';
            byte[] packet = Bytes.packet(0x30, body);
            Packet read = new Reading(packet, Pace.WHOLE, packet.length).next();
            assertEquals(length, read.remainingLength);
            assertEquals(length - 3, read.payloadBytes);
            assertEquals(packet.length, read.payloadOffset + read.payloadBytes);
            assertFalse(read.oversize);

            read = new Reading(packet, Pace.WHOLE, packet.length - 1).next();   // one byte more than fits
            assertEquals(length, read.remainingLength);
            assertTrue(read.oversize);
        }
    }

    @Test
    void skipsTheLongestPublishThatThereCanBe() throws IOException {
        int length = FixedHeader.REMAINING_LENGTH_MAX;
        long[] left = {length};
        byte[] start = Bytes.hex("34 ff ff ff 7f 00 02 74 74 12 34");
        byte[] after = Bytes.hex("d0 00");
        PacketReader reader = new PacketReader(new Mqtt311(), 1 << 16);
        Connection connection = new Source() {
            @Override
            public int receive(byte[] buffer, int offset, int room, long deadlineMillis) {
                if (left[0] == length) {
                    System.arraycopy(start, 0, buffer, offset, start.length);
                    left[0] -= start.length - 5;
                    return start.length;
                }
                if (left[0] == 0) {
                    System.arraycopy(after, 0, buffer, offset, after.length);
                    return after.length;
                }
                int count = (int) Math.min(room, left[0]);
                left[0] -= count;
                return count;
            }
        };
        Packet packet;
        do {
            assertTrue(reader.receive(connection, 0) > 0);
            packet = reader.next();
        } while (packet == null);
        assertEquals("PUBLISH q2 #4660 (oversize)", describe(packet));
        assertNull(reader.next());
        reader.receive(connection, 0);
        assertEquals("PINGRESP", describe(reader.next()));
    }

    @Test
    void skipsAnOversizePublishCutAnywhereAndReadsWhatFollows() throws IOException {
        for (int qos = 0; qos < 3; qos++) {
            byte[] stream = Bytes.join(
                    FakeBroker.publishBytes("topic", "p".repeat(100), qos, 258, false),
                    FakeBroker.publishBytes("u".repeat(120), "", qos, 259, false),
                    Bytes.hex("40 02 00 07"));
            List<String> all = List.of("PUBLISH q" + qos + (qos > 0 ? " #258" : " #0") + " (oversize)",
                    "PUBLISH q" + qos + (qos > 0 ? " #259" : " #0") + " (oversize)", "PUBACK #7");
            for (int split = 0; split <= stream.length; split++) {
                assertEquals(all, readAll(stream, Pace.splitAt(split), 64), "split at " + split);
            }
            assertEquals(all, readAll(stream, Pace.ONE_BYTE_AT_A_TIME, 64));
        }
    }

    @Test
    void forgetsWhatWasLeftOfAnEarlierConnection() throws IOException {
        for (String left : new String[] {"30", "30 05 00", "30 ff ff 03 00 01"}) {
            PacketReader reader = new PacketReader(new Mqtt311(), 64);
            reader.receive(new Stream(Bytes.hex(left), Pace.WHOLE), 0);
            assertNull(reader.next());
            reader.clear();
            reader.receive(new Stream(Bytes.hex("d0 00"), Pace.WHOLE), 0);
            assertEquals("PINGRESP", describe(reader.next()));
        }
    }

    @Test
    void acceptsALengthThatIsLongerThanItNeedBe() throws IOException {
        assertEquals(List.of("PINGRESP"), readAll(Bytes.hex("d0 80 00"), Pace.WHOLE, 64));   // no rule until MQTT 5
        assertEquals(List.of("PUBACK #7"), readAll(Bytes.hex("40 82 80 00 00 07"), Pace.WHOLE, 64));
    }

    @Test
    void refusesARemainingLengthOfFiveBytes() {
        refuses("30 ff ff ff ff 01", "§2.2.3");
        refuses("30 80 80 80 80 00", "§2.2.3");
        refuses("d0 80 80 80 80", "§2.2.3");
    }

    @Test
    void refusesPacketsThatABrokerDoesNotSend() {
        refuses("00 00", "§2.2.1: packet of type 0");
        refuses("10 00", "§2.2.1: CONNECT");
        refuses("82 05 00 01 00 00 00", "§2.2.1: SUBSCRIBE");
        refuses("a2 05 00 01 00 01 61", "§2.2.1: UNSUBSCRIBE");
        refuses("c0 00", "§2.2.1: PINGREQ");
        refuses("e0 00", "§2.2.1: DISCONNECT");
        refuses("f0 00", "§2.2.1: packet of type 15");
    }

    @Test
    void refusesReservedFlags() {
        int[] types = {PacketType.CONNACK, PacketType.PUBACK, PacketType.PUBREC, PacketType.PUBREL, PacketType.PUBCOMP,
            PacketType.SUBACK, PacketType.UNSUBACK, PacketType.PINGRESP};
        for (int type : types) {
            int good = type == PacketType.PUBREL ? 2 : 0;
            for (int flags = 0; flags < 16; flags++) {
                if (flags != good) {
                    byte[] header = {(byte) (type << 4 | flags), 2};
                    refuses(header, "§2.2.2: " + PacketType.name(type) + " with flags " + flags);
                }
            }
        }
        refuses("36 05 00 01 61 00 01", "§3.3.1.2");
        refuses("3e 05 00 01 61 00 01", "§3.3.1.2");
        refuses("38 03 00 01 61", "§3.3.1.1");
        refuses("39 03 00 01 61", "§3.3.1.1");
    }

    @Test
    void refusesARemainingLengthThatDoesNotFitThePacket() {
        refuses("20 03", "§3.2.1");
        refuses("40 01", "§3.4.1");
        refuses("40 03", "§3.4.1");
        refuses("50 00", "§3.5.1");
        refuses("62 03", "§3.6.1");
        refuses("70 80 01", "§3.7.1");
        refuses("90 02", "§3.9.3");
        refuses("90 04", "§3.9.3");
        refuses("b0 ff ff ff 7f", "§3.11.1");
        refuses("d0 01", "§3.13.1");
    }

    @Test
    void refusesPacketIdentifierZero() {
        refuses("40 02 00 00", "§2.3.1: PUBACK");
        refuses("50 02 00 00", "§2.3.1: PUBREC");
        refuses("62 02 00 00", "§2.3.1: PUBREL");
        refuses("70 02 00 00", "§2.3.1: PUBCOMP");
        refuses("90 03 00 00 00", "§2.3.1: SUBACK");
        refuses("b0 02 00 00", "§2.3.1: UNSUBACK");
        refuses("32 05 00 01 61 00 00", "§2.3.1: PUBLISH");
        refuses("34 05 00 01 61 00 00", "§2.3.1: PUBLISH");
        refuses("34 7f 00 01 61 00 00 00", "§2.3.1: PUBLISH");   // oversize
    }

    @Test
    void refusesReturnCodesThatAreReserved() {
        for (int code = 3; code < 256; code++) {
            if (code != 0x80) {
                byte[] suback = {(byte) 0x90, 3, 0, 1, (byte) code};
                refuses(suback, "§3.9.3: SUBACK with return code " + code);
            }
        }
    }

    @Test
    void refusesAPublishThatIsTooShortForItself() {
        refuses("30 00", "§3.3.2");
        refuses("30 01 00", "§3.3.2");
        refuses("30 02 00 01", "§3.3.2");
        refuses("30 02 00 00", "§4.7.3");
        refuses("30 04 00 03 61 61", "§3.3.2");
        refuses("30 03 ff ff 61", "§3.3.2");
        refuses("32 02 00 00", "§3.3.2");
        refuses("32 04 00 01 61 00", "§3.3.2");
        refuses("32 04 00 02 61 61", "§3.3.2");
        refuses("30 7f 00 7e", "§3.3.2");   // oversize
        refuses("32 7f 00 7c", "§3.3.2");
        refuses("30 7f 00 00", "§4.7.3");
    }

    @Test
    void readsNothingBeyondTheEndOfItsBuffer() {
        String upToTheEnd = "d0 00".repeat(31);   // 62 of 64 bytes
        refuses(upToTheEnd + "30 00", "§3.3.2");
    }

    @Test
    void refusesTopicNamesThatAreNoMqttStrings() {
        refusesTopic("00", "§1.5.3");                    // U+0000
        refusesTopic("61 00 62", "§1.5.3");
        refusesTopic("ed a0 80", "§1.5.3");              // U+D800
        refusesTopic("ed bf bf", "§1.5.3");              // U+DFFF
        refusesTopic("ed a0 bd ed b8 80", "§1.5.3");     // a pair of them, as CESU-8 has it
        refusesTopic("c0 80", "§1.5.3");                 // longer than need be
        refusesTopic("c1 bf", "§1.5.3");
        refusesTopic("e0 9f bf", "§1.5.3");
        refusesTopic("f0 8f bf bf", "§1.5.3");
        refusesTopic("f4 90 80 80", "§1.5.3");           // beyond U+10FFFF
        refusesTopic("80", "§1.5.3");
        refusesTopic("61 e2 82", "§1.5.3");              // ends within a character
        refusesTopic("ff", "§1.5.3");
        refusesTopic("2b", "§3.3.2.1");                  // wildcards
        refusesTopic("61 2f 2b 2f 62", "§3.3.2.1");
        refusesTopic("61 2f 23", "§3.3.2.1");
    }

    @Test
    void acceptsTopicNamesAtTheBoundsOfUtf8() throws IOException {
        String[] topics = {"7f", "c2 80", "df bf", "e0 a0 80", "ed 9f bf", "ee 80 80", "ef bf bf", "f0 90 80 80",
            "f4 8f bf bf", "ef bb bf", "01", "2f", "24 53 59 53"};
        for (String topic : topics) {
            assertEquals(1, readAll(publish(topic), Pace.WHOLE, 64).size(), topic);
        }
    }

    private static void refusesTopic(String hex, String rule) {
        refuses(publish(hex), rule);
    }

    private static byte[] publish(String topicHex) {
        byte[] topic = Bytes.hex(topicHex);
        return Bytes.packet(0x30, Bytes.join(new byte[] {0, (byte) topic.length}, topic, new byte[] {'!'}));
    }

    private static void refuses(String hex, String rule) {
        refuses(Bytes.hex(hex), rule);
    }

    /** Refused with its rule, whether it comes whole or in pieces. */
    private static void refuses(byte[] stream, String rule) {
        for (Pace pace : new Pace[] {Pace.WHOLE, Pace.ONE_BYTE_AT_A_TIME}) {
            MqttException e = assertThrows(MqttException.class, () -> readAll(stream, pace, 64));
            assertSame(MqttException.Reason.PROTOCOL_VIOLATION, e.reason());
            assertTrue(e.getMessage().contains("MQTT 3.1.1 " + rule), e.getMessage() + ", not " + rule);
        }
    }

    private static List<String> readAll(byte[] stream, Pace pace, int capacity) throws IOException {
        Reading reading = new Reading(stream, pace, capacity);
        List<String> packets = new ArrayList<>();
        for (Packet packet = reading.next(); packet != null; packet = reading.next()) {
            packets.add(describe(packet));
        }
        return packets;
    }

    private static String describe(Packet packet) {
        String identifier = " #" + packet.packetIdentifier;
        switch (packet.type) {
            case PacketType.CONNACK:
                return "CONNACK " + packet.sessionPresent + " " + packet.returnCode;
            case PacketType.PUBLISH:
                String flags = (packet.duplicate ? " dup" : "") + " q" + packet.qos + (packet.retain ? " retain" : "");
                return "PUBLISH" + flags + identifier + (packet.oversize ? " (oversize)" : " "
                        + new String(packet.bytes, packet.topicOffset, packet.topicBytes) + " "
                        + new String(packet.bytes, packet.payloadOffset, packet.payloadBytes).replace("\ufffd", "?"));
            case PacketType.SUBACK:
                return "SUBACK" + identifier + " " + packet.returnCode;
            case PacketType.PINGRESP:
                return "PINGRESP";
            default:
                return packet.typeName() + identifier;
        }
    }

    /** A reader with its stream. */
    private static final class Reading {

        private final PacketReader reader;
        private final Stream stream;

        Reading(byte[] bytes, Pace pace, int capacity) {
            reader = new PacketReader(new Mqtt311(), capacity);
            stream = new Stream(bytes, pace);
        }

        /** The next packet, or null when the stream is at its end. */
        Packet next() throws IOException {
            Packet packet = reader.next();
            while (packet == null && reader.receive(stream, 0) >= 0) {
                packet = reader.next();
            }
            return packet;
        }
    }

    /** A stream that ends. */
    private static final class Stream extends Source {

        private final byte[] bytes;
        private final Pace pace;
        private int position;

        Stream(byte[] bytes, Pace pace) {
            this.bytes = bytes;
            this.pace = pace;
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
            assertNotNull(buffer);
            assertTrue(length > 0, "receive into nothing");
            if (position == bytes.length) {
                return -1;
            }
            int count = pace.take(Math.min(length, bytes.length - position), position);
            System.arraycopy(bytes, position, buffer, offset, count);
            position += count;
            return count;
        }
    }

    private abstract static class Source implements Connection {

        @Override
        public void send(byte[] bytes, int offset, int length, long deadlineMillis) {
            throw new AssertionError("a reader sends nothing");
        }

        @Override
        public String description() {
            return "a stream";
        }

        @Override
        public byte[] peerCertificate(int index) {
            return null;
        }

        @Override
        public void close() {
            throw new AssertionError("a reader closes nothing");
        }
    }
}

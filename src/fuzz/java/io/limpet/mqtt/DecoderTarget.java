package io.limpet.mqtt;

import static io.limpet.fuzz.Oracle.demand;
import static io.limpet.fuzz.Oracle.demandEqual;
import static io.limpet.fuzz.Oracle.demandPrintable;

import io.limpet.fuzz.Script;
import io.limpet.fuzz.Target;
import io.limpet.mqtt.ReferenceFrame.Verdict;
import io.limpet.outbox.OutboxException;
import io.limpet.text.Text;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link PacketReader} over any bytes in pieces of any size.
 *
 * <pre>
 *   1 byte            | 1 byte      | ...
 *   buffer, 64 to 319 | piece, 1... | the stream
 * </pre>
 *
 * The oracle: {@link ReferenceFrame} finds the same packets, in the same places, legal or not; their parts lie within
 * them; and written anew each is what it was.
 */
public final class DecoderTarget implements Target {

    private final Codec codec = new Mqtt311();

    @Override
    public void run(byte[] input) throws IOException {
        Script script = new Script(input);
        int capacity = 64 + script.next();
        int piece = 1 + script.next();
        byte[] stream = script.rest();
        PacketReader reader = new PacketReader(codec, capacity);
        Pieces pieces = new Pieces(stream, piece);
        int at = 0;
        while (true) {
            ReferenceFrame frame = ReferenceFrame.at(stream, at);
            boolean kept = frame != null && frame.remainingLength() <= capacity - frame.headerBytes();
            Verdict verdict = frame == null ? Verdict.UNFINISHED : frame.verdict(kept);
            try {
                Packet packet = next(reader, pieces);
                demandEqual(verdict, packet == null ? Verdict.UNFINISHED : Verdict.LEGAL, "packet at " + at);
                if (packet == null) {
                    return;
                }
                check(packet, frame, kept, capacity);
            } catch (MqttException e) {
                demandEqual(verdict, Verdict.ILLEGAL, "packet at " + at + ", " + e.getMessage());
                demandEqual(MqttException.Reason.PROTOCOL_VIOLATION, e.reason(), "reason");
                demandPrintable(e.getMessage());
                return;
            }
            at = frame.end();
        }
    }

    private static Packet next(PacketReader reader, Pieces pieces) throws IOException {
        Packet packet = reader.next();
        while (packet == null && !pieces.isOver()) {
            reader.receive(pieces, 0);
            packet = reader.next();
        }
        return packet;
    }

    private void check(Packet packet, ReferenceFrame frame, boolean kept, int capacity) throws OutboxException {
        demandEqual(frame.type(), packet.type, "type");
        demandEqual(frame.remainingLength(), packet.remainingLength, "remaining length");
        demandEqual(!kept, packet.oversize, "oversize");
        if (packet.type == PacketType.PUBLISH && kept) {
            demand(packet.bytes.length == capacity && packet.topicOffset >= 2 && packet.topicBytes > 0
                    && packet.payloadBytes >= 0 && packet.topicOffset + packet.topicBytes <= packet.payloadOffset
                    && packet.payloadOffset + packet.payloadBytes <= packet.bytes.length, "parts out of the buffer");
        }
        SendBuffer again = new SendBuffer(capacity + FixedHeader.BYTES_MAX);
        if (write(packet, again)) {
            // From the body on: a remaining length may be written longer than it need be (§2.2.3 does not forbid it).
            int body = again.length() - packet.remainingLength;
            demandEqual(frame.stream()[frame.at()], again.bytes()[0], "first byte, written anew");
            demand(Arrays.equals(frame.stream(), frame.body(), frame.end(), again.bytes(), body, again.length()),
                    "written anew it is " + HexFormat.of().formatHex(again.bytes(), 0, again.length()));
        }
    }

    /** Returns whether the codec can write such a packet: those that only a broker sends it cannot. */
    private boolean write(Packet packet, SendBuffer into) throws OutboxException {
        switch (packet.type) {
            case PacketType.PUBACK, PacketType.PUBREC, PacketType.PUBREL, PacketType.PUBCOMP ->
                codec.putAcknowledgement(into, packet.type, packet.packetIdentifier);
            case PacketType.PUBLISH -> {
                if (packet.oversize) {
                    return false;
                }
                MessageView view = new MessageView();
                Text text = message(packet);
                demand(view.look(text.buffer(), text.length()), "no message");
                codec.putPublish(into, view, packet.packetIdentifier, packet.duplicate);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Text message(Packet packet) {
        return new Text(Message.OVERHEAD_BYTES + packet.topicBytes + packet.payloadBytes)
                .appendByte(packet.qos << 1 | (packet.retain ? 1 : 0))
                .appendByte(packet.topicBytes >> 8).appendByte(packet.topicBytes)
                .append(packet.bytes, packet.topicOffset, packet.topicBytes)
                .append(packet.bytes, packet.payloadOffset, packet.payloadBytes);
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("acknowledgements", seed("00 ff", "20020100 40020001 50020002 62020008 70020002 90030004 01 b0020005"
                + "d000"));
        seeds.put("publishes", seed("00 07", "3005 0001 74 6869 3206 0001 74 0007 21 3c06 0001 74 0008 21"));
        seeds.put("utf8-topic", seed("10 00", "310a 0006 67 72 c3b6 c39f 65 21"));
        seeds.put("oversize", seed("00 20", "34 c801 0002 6162 0009" + "78".repeat(194) + "d000"));
        seeds.put("long-form-length", seed("00 ff", "40 8200 0001 30 87 80 80 00 0001 74 68 69 6a 6b"));
        seeds.put("refused", seed("00 ff", "20020005"));
        return seeds;
    }

    private static byte[] seed(String head, String packets) {
        return HexFormat.of().parseHex((head + packets).replace(" ", ""));
    }
}

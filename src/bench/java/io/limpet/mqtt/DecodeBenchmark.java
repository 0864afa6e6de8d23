package io.limpet.mqtt;

import io.limpet.board.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A packet out of the bytes of a connection: what it takes for each that a broker sends. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {

    @Param({"CONNACK", "PUBLISH QoS 0", "PUBLISH QoS 1", "PUBLISH QoS 2", "PUBACK", "PUBREC", "PUBREL", "PUBCOMP",
        "SUBACK", "UNSUBACK", "PINGRESP"})
    public String packet;

    private final PacketReader reader = new PacketReader(new Mqtt311(), 2048);
    private Connection connection;

    @Setup
    public void prepare() {
        connection = new Repeating(bytes());
    }

    /** The sum keeps the compiler from leaving out what nobody reads. */
    @Benchmark
    public int decode() throws IOException {
        reader.receive(connection, 0);
        Packet read = reader.next();
        return read.type + read.packetIdentifier + read.payloadOffset + read.payloadBytes;
    }

    private byte[] bytes() {
        return switch (packet) {
            case "CONNACK" -> new byte[] {0x20, 2, 0, 0};
            case "PUBLISH QoS 0" -> publish(0);
            case "PUBLISH QoS 1" -> publish(1);
            case "PUBLISH QoS 2" -> publish(2);
            case "PUBACK" -> new byte[] {0x40, 2, 0x12, 0x34};
            case "PUBREC" -> new byte[] {0x50, 2, 0x12, 0x34};
            case "PUBREL" -> new byte[] {0x62, 2, 0x12, 0x34};
            case "PUBCOMP" -> new byte[] {0x70, 2, 0x12, 0x34};
            case "SUBACK" -> new byte[] {(byte) 0x90, 3, 0x12, 0x34, 1};
            case "UNSUBACK" -> new byte[] {(byte) 0xb0, 2, 0x12, 0x34};
            case "PINGRESP" -> new byte[] {(byte) 0xd0, 0};
            default -> throw new IllegalArgumentException("packet: " + packet);
        };
    }

    private static byte[] publish(int qos) {
        byte[] topic = EncodeBenchmark.TOPIC.getBytes(StandardCharsets.US_ASCII);
        SendBuffer out = new SendBuffer(256);
        FixedHeader.put(out, PacketType.PUBLISH, qos << 1,
                2 + topic.length + (qos > 0 ? 2 : 0) + EncodeBenchmark.PAYLOAD_BYTES);
        out.putString(topic);
        if (qos > 0) {
            out.putShort(0x1234);
        }
        out.put(new byte[EncodeBenchmark.PAYLOAD_BYTES], 0, EncodeBenchmark.PAYLOAD_BYTES);
        byte[] bytes = new byte[out.length()];
        System.arraycopy(out.bytes(), 0, bytes, 0, bytes.length);
        return bytes;
    }

    /** Delivers the same packet each time. */
    private static final class Repeating implements Connection {

        private final byte[] packet;

        Repeating(byte[] packet) {
            this.packet = packet;
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
            System.arraycopy(packet, 0, buffer, offset, packet.length);
            return packet.length;
        }

        @Override
        public void send(byte[] bytes, int offset, int length, long deadlineMillis) {
            throw new AssertionError("nothing is sent here");
        }

        @Override
        public String description() {
            return "repeating";
        }

        @Override
        public byte[] peerCertificate(int index) {
            return null;
        }

        @Override
        public void close() {
            // There is nothing open.
        }
    }
}

package io.limpet.mqtt;

import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.OutboxException;
import io.limpet.outbox.WhenFull;
import io.limpet.text.Text;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A packet into the send buffer: what it takes for each that a client sends; a PUBLISH from the outbox. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {

    static final String TOPIC = "limpet/limpet-24ec4a0102fe/bme280";
    static final int PAYLOAD_BYTES = 64;

    private static final int IDENTIFIER = 0x1234;

    @Param({"CONNECT", "PUBLISH QoS 0", "PUBLISH QoS 1", "PUBLISH QoS 2", "PUBACK", "PUBREC", "PUBREL", "PUBCOMP",
        "SUBSCRIBE", "UNSUBSCRIBE", "PINGREQ", "DISCONNECT"})
    public String packet;

    private final Codec codec = new Mqtt311();
    private final SendBuffer out = new SendBuffer(2048);
    private final TopicFilter filter = new TopicFilter("limpet/limpet-24ec4a0102fe/command");
    private final MemoryOutbox outbox = new MemoryOutbox(1, 320, WhenFull.DROP_NEWEST);
    private final MessageView message = new MessageView();
    private final SessionOptions options = new SessionOptions("limpet-24ec4a0102fe").credentials("device", "secret")
            .will(new TopicName("limpet/limpet-24ec4a0102fe/status"), new byte[7], 1, true);

    private Encoder encoder;
    private long number;

    /** What is written in each turn. */
    private interface Encoder {
        void put();
    }

    @Setup
    public void prepare() {
        int qos = packet.startsWith("PUBLISH") ? packet.charAt(packet.length() - 1) - '0' : 0;
        Text text = Message.begin(new Text(320), new TopicName(TOPIC), qos, false);
        text.append(new byte[PAYLOAD_BYTES], 0, PAYLOAD_BYTES);
        number = outbox.append(text.buffer(), 0, text.length());
        encoder = encoder();
    }

    @Benchmark
    public int encode() {
        out.clear();
        encoder.put();
        return out.length() + out.bytes()[0];
    }

    private Encoder encoder() {
        return switch (packet) {
            case "CONNECT" -> () -> codec.putConnect(out, options, options.cleanSession);
            case "PUBACK" -> () -> codec.putAcknowledgement(out, PacketType.PUBACK, IDENTIFIER);
            case "PUBREC" -> () -> codec.putAcknowledgement(out, PacketType.PUBREC, IDENTIFIER);
            case "PUBREL" -> () -> codec.putAcknowledgement(out, PacketType.PUBREL, IDENTIFIER);
            case "PUBCOMP" -> () -> codec.putAcknowledgement(out, PacketType.PUBCOMP, IDENTIFIER);
            case "SUBSCRIBE" -> () -> codec.putSubscribe(out, IDENTIFIER, filter, 1);
            case "UNSUBSCRIBE" -> () -> codec.putUnsubscribe(out, IDENTIFIER, filter);
            case "PINGREQ" -> () -> codec.putPingRequest(out);
            case "DISCONNECT" -> () -> codec.putDisconnect(out);
            default -> this::putPublish;
        };
    }

    private void putPublish() {
        try {
            if (!message.look(outbox, number)) {
                throw new IllegalStateException("the outbox does not hold a message");
            }
            codec.putPublish(out, message, IDENTIFIER, false);
        } catch (OutboxException e) {
            throw new AssertionError("an outbox in RAM does not fail", e);
        }
    }
}

package io.limpet.storm.broker;

import io.limpet.storm.Dice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A client whose bytes a test writes by hand, at the end of a wire that takes no time; and the broker with it. */
final class HandClient implements Wire {

    final TestTime time = new TestTime();
    final Trace trace = new Trace(100);
    final Manners manners = new Manners();
    final List<String> broken = new ArrayList<>();
    final List<String> delivered = new ArrayList<>();
    final List<String> lost = new ArrayList<>();
    final Broker broker = new Broker(time, new Dice(1), trace, (rule, what) -> broken.add(rule + " " + what), manners,
            subscriber());

    private ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Wire.End end;
    boolean closed;
    boolean vanished;
    boolean kept = true;

    HandClient() {
        answersAfter(1);
        open();
    }

    /** How long the broker takes to answer. */
    void answersAfter(int millis) {
        manners.answerMillisMin = millis;
        manners.answerMillisMax = millis;
    }

    private Subscriber subscriber() {
        return new Subscriber() {
            @Override
            public void delivered(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes,
                    int qos, boolean duplicate, boolean retain) {
                delivered.add(text(bytes, topicOffset, topicBytes) + " " + text(bytes, payloadOffset, payloadBytes)
                        + " " + qos + (duplicate ? " dup" : "") + (retain ? " retain" : ""));
            }

            @Override
            public void lost(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes) {
                lost.add(text(bytes, payloadOffset, payloadBytes));
            }
        };
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    /** A new connection. */
    void open() {
        received = new ByteArrayOutputStream();
        closed = false;
        end = broker.accept(this);
    }

    /** Bytes in hexadecimal, with texts in apostrophes: {@code "30 04 0001 'a' 'x'"}. */
    static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String[] parts = text.split("'", -1);
        for (int i = 0; i < parts.length; i++) {
            bytes.writeBytes(i % 2 == 1 ? parts[i].getBytes(StandardCharsets.UTF_8)
                    : HexFormat.of().parseHex(parts[i].replace(" ", "")));
        }
        return bytes.toByteArray();
    }

    /** Sends, and waits for the answers. */
    void send(String text) {
        byte[] bytes = bytes(text);
        end.written();
        end.arrived(bytes, 0, bytes.length);
        time.sleepUntil(time.nowMillis() + 10);
    }

    void sendByteByByte(String text) {
        for (byte each : bytes(text)) {
            end.arrived(new byte[] {each}, 0, 1);
        }
        time.sleepUntil(time.nowMillis() + 10);
    }

    /** CONNECT with a session that is kept, the identifier {@code c}, and a keep alive of 60 s. */
    void connect() {
        send("10 0d 0004 'MQTT' 04 00 003c 0001 'c'");
    }

    void connectClean() {
        send("10 0d 0004 'MQTT' 04 02 003c 0001 'c'");
    }

    /** The client's end is gone. */
    void cut() {
        end.ended();
    }

    void reconnect() {
        cut();
        open();
        connect();
    }

    /** What has come from the broker since the last call, in hexadecimal. */
    String received() {
        String hex = HexFormat.of().formatHex(received.toByteArray());
        received.reset();
        return hex;
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        received.write(bytes, offset, length);
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public void vanish() {
        vanished = true;
    }

    @Override
    public boolean isKept() {
        return kept && !closed;
    }

    @Override
    public boolean isRead() {
        return true;
    }
}

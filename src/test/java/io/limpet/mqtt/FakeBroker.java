package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.limpet.board.Connection;
import io.limpet.virtual.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A broker in memory, with one client: written from the specification and not from the client, strict about all that it
 * gets, and able to misbehave. Logs every packet that it gets, and what it would pass on.
 */
final class FakeBroker {

    /** Ways not to be what a broker should. */
    enum Fault {
        /** Forgets the session whenever the connection ends. */
        FORGETS_SESSION,
        /** Takes everything and says nothing more on that connection: half-open. */
        SILENT,
        /** Does not acknowledge PUBLISH. */
        NO_PUBACK_NO_PUBREC,
        /** Does not answer PUBREL. */
        NO_PUBCOMP,
        /** Does not answer PINGREQ. */
        NO_PINGRESP,
        /** Does not answer SUBSCRIBE. */
        NO_SUBACK,
        /** Sends each PUBACK, PUBREC and PUBCOMP twice. */
        ACKNOWLEDGES_TWICE
    }

    final VirtualClock clock;
    final Set<Fault> faults = new HashSet<>();
    final List<String> log = new ArrayList<>();
    final List<Integer> writes = new ArrayList<>();

    /** Payloads passed on to subscribers, in order. */
    final List<String> passedOn = new ArrayList<>();

    /** The answer to CONNECT, if it is not to be the right one. */
    byte[] connack;
    int grantedQos = -1;

    Link link;
    private boolean session;
    private final Set<Integer> unreleased = new HashSet<>();
    private final Map<Integer, Outgoing> outgoing = new LinkedHashMap<>();
    private final List<Outgoing> queued = new ArrayList<>();
    private int nextIdentifier = 100;

    FakeBroker(VirtualClock clock) {
        this.clock = clock;
    }

    private static final class Outgoing {
        final String topic;
        final String payload;
        final int qos;
        boolean released;

        Outgoing(String topic, String payload, int qos) {
            this.topic = topic;
            this.payload = payload;
            this.qos = qos;
        }
    }

    Link connect(Pace pace) {
        link = new Link(pace);
        return link;
    }

    /** A message to the client, now or when it is there. */
    void publish(String topic, String payload, int qos) {
        queued.add(new Outgoing(topic, payload, qos));
        if (link != null && link.accepted) {
            sendQueued();
        }
    }

    /** Whether everything for the client has been acknowledged. */
    boolean isDone() {
        return queued.isEmpty() && outgoing.isEmpty() && unreleased.isEmpty();
    }

    /** Forgets all it knows of the client. */
    void restartWithoutPersistence() {
        session = false;
        unreleased.clear();
        outgoing.clear();
    }

    private void sendQueued() {
        for (Outgoing message : queued) {
            int identifier = 0;
            if (message.qos > 0) {
                identifier = nextIdentifier++;
                outgoing.put(identifier, message);
            }
            link.reply(publishBytes(message, identifier, false));
        }
        queued.clear();
    }

    static byte[] publishBytes(String topic, String payload, int qos, int identifier, boolean duplicate) {
        return publishBytes(new Outgoing(topic, payload, qos), identifier, duplicate);
    }

    private static byte[] publishBytes(Outgoing message, int identifier, boolean duplicate) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] topic = message.topic.getBytes(StandardCharsets.UTF_8);
        body.write(topic.length >> 8);
        body.write(topic.length);
        body.write(topic, 0, topic.length);
        if (message.qos > 0) {
            body.write(identifier >> 8);
            body.write(identifier);
        }
        byte[] payload = message.payload.getBytes(StandardCharsets.UTF_8);
        body.write(payload, 0, payload.length);
        return Bytes.packet(0x30 | message.qos << 1 | (duplicate ? 8 : 0), body.toByteArray());
    }

    /** One connection. */
    final class Link implements Connection {

        private final Pace pace;
        private final ArrayDeque<Byte> toClient = new ArrayDeque<>();
        private final ByteArrayOutputStream fromClient = new ByteArrayOutputStream();

        /** Breaks when so many bytes have gone one way. */
        long cutAfterSent = Long.MAX_VALUE;
        long cutAfterReceived = Long.MAX_VALUE;

        /** How long a write takes. */
        long sendMillis;

        long sent;
        long received;
        boolean closed;
        boolean closedByBroker;
        boolean accepted;
        private boolean connected;
        private boolean silent;
        private boolean disconnected;

        private Link(Pace pace) {
            this.pace = pace;
        }

        @Override
        public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
            assertTrue(!closed, "send after close");
            assertTrue(deadlineMillis > clock.uptimeMillis(), "send without time");
            int count = (int) Math.max(0, Math.min(length, cutAfterSent - sent));
            fromClient.write(bytes, offset, count);
            writes.add(length);
            sent += count;
            clock.sleepUntil(clock.uptimeMillis() + sendMillis);
            parse();
            if (count < length) {
                breakDown();
                throw new IOException("Broken pipe");
            }
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
            assertTrue(!closed, "receive after close");
            assertTrue(length > 0 && offset >= 0 && length <= buffer.length - offset, "receive into nothing");
            if (received >= cutAfterReceived) {
                breakDown();
                throw new IOException("Connection reset");
            }
            if (toClient.isEmpty()) {
                if (closedByBroker) {
                    return -1;
                }
                assertNotEquals(Long.MAX_VALUE, deadlineMillis, "waits for ever");
                clock.sleepUntil(deadlineMillis);
                return 0;
            }
            int available = (int) Math.min(Math.min(toClient.size(), length), cutAfterReceived - received);
            int count = pace.take(available, received);
            for (int i = 0; i < count; i++) {
                buffer[offset + i] = toClient.remove();
            }
            if (count == 0) {
                clock.sleepUntil(deadlineMillis);
            }
            received += count;
            return count;
        }

        @Override
        public String description() {
            return "fake";
        }

        @Override
        public byte[] peerCertificate(int index) {
            return null;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                breakDown();
                if (!disconnected) {
                    log.add("(gone)");
                }
            }
        }

        void reply(byte[] bytes) {
            silent |= faults.contains(Fault.SILENT);
            if (!silent) {
                for (byte b : bytes) {
                    toClient.add(b);
                }
            }
        }

        private void breakDown() {
            accepted = false;
            if (faults.contains(Fault.FORGETS_SESSION)) {
                restartWithoutPersistence();
            }
        }

        private void parse() {
            byte[] bytes = fromClient.toByteArray();
            int at = 0;
            while (true) {
                int end = Bytes.endOfPacket(bytes, at);
                if (end < 0) {
                    break;
                }
                int body = Bytes.startOfBody(bytes, at);
                handle(bytes[at] & 0xff, Arrays.copyOfRange(bytes, body, end));
                at = end;
            }
            fromClient.reset();
            fromClient.write(bytes, at, bytes.length - at);
        }

        private void handle(int first, byte[] body) {
            assertTrue(!disconnected, "a packet after DISCONNECT");
            assertEquals(!connected, first >> 4 == 1, "CONNECT first and only once");
            connected = true;
            switch (first >> 4) {
                case 1 -> connect(first, body);
                case 3 -> publish(first, body);
                case 4 -> {
                    log.add("PUBACK " + identifier(first, 0, body));
                    assertEquals(1, outgoing.get(Bytes.word(body, 0)).qos, "PUBACK for QoS");
                    outgoing.remove(Bytes.word(body, 0));
                }
                case 5 -> pubrec(identifier(first, 0, body));
                case 6 -> pubrel(identifier(first, 2, body));
                case 7 -> {
                    log.add("PUBCOMP " + identifier(first, 0, body));
                    assertTrue(outgoing.get(Bytes.word(body, 0)).released, "PUBCOMP before PUBREL");
                    outgoing.remove(Bytes.word(body, 0));
                }
                case 8 -> subscribe(first, body);
                case 10 -> {
                    assertEquals(0xa2, first);
                    log.add("UNSUBSCRIBE " + Bytes.string(body, 2));
                    reply(new byte[] {(byte) 0xb0, 2, body[0], body[1]});
                }
                case 12 -> {
                    assertEquals(0xc0, first);
                    log.add("PINGREQ");
                    if (!faults.contains(Fault.NO_PINGRESP)) {
                        reply(new byte[] {(byte) 0xd0, 0});
                    }
                }
                case 14 -> {
                    assertEquals(0xe0, first);
                    disconnected = true;
                    log.add("DISCONNECT");
                }
                default -> fail("packet type " + (first >> 4));
            }
        }

        private int identifier(int first, int flags, byte[] body) {
            assertEquals(flags, first & 0xf, "flags");
            assertEquals(2, body.length, "remaining length");
            int identifier = Bytes.word(body, 0);
            assertNotEquals(0, identifier, "packet identifier");
            return identifier;
        }

        private void connect(int first, byte[] body) {
            assertEquals(0x10, first);
            boolean clean = (body[7] & 2) != 0;
            log.add("CONNECT" + (clean ? " clean" : ""));
            boolean present = session && !clean;
            if (!present) {
                restartWithoutPersistence();
            }
            session = !clean;
            if (connack != null) {
                reply(connack);
                return;
            }
            accepted = true;
            reply(new byte[] {0x20, 2, (byte) (present ? 1 : 0), 0});
            outgoing.forEach((identifier, message) -> reply(message.released
                    ? new byte[] {0x62, 2, (byte) (identifier >> 8), (byte) (int) identifier}
                    : publishBytes(message, identifier, true)));
            sendQueued();
        }

        private void publish(int first, byte[] body) {
            int qos = first >> 1 & 3;
            boolean duplicate = (first & 8) != 0;
            String topic = Bytes.string(body, 0);
            int at = 2 + Bytes.word(body, 0);
            int identifier = qos == 0 ? 0 : Bytes.word(body, at);
            at += qos == 0 ? 0 : 2;
            String payload = new String(body, at, body.length - at, StandardCharsets.UTF_8);
            log.add("PUBLISH " + qos + (qos > 0 ? " #" + identifier : "") + (duplicate ? " dup" : "")
                    + ((first & 1) != 0 ? " retain " : " ") + topic + " " + payload);
            assertTrue(qos < 3 && (qos > 0 || !duplicate), () -> "flags of " + log);
            assertTrue(qos == 0 || identifier > 0, "packet identifier 0");
            if (qos < 2 || unreleased.add(identifier)) {
                passedOn.add(payload);
            }
            if (qos > 0 && !faults.contains(Fault.NO_PUBACK_NO_PUBREC)) {
                acknowledge(qos == 1 ? 0x40 : 0x50, identifier);
            }
        }

        private void pubrel(int identifier) {
            log.add("PUBREL " + identifier);
            unreleased.remove(identifier);
            if (!faults.contains(Fault.NO_PUBCOMP)) {
                acknowledge(0x70, identifier);
            }
        }

        private void pubrec(int identifier) {
            log.add("PUBREC " + identifier);
            Outgoing message = outgoing.get(identifier);
            assertEquals(2, message.qos, "PUBREC for QoS");
            message.released = true;
            reply(new byte[] {0x62, 2, (byte) (identifier >> 8), (byte) identifier});
        }

        private void acknowledge(int first, int identifier) {
            byte[] packet = {(byte) first, 2, (byte) (identifier >> 8), (byte) identifier};
            reply(packet);
            if (faults.contains(Fault.ACKNOWLEDGES_TWICE)) {
                reply(packet);
            }
        }

        private void subscribe(int first, byte[] body) {
            assertEquals(0x82, first);
            int qos = body[body.length - 1];
            log.add("SUBSCRIBE " + Bytes.string(body, 2) + " " + qos);
            if (!faults.contains(Fault.NO_SUBACK)) {
                reply(new byte[] {(byte) 0x90, 3, body[0], body[1], (byte) (grantedQos < 0 ? qos : grantedQos)});
            }
        }
    }
}

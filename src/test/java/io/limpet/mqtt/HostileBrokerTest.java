package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.Rounds;
import io.limpet.board.Connection;
import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.WhenFull;
import io.limpet.virtual.VirtualClock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A broker that sends anything: whatever it is, the session goes on or ends with a reason. It throws nothing unchecked,
 * reads beyond no buffer, does not loop, and works as ever on the next connection.
 */
class HostileBrokerTest {

    private static final int RUNS = Rounds.of(5_000);

    private static final byte[][] PACKETS = {
        Bytes.hex("20 02 01 00"), Bytes.hex("30 05 00 01 74 68 69"), Bytes.hex("32 06 00 01 74 00 07 21"),
        Bytes.hex("34 06 00 01 74 00 08 21"), Bytes.hex("40 02 00 01"), Bytes.hex("50 02 00 02"),
        Bytes.hex("62 02 00 08"), Bytes.hex("70 02 00 02"), Bytes.hex("90 03 00 04 01"), Bytes.hex("b0 02 00 05"),
        Bytes.hex("d0 00"), FakeBroker.publishBytes("topic", "x".repeat(150), 2, 9, false),
        FakeBroker.publishBytes("größe", "x".repeat(40), 1, 0x101, true)
    };

    @Test
    void survivesRandomBytes() {
        run(1, (random, stream) -> random.nextBytes(stream));
    }

    @Test
    void survivesRandomBytesAfterAConnack() {
        run(2, (random, stream) -> {
            random.nextBytes(stream);
            System.arraycopy(PACKETS[0], 0, stream, 0, Math.min(4, stream.length));
        });
    }

    @Test
    void survivesPacketsInAnyOrder() {
        run(3, HostileBrokerTest::packets);
    }

    @Test
    void survivesPacketsWithBytesChanged() {
        run(4, (random, stream) -> {
            packets(random, stream);
            for (int i = random.nextInt(4); i >= 0 && stream.length > 4; i--) {
                stream[4 + random.nextInt(stream.length - 4)] = (byte) random.nextInt(256);
            }
        });
    }

    private static void packets(Random random, byte[] stream) {
        int at = 0;
        byte[] packet = PACKETS[0];
        while (at < stream.length) {
            int count = Math.min(packet.length, stream.length - at);
            System.arraycopy(packet, 0, stream, at, count);
            at += count;
            packet = PACKETS[1 + random.nextInt(PACKETS.length - 1)];
        }
    }

    private interface Generator {
        void fill(Random random, byte[] stream);
    }

    private static void run(int seed, Generator generator) {
        Map<MqttException.Reason, Integer> ends = new TreeMap<>();
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int run = 0; run < RUNS; run++) {
                Random random = new Random(seed * 1_000_003L + run);
                byte[] stream = new byte[random.nextInt(300)];
                generator.fill(random, stream);
                MqttException.Reason end = attack(stream, random, "seed " + seed + ", run " + run);
                ends.merge(end, 1, Integer::sum);
            }
        });
        assertTrue(ends.get(MqttException.Reason.PROTOCOL_VIOLATION) > RUNS / 100, ends.toString());
        assertTrue(ends.size() > 1, ends.toString());   // not all die of the same
    }

    private static MqttException.Reason attack(byte[] stream, Random random, String name) {
        VirtualClock clock = new VirtualClock();
        MemoryOutbox outbox = new MemoryOutbox(8, 60, WhenFull.DROP_OLDEST);
        Listener listener = new Listener();
        MqttSession session = Device.session(new SessionOptions("d").cleanSession(false).sendBytes(80)
                .receiveBytes(64 + random.nextInt(60)).receivedQos2Max(1 + random.nextInt(2)), outbox, clock, listener);
        for (int qos = 0; qos < 3; qos++) {
            Device.append(outbox, "message", qos);
            Device.append(outbox, "message", qos);
        }
        try {
            session.open(new Attack(stream, 1 + random.nextInt(40), clock));
            boolean asked = false;
            for (int turn = 0; turn < 2_000; turn++) {
                if (session.isOnline() && !asked) {
                    asked = session.subscribe(new TopicFilter("f"), 1) > 0;
                }
                session.turn(clock.uptimeMillis() + 100);
            }
            throw new AssertionError(name + ": goes on for ever");
        } catch (MqttException e) {
            assertNotNull(e.getMessage());
            checkWorksAsEver(session, outbox, clock, name);
            return e.reason();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(name, e);
        }
    }

    private static void checkWorksAsEver(MqttSession session, Outbox outbox, VirtualClock clock, String name) {
        assertTrue(!session.isOpen(), name);
        InstantBroker broker = new InstantBroker(clock);
        session.open(broker);
        try {
            for (int turn = 0; turn < 100 && outbox.size() > 0; turn++) {
                session.turn(clock.uptimeMillis() + 1);
            }
        } catch (MqttException e) {
            throw new AssertionError(name + ": and then", e);
        }
        assertEquals(0, outbox.size(), name);
        assertEquals(0, session.inFlight(), name);
    }

    /** Sends its bytes in pieces, then closes. */
    private static final class Attack implements Connection {

        private final byte[] stream;
        private final int piece;
        private final VirtualClock clock;
        private int position;

        Attack(byte[] stream, int piece, VirtualClock clock) {
            this.stream = stream;
            this.piece = piece;
            this.clock = clock;
        }

        @Override
        public void send(byte[] bytes, int offset, int length, long deadlineMillis) {
            assertTrue(offset >= 0 && length > 0 && length <= bytes.length - offset);
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
            assertTrue(length > 0 && offset >= 0 && length <= buffer.length - offset);
            if (position == stream.length) {
                if (position % 2 == 0) {
                    return -1;
                }
                clock.sleepUntil(deadlineMillis);   // falls silent instead
                return 0;
            }
            int count = Math.min(piece, Math.min(length, stream.length - position));
            System.arraycopy(stream, position, buffer, offset, count);
            position += count;
            return count;
        }

        @Override
        public String description() {
            return "hostile";
        }

        @Override
        public byte[] peerCertificate(int index) {
            return null;
        }

        @Override
        public void close() {
        }
    }

    /** Reads all it is told of. */
    private static final class Listener implements SessionListener {

        @Override
        public void acknowledged(long number) {
            assertTrue(number > 0);
        }

        @Override
        public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes,
                int qos, boolean retain) {
            assertTrue(topicBytes > 0 && payloadBytes >= 0 && qos >= 0 && qos <= 2);
            assertTrue(topicOffset >= 2 && topicOffset + topicBytes <= payloadOffset);
            assertTrue(payloadOffset + payloadBytes <= bytes.length);
        }

        @Override
        public void subscribed(int request, int grantedQos) {
            assertTrue(request > 0 && (grantedQos <= 2 || grantedQos == REFUSED));
        }

        @Override
        public void unsubscribed(int request) {
            throw new AssertionError("nothing was ended");
        }
    }
}

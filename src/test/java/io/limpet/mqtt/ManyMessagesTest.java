package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.Allocations;
import io.limpet.Rounds;
import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.WhenFull;
import io.limpet.text.Text;
import io.limpet.virtual.VirtualClock;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** More messages than there are packet identifiers; and not a byte of memory for any of them. */
class ManyMessagesTest implements SessionListener {

    private static final int WARM_UP = Rounds.of(20_000);
    private static final int COUNTED = Rounds.of(10_000);

    private final VirtualClock clock = new VirtualClock();
    private final InstantBroker broker = new InstantBroker(clock);
    private final MemoryOutbox outbox = new MemoryOutbox(64, 100, WhenFull.DROP_NEWEST);
    private final Text text = new Text(100);
    private final TopicName topic = new TopicName("lab/roof/temperature");
    private long left;
    private long came;
    private long lastNumber;

    private MqttSession connected(SessionOptions options) throws IOException {
        MqttSession session = new MqttSession(options, outbox, clock, this);
        session.open(broker);
        while (!session.isOnline()) {
            session.turn(clock.uptimeMillis() + 10);
        }
        return session;
    }

    @Test
    void passesTheLastPacketIdentifierWithoutZeroAndWithoutOneInFlight() throws IOException {
        for (int qos = 1; qos <= 2; qos++) {
            broker.wraps = 0;
            broker.lastIdentifier = 0;
            MqttSession session = connected(new SessionOptions("d"));
            publish(session, qos, 70_000);
            assertEquals(70_000, session.acknowledged());
            assertEquals(65535, broker.highestIdentifier);
            assertEquals(1, broker.wraps);
            assertEquals(0, broker.duplicates);
            session.close();
        }
        assertEquals(140_000, broker.publishes);
    }

    @Test
    void givesNoIdentifierOutTwiceWhileOneStaysInFlight() {
        Inflight inflight = new Inflight(Inflight.slotsFor(3), 65530);
        int stays = inflight.add(PacketType.SUBACK, 0);
        assertEquals(65530, inflight.identifier(stays));
        for (int i = 0; i < 200_000; i++) {
            int slot = inflight.add(PacketType.PUBACK, i);
            int identifier = inflight.identifier(slot);
            assertTrue(identifier >= 1 && identifier <= 65535 && identifier != 65530, "identifier " + identifier);
            assertEquals(slot, inflight.find(identifier));
            inflight.remove(slot);
        }
        assertEquals(stays, inflight.find(65530));
    }

    @Test
    void allocatesNothingForAMessageItPublishes() throws IOException {
        for (int qos = 0; qos < 3; qos++) {
            int ofThis = qos;
            MqttSession session = connected(new SessionOptions("d"));
            check("published with QoS " + qos, count -> publish(session, ofThis, count));
            session.close();
        }
    }

    @Test
    void allocatesNothingForAMessageItReceives() throws IOException {
        for (int qos = 0; qos < 3; qos++) {
            MqttSession session = connected(new SessionOptions("d"));
            broker.message = FakeBroker.publishBytes("command/lamp", "on", qos, 0x7fff, false);
            broker.messageIdentifierAt = qos == 0 ? 0 : broker.message.length - 4;
            check("received with QoS " + qos, count -> receive(session, count));
            broker.message = null;
            session.close();
        }
    }

    @Test
    void allocatesNothingForAMessageItSkips() throws IOException {
        MqttSession session = connected(new SessionOptions("d").receiveBytes(64));
        broker.message = FakeBroker.publishBytes("command/lamp", "x".repeat(200), 0, 0, false);
        check("skipped", count -> skip(session, count));
    }

    /** Work that is done for a number of messages. */
    private interface Work {
        void run(int count) throws IOException;
    }

    /** The least of three counts ({@link Allocations}): what one message in ten thousand costs is in each of them. */
    private static void check(String what, Work work) throws IOException {
        work.run(WARM_UP);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = Allocations.bytes();
            work.run(COUNTED);
            least = Math.min(least, Allocations.bytes() - before);
        }
        assertEquals(0, least, "bytes allocated for " + COUNTED + " messages " + what);
    }

    /** The measure is right: it sees an object. */
    @Test
    void wouldSeeASingleObject() {
        long before = Allocations.bytes();
        Object object = new byte[8];
        assertTrue(Allocations.bytes() - before >= 8, "not seen: " + object);
    }

    private void publish(MqttSession session, int qos, int count) throws IOException {
        long target = left + count;
        int appended = 0;
        while (left < target) {
            while (appended < count && outbox.size() < outbox.capacity()) {
                Message.begin(text, topic, qos, false).append("seq ").append((long) appended);
                outbox.append(text.buffer(), 0, text.length());
                appended++;
            }
            session.turn(clock.uptimeMillis() + 10);
        }
    }

    private void receive(MqttSession session, int count) throws IOException {
        long target = came + count;
        while (came < target) {
            session.turn(clock.uptimeMillis() + 10);
        }
    }

    private void skip(MqttSession session, int count) throws IOException {
        long target = session.skipped() + count;
        while (session.skipped() < target) {
            session.turn(clock.uptimeMillis() + 10);
        }
    }

    @Override
    public void acknowledged(long number) {
        if (number <= lastNumber) {
            throw new AssertionError("message " + number + " left after " + lastNumber);
        }
        lastNumber = number;
        left++;
    }

    @Override
    public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain) {
        came++;
    }

    @Override
    public void subscribed(int request, int grantedQos) {
        throw new AssertionError("nothing was asked for");
    }

    @Override
    public void unsubscribed(int request) {
        throw new AssertionError("nothing was asked for");
    }
}

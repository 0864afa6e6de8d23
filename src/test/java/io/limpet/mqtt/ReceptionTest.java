package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is answered to messages from the broker, and which of them are handed over. */
class ReceptionTest {

    private final List<Integer> handedOver = new ArrayList<>();
    private final Packet packet = new Packet();
    private final Reception reception = new Reception(new Listener(), 2);

    @Test
    void answersAsTheQosAsks() {
        assertEquals(Reception.NO_ANSWER, publish(0, 0));
        assertEquals(PacketType.PUBACK, publish(1, 7));
        assertEquals(PacketType.PUBACK, publish(1, 7));
        assertEquals(PacketType.PUBREC, publish(2, 7));
        assertEquals(PacketType.PUBREC, publish(2, 7));
        assertEquals(List.of(0, 1, 1, 2), handedOver);
    }

    @Test
    void handsAMessageOverOnceUntilItsIdentifierIsReleased() {
        publish(2, 7);
        publish(2, 7);
        assertEquals(1, handedOver.size());
        assertFalse(reception.release(7));
        publish(2, 7);
        assertEquals(2, handedOver.size());
    }

    @Test
    void remembersAcrossConnectionsAsLongAsTheSessionLasts() {
        publish(2, 7);
        reception.connected(true);
        publish(2, 7);
        assertEquals(1, handedOver.size());
        reception.connected(false);
        publish(2, 7);
        assertEquals(2, handedOver.size());
    }

    /** One let through out of turn would overtake those that were left lying. */
    @Test
    void leavesAllThatIsNewLyingOnceOneHadToBe() {
        publish(2, 1);
        publish(2, 2);
        assertEquals(Reception.NO_ANSWER, publish(2, 3));
        assertFalse(reception.release(1));
        assertEquals(Reception.NO_ANSWER, publish(2, 4));
        assertEquals(PacketType.PUBREC, publish(2, 2));
        assertEquals(2, handedOver.size());
        assertTrue(reception.release(2), "now the connection has to be made anew");
        reception.connected(true);
        assertEquals(PacketType.PUBREC, publish(2, 3));
    }

    private int publish(int qos, int identifier) {
        packet.qos = qos;
        packet.packetIdentifier = identifier;
        return reception.publish(packet);
    }

    private final class Listener implements SessionListener {

        @Override
        public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes,
                int qos, boolean retain) {
            handedOver.add(qos);
        }

        @Override
        public void acknowledged(long number) {
            throw new AssertionError("nothing was sent");
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
}

package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The table of who waits for what: its order, and what is left of it when a connection is gone. */
class InflightTest {

    private final Inflight inflight = new Inflight(16, 1);

    @Test
    void findsAnEntryByItsWholeIdentifier() {
        int slot = sent(PacketType.PUBACK, 1);
        assertEquals(slot, inflight.find(1));
        assertEquals(Inflight.NONE, inflight.find(17));   // the same slot
        assertEquals(Inflight.NONE, inflight.find(2));
        inflight.remove(slot);
        assertEquals(Inflight.NONE, inflight.find(1));
        assertEquals(Inflight.NONE, inflight.oldest());
    }

    @Test
    void restoresNoIdentifierTwiceAndNoMoreThanHalfItsTable() {
        for (int identifier = 1; identifier <= 8; identifier++) {
            assertTrue(inflight.restore(PacketType.PUBACK, identifier, identifier));
            assertFalse(inflight.restore(PacketType.PUBACK, identifier, identifier));
        }
        assertFalse(inflight.restore(PacketType.PUBACK, 9, 9));
        assertEquals(8, inflight.messages());
    }

    @Test
    void forgetsRequestsAndKeepsMessagesWhenTheConnectionIsGone() {
        sent(PacketType.PUBACK, 1);
        sent(PacketType.SUBACK, 0);
        int second = sent(PacketType.PUBREC, 2);
        sent(PacketType.UNSUBACK, 0);
        int released = sent(PacketType.PUBREC, 3);
        inflight.setAwaited(released, PacketType.PUBCOMP);
        assertEquals(2, inflight.requests());

        inflight.disconnected();

        assertEquals(0, inflight.requests());
        assertEquals(3, inflight.messages());
        assertTrue(inflight.hasUnsent());
        assertFalse(inflight.hasSent());
        assertEquals(Inflight.NONE, inflight.oldestSent());
        assertEquals("3 1 2", order());
        assertEquals(0, inflight.position(second), "nothing of it has been sent on the next connection");
    }

    @Test
    void knowsWhoHasWaitedLongestWhileOthersAreStillToBeSentAgain() {
        for (int number = 1; number <= 3; number++) {
            sent(PacketType.PUBACK, number);
        }
        inflight.disconnected();
        int first = inflight.oldest();
        inflight.sent(first, 70, 10);
        inflight.sent(inflight.oldest(), 80, 20);
        assertTrue(inflight.hasUnsent());
        assertTrue(inflight.hasSent());
        assertEquals(first, inflight.oldestSent());
        assertEquals(70, inflight.sentMillis(first));
    }

    @Test
    void keepsTheOrderWhateverPartOfItIsSentAgain() {
        for (int number = 1; number <= 5; number++) {
            sent(PacketType.PUBACK, number);
        }
        for (int sentAgain = 0; sentAgain <= 5; sentAgain++) {
            inflight.disconnected();
            assertEquals("1 2 3 4 5", order(), "after " + sentAgain);
            for (int i = 0; i < sentAgain; i++) {
                inflight.sent(inflight.oldest(), 0, 0);
            }
        }
    }

    private int sent(int awaited, long number) {
        int slot = inflight.add(awaited, number);
        inflight.sent(slot, 5, 1000);
        return slot;
    }

    /** The numbers in the order in which they would be sent again. Sends all and loses the connection to find out. */
    private String order() {
        StringBuilder order = new StringBuilder();
        for (int i = inflight.messages(); i > 0; i--) {
            order.append(order.length() > 0 ? " " : "").append(inflight.number(inflight.oldest()));
            inflight.sent(inflight.oldest(), 0, 0);
        }
        inflight.disconnected();
        return order.toString();
    }
}

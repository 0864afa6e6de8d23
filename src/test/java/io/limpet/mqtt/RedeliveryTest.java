package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.WhenFull;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent again, and how, when a connection, a session or the power is lost (MQTT 3.1.1 §4.3, §4.4, §4.6). */
class RedeliveryTest {

    private final Device device = new Device(Device.persistent());
    private final FakeBroker broker = device.broker;

    @Test
    void sendsAgainInOrderWithTheSameIdentifiersAndDup() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        device.append("a", 1);
        device.append("b", 2);
        device.append("c", 1);
        device.connect();
        device.turn();
        device.session.close();
        device.append("d", 1);
        broker.faults.clear();
        broker.log.clear();

        device.connect();
        device.drain();

        assertTrue(device.session.sessionPresent());
        assertEquals(List.of("CONNECT", "PUBLISH 1 #1 dup t a", "PUBLISH 2 #2 dup t b",
                "PUBLISH 1 #3 dup t c", "PUBLISH 1 #4 t d", "PUBREL 2"), broker.log);
        assertEquals(3, device.session.redelivered());
    }

    @Test
    void goesOnWithQos2FromTheStageItHadReached() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBCOMP);
        device.append("a", 2);
        device.connect();
        device.runUntil(() -> broker.log.contains("PUBREL 1"));
        device.session.close();
        broker.faults.clear();
        broker.log.clear();
        device.connect();
        device.drain();
        assertEquals(List.of("CONNECT", "PUBREL 1"), broker.log);
        assertEquals(List.of("a"), broker.passedOn);
        assertEquals(0, device.session.redelivered());
    }

    @Test
    void releasesInTheOrderInWhichTheBrokerTookOverAndBeforeAllElse() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        broker.faults.add(FakeBroker.Fault.NO_PUBCOMP);
        for (String payload : new String[] {"a", "b", "c", "d"}) {
            device.append(payload, 2);
        }
        device.connect();
        device.turn();
        broker.link.reply(Bytes.hex("50 02 00 04 50 02 00 02"));   // a broker that does not keep the order
        device.turns(2);
        device.session.close();
        broker.log.clear();
        device.connect();
        device.turns(2);
        assertEquals(List.of("CONNECT", "PUBREL 4", "PUBREL 2", "PUBLISH 2 #1 dup t a",
                "PUBLISH 2 #3 dup t c"), broker.log);
    }

    @Test
    void keepsTheOrderWhenSendingAgainIsItselfCutShort() throws MqttException {
        Device small = new Device(Device.persistent().sendBytes(206).acknowledgementTimeoutMillis(3_600_000));
        small.broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        for (int i = 0; i < 4; i++) {
            small.append(i + "x".repeat(90), 1);
        }
        small.connect();
        small.runUntil(() -> small.session.inFlight() == 4);   // two a buffer, then a PINGRESP, then two
        for (int i = 0; i < 3; i++) {                          // again and again: the first two only
            small.session.close();
            small.connect();
            small.turn();
        }
        small.session.close();
        assertEquals(1, small.broker.passedOn.stream().filter(payload -> payload.startsWith("2")).count());
        small.broker.faults.clear();
        small.broker.passedOn.clear();
        small.connect();
        small.drain();
        List<String> order = new ArrayList<>();
        small.broker.passedOn.forEach(payload -> order.add(payload.substring(0, 1)));
        assertEquals(List.of("0", "1", "2", "3"), order);
    }

    @Test
    void sendsAgainAsNewWhenTheBrokerHasLostTheSession() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        device.append("a", 1);
        device.append("b", 2);
        device.connect();
        device.turn();
        device.session.close();
        broker.restartWithoutPersistence();
        broker.faults.clear();
        device.append("c", 0);
        device.connect();
        device.drain();
        assertFalse(device.session.sessionPresent());
        assertEquals(List.of("PUBLISH 1 #3 t a", "PUBLISH 2 #4 t b", "PUBLISH 0 t c"),
                broker.log.stream().filter(line -> line.startsWith("PUBLISH")).skip(2).toList());
        assertEquals(2, device.session.redelivered());
    }

    @Test
    void doesNotSendAgainWhatTheBrokerHadTakenOverBeforeItLostTheSession() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBCOMP);
        device.append("a", 2);
        device.connect();
        device.runUntil(() -> broker.log.contains("PUBREL 1"));
        device.session.close();
        broker.restartWithoutPersistence();
        device.connect();
        device.turns(3);
        assertEquals(0, device.outbox.size());
        assertEquals(List.of("acknowledged 1"), device.told);
        assertEquals(List.of("a"), broker.passedOn);
    }

    @Test
    void sendsAgainAsNewAfterACleanSession() throws MqttException {
        Device clean = new Device(new SessionOptions("d"));
        clean.broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        clean.append("a", 1);
        clean.connect();
        clean.turn();
        clean.session.close();
        clean.broker.faults.clear();
        clean.connect();
        clean.drain();
        assertEquals(List.of("CONNECT clean", "PUBLISH 1 #1 t a", "(gone)", "CONNECT clean", "PUBLISH 1 #2 t a"),
                clean.broker.log);
    }

    @Test
    void takesAnAcknowledgementThatComesBeforeTheMessageIsSentAgain() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        device.append("a", 1);
        device.append("b", 2);
        device.connect();
        device.turn();
        device.session.close();
        broker.connack = Bytes.hex("20 02 01 00 40 02 00 01 50 02 00 02");   // late, from before
        broker.log.clear();
        device.connect();
        device.drain();
        assertEquals(List.of("CONNECT", "PUBREL 2"), broker.log);
    }

    @Test
    void takesSecondAcknowledgementsForWhatTheyAre() throws MqttException {
        broker.faults.add(FakeBroker.Fault.ACKNOWLEDGES_TWICE);
        for (int i = 0; i < 60; i++) {
            device.append("m" + i, 1 + i % 2);
        }
        device.connect();
        device.drain();
        assertEquals(60, broker.passedOn.size());
        assertEquals(60, device.session.acknowledged());
        assertEquals(60, device.told.stream().distinct().count());
    }

    @Test
    void neverDropsWhatIsUnderWay() throws MqttException {
        Device full = new Device(Device.persistent(), new MemoryOutbox(3, 200, WhenFull.DROP_OLDEST));
        full.broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        full.append("under way", 1);
        full.connect();
        full.turn();
        for (int i = 0; i < 5; i++) {
            full.append("later " + i, 0);
        }
        full.broker.faults.clear();
        full.session.close();
        full.connect();
        full.drain();
        assertEquals(List.of("under way", "under way", "later 3", "later 4"), full.broker.passedOn);
    }

    /** The connection breaks after byte 1 of the story in one direction, then after byte 2, ... until it does not. */
    @Test
    void deliversOnceAndInOrderWhereverTheConnectionBreaks() throws MqttException {
        int cuts = 0;
        for (boolean sending : new boolean[] {true, false}) {
            boolean broke = true;
            for (int cut = 0; broke; cut++) {
                broke = breakAt(cut, sending, Pace.WHOLE, false) | breakAt(cut, sending, Pace.splitAt(cut / 2), false);
                cuts++;
            }
        }
        assertTrue(cuts > 150, "only " + cuts);
    }

    /** As before, but the device loses its power as well: a new session over the same outbox goes on. */
    @Test
    void deliversOnceAndInOrderWhereverThePowerIsCut() throws MqttException {
        for (boolean sending : new boolean[] {true, false}) {
            boolean broke = true;
            for (int cut = 0; broke; cut++) {
                broke = breakAt(cut, sending, Pace.WHOLE, true);
            }
        }
    }

    private static boolean breakAt(int cut, boolean sending, Pace pace, boolean powerCut) throws MqttException {
        Device device = new Device(Device.persistent().inflightMax(2));
        device.pace = pace;
        for (int i = 0; i < 3; i++) {
            device.append("two " + i, 2);
            device.append("one " + i, 1);
            if (!powerCut) {
                device.broker.publish("t", "in two " + i, 2);
                device.broker.publish("t", "in one " + i, 1);
            }
        }
        FakeBroker.Link link = device.open();
        if (sending) {
            link.cutAfterSent = cut;
        } else {
            link.cutAfterReceived = cut;
        }
        boolean broke = false;
        try {
            device.drain();
        } catch (MqttException e) {
            assertEquals(MqttException.Reason.CONNECTION_LOST, e.reason());
            broke = true;
            if (powerCut) {
                device.powerUp();
            }
            device.open();
            device.drain();
        }
        String where = (sending ? "sent " : "received ") + cut + ": ";
        check(device.broker.passedOn, "", where);
        if (!powerCut) {
            check(device.received, "in ", where);
        }
        assertEquals(0, device.session.inFlight());
        return broke;
    }

    /** QoS 2 exactly once, QoS 1 at least once, each in its order. */
    private static void check(List<String> payloads, String prefix, String where) {
        assertEquals(List.of(prefix + "two 0", prefix + "two 1", prefix + "two 2"),
                payloads.stream().filter(p -> p.startsWith(prefix + "two")).toList(), where + payloads);
        assertEquals(List.of(prefix + "one 0", prefix + "one 1", prefix + "one 2"),
                payloads.stream().filter(p -> p.startsWith(prefix + "one")).distinct().toList(), where + payloads);
    }

    @Test
    void takesUpWhatAnEarlierLifeLeftUnderWay() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        device.append("a", 1);
        device.append("b", 2);
        device.connect();
        device.turn();
        device.session.close();
        broker.faults.clear();
        broker.log.clear();

        device.powerUp();
        assertEquals(2, device.session.inFlight());
        device.append("c", 1);
        device.connect();
        device.drain();

        assertEquals(List.of("CONNECT", "PUBLISH 1 #1 dup t a", "PUBLISH 2 #2 dup t b", "PUBLISH 1 #3 t c",
                "PUBREL 2"), broker.log);
    }

    @Test
    void takesUpMoreThanItsWindowAndIdentifiersThatCollideInASmallTable() throws MqttException {
        MemoryOutbox outbox = new MemoryOutbox(64, 200, WhenFull.DROP_NEWEST);
        int[] identifiers = {65535, 1, 33, 65, 129, 257, 32767, 63, 31, 4097};
        for (int identifier : identifiers) {
            outbox.setMark(Device.append(outbox, "m" + identifier, 1), Marks.of(PacketType.PUBACK, identifier));
        }
        Device restored = new Device(Device.persistent().inflightMax(1), outbox);
        restored.connect();                       // a first connection, so that the broker has a session
        restored.session.close();
        Device.append(outbox, "new", 1);
        restored = new Device(Device.persistent().inflightMax(1), outbox);
        restored.broker.connack = Bytes.hex("20 02 01 00");
        restored.connect();
        restored.drain();
        assertEquals(0, outbox.size());
    }

    @Test
    void sendsAgainAllThatWasRestoredUnderItsOwnIdentifier() throws MqttException {
        MemoryOutbox outbox = new MemoryOutbox(64, 200, WhenFull.DROP_NEWEST);
        List<String> expected = new ArrayList<>(List.of("CONNECT"));
        for (int identifier : new int[] {65535, 1, 33, 65, 129, 257, 32767}) {
            outbox.setMark(Device.append(outbox, "m", 1), Marks.of(PacketType.PUBACK, identifier));
            expected.add("PUBLISH 1 #" + identifier + " dup t m");
        }
        Device.append(outbox, "new", 1);
        expected.add("PUBLISH 1 #32768 t new");
        Device restored = new Device(Device.persistent().inflightMax(1), outbox);
        assertEquals(7, restored.session.inFlight());
        restored.broker.connack = Bytes.hex("20 02 01 00");
        restored.connect();
        restored.drain();
        assertEquals(expected, restored.broker.log);
    }

    @Test
    void takesAMarkThatCannotBeForNone() throws MqttException {
        MemoryOutbox outbox = new MemoryOutbox(64, 200, WhenFull.DROP_NEWEST);
        int[] wrong = {
            Marks.of(PacketType.PUBACK, 0), Marks.of(PacketType.PUBREC, 5), Marks.of(PacketType.PUBCOMP, 6),
            Marks.of(PacketType.SUBACK, 7), Marks.of(0, 8), -1, 0x7fffffff
        };
        for (int mark : wrong) {
            outbox.setMark(Device.append(outbox, "m", 1), mark);
        }
        outbox.setMark(Device.append(outbox, "m", 2), Marks.of(PacketType.PUBACK, 9));
        outbox.setMark(Device.append(outbox, "m", 0), Marks.of(PacketType.PUBACK, 9));
        outbox.setMark(Device.append(outbox, "first", 1), Marks.of(PacketType.PUBACK, 10));
        outbox.setMark(Device.append(outbox, "second", 1), Marks.of(PacketType.PUBACK, 10));
        outbox.setMark(outbox.append(new byte[] {7}, 0, 1), Marks.of(PacketType.PUBACK, 11));
        Device restored = new Device(Device.persistent(), outbox);
        assertEquals(1, restored.session.inFlight());
        restored.connect();
        restored.drain();
        assertEquals(1, restored.session.discarded());
        assertEquals(11, restored.broker.passedOn.size());
    }

    @Test
    void letsGoOfAMessageThatHasGoneFromTheOutbox() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        long number = device.append("a", 1);
        device.append("b", 1);
        device.connect();
        device.turn();
        device.session.close();
        device.outbox.remove(number);
        broker.faults.clear();
        device.connect();
        device.drain();
        assertEquals("PUBLISH 1 #2 dup t b", broker.log.get(broker.log.size() - 1));
        assertEquals(0, device.session.inFlight());
    }
}

package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.Connection;
import io.limpet.mqtt.MqttException.Reason;
import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.WhenFull;
import io.limpet.text.Text;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session from CONNECT to DISCONNECT, with a broker that behaves and with one that does not. */
class MqttSessionTest {

    private final Device device = new Device(Device.persistent());
    private final FakeBroker broker = device.broker;

    @Test
    void isOnlineWhenTheBrokerHasAcceptedAndNotBefore() throws MqttException {
        device.open();
        assertTrue(device.session.isOpen());
        assertFalse(device.session.isOnline());

        device.turn();

        assertTrue(device.session.isOnline());
        assertFalse(device.session.sessionPresent());
        assertEquals(List.of("CONNECT"), broker.log);
    }

    @Test
    void acceptsThatTheBrokerHasKeptTheSession() throws MqttException {
        device.connect();
        device.session.close();
        device.connect();
        assertTrue(device.session.sessionPresent());
    }

    @Test
    void sendsNothingBeforeTheConnack() throws MqttException {
        broker.connack = new byte[0];
        device.append("early", 1);
        device.open();
        device.turns(5);
        assertEquals(List.of("CONNECT"), broker.log);
        assertFalse(device.session.publishNow(Device.text("t", "x", 0)));
        assertEquals(0, device.session.subscribe(new TopicFilter("t"), 0));
        assertEquals(0, device.session.unsubscribe(new TopicFilter("t")));
    }

    @Test
    void publishesWithEachQosAndEmptiesTheOutbox() throws MqttException {
        device.append("zero", 0);
        device.append("one", 1);
        device.append("two", 2);
        device.connect();
        device.drain();

        assertEquals(List.of("CONNECT", "PUBLISH 0 t zero", "PUBLISH 1 #1 t one", "PUBLISH 2 #2 t two", "PUBREL 2"),
                broker.log);
        assertEquals(List.of("acknowledged 1", "acknowledged 2", "acknowledged 3"), device.told);
        assertEquals(3, device.session.acknowledged());
        assertEquals(0, device.session.inFlight());
        assertEquals(0, device.session.redelivered());
    }

    @Test
    void keepsAMessageOfQos1And2UntilItIsAcknowledged() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        device.append("one", 1);
        device.append("two", 2);
        device.connect();
        device.turns(10);
        assertEquals(2, device.outbox.size());
        assertEquals(2, device.session.inFlight());
    }

    @Test
    void keepsAMessageOfQos2UntilItIsCompleted() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBCOMP);
        device.append("two", 2);
        device.connect();
        device.turns(10);
        assertEquals("PUBREL 1", broker.log.get(broker.log.size() - 1));
        assertEquals(1, device.outbox.size());
    }

    @Test
    void keepsAMessageOfQos0WhenTheWriteFailed() throws MqttException {
        device.connect();
        device.append("zero", 0);
        broker.link.cutAfterSent = broker.link.sent + 3;
        assertEquals(Reason.CONNECTION_LOST, device.fails().reason());
        assertEquals(1, device.outbox.size());
        device.connect();
        device.drain();
        assertEquals(List.of("zero"), broker.passedOn);
    }

    @Test
    void sendsAllThatWaitsInOneWrite() throws MqttException {
        device.connect();
        for (int i = 0; i < 15; i++) {
            device.append("reading " + i, i % 3);
        }
        assertTrue(device.session.publishNow(Device.text("status", "online", 0)));
        assertNotEquals(0, device.session.subscribe(new TopicFilter("command/#"), 1));
        broker.publish("t", "in", 1);
        device.turn();
        int writes = broker.writes.size();

        device.turn();   // everything above, and the PUBACK for what came with the first turn

        assertEquals(2, writes);
        assertEquals(3, broker.writes.size());
        assertEquals("CONNECT", broker.log.get(0));
        assertEquals("PUBLISH 0 status online", broker.log.get(1));
        assertEquals("SUBSCRIBE command/# 1", broker.log.get(2));
        assertEquals(15, broker.passedOn.size() - 1);
    }

    @Test
    void keepsNoMoreMessagesInFlightThanTheWindowAllows() throws MqttException {
        Device narrow = new Device(Device.persistent().inflightMax(3));
        narrow.broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        for (int i = 0; i < 10; i++) {
            narrow.append("m" + i, 1);
        }
        narrow.connect();
        narrow.turns(5);
        assertEquals(3, narrow.session.inFlight());
        assertEquals(List.of("m0", "m1", "m2"), narrow.broker.passedOn);
    }

    @Test
    void deliversMessagesOfEachQosAndAnswersAsTheyAsk() throws MqttException {
        device.connect();
        broker.publish("a/b", "zero", 0);
        broker.publish("a/b", "one", 1);
        broker.publish("a/ü", "two", 2);
        device.drain();
        assertEquals(List.of("message a/b zero 0", "message a/b one 1", "message a/ü two 2"), device.told);
        assertEquals(List.of("CONNECT", "PUBACK 100", "PUBREC 101", "PUBCOMP 101"), broker.log);
    }

    @Test
    void tellsWhichSubscriptionsWereGrantedAndWhichRefused() throws MqttException {
        device.connect();
        int first = device.session.subscribe(new TopicFilter("a"), 2);
        device.turns(2);
        broker.grantedQos = 0x80;
        int second = device.session.subscribe(new TopicFilter("b/+"), 1);
        device.turns(2);
        int third = device.session.unsubscribe(new TopicFilter("a"));
        device.turns(2);
        assertEquals(List.of("subscribed #" + first + " 2", "subscribed #" + second + " " + SessionListener.REFUSED,
                "unsubscribed #" + third), device.told);
        assertEquals(List.of("CONNECT", "SUBSCRIBE a 2", "SUBSCRIBE b/+ 1", "UNSUBSCRIBE a"), broker.log);
    }

    @Test
    void takesNoMoreRequestsThanItCanRemember() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_SUBACK);
        device.connect();
        for (int i = 0; i < MqttSession.REQUESTS_MAX; i++) {
            assertNotEquals(0, device.session.subscribe(new TopicFilter("f" + i), 0));
        }
        assertEquals(0, device.session.subscribe(new TopicFilter("one too many"), 0));
        device.session.close();
        device.connect();
        assertNotEquals(0, device.session.subscribe(new TopicFilter("again"), 0));
    }

    @Test
    void publishesBeyondTheOutboxOnlyWhenThereIsRoom() throws MqttException {
        Device small = new Device(new SessionOptions("d").sendBytes(210),
                new MemoryOutbox(4, 100, WhenFull.DROP_OLDEST));
        small.connect();
        assertTrue(small.session.publishNow(Device.text("t", "x".repeat(150), 0)));
        assertFalse(small.session.publishNow(Device.text("t", "y".repeat(150), 0)));
        small.turn();
        assertTrue(small.session.publishNow(Device.text("t", "z".repeat(150), 0)));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> small.session.publishNow(Device.text("t", "z".repeat(250), 0)));
        assertTrue(e.getMessage().contains("210"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> small.session.publishNow(Device.text("t", "", 1)));
        assertThrows(IllegalArgumentException.class, () -> small.session.publishNow(new Text(10).append("no")));
    }

    @Test
    void removesAndCountsWhatIsNoMessage() throws IOException {
        byte[][] rubbish = {
            {}, {0, 0}, {0, 0, 0, 'p'}, {6, 0, 1, 't'}, {8, 0, 1, 't'}, {0, 0, 5, 't'}, {0, (byte) 0xff, (byte) 0xff}
        };
        for (byte[] bytes : rubbish) {
            device.outbox.append(bytes, 0, bytes.length);
        }
        device.append("sound", 1);
        device.connect();
        device.drain();
        assertEquals(rubbish.length, device.session.discarded());
        assertEquals(List.of("sound"), broker.passedOn);
        assertEquals(List.of("acknowledged " + (rubbish.length + 1)), device.told);
    }

    @Test
    void saysGoodbyeAfterWhatIsBuffered() throws MqttException {
        device.connect();
        FakeBroker.Link link = broker.link;
        device.session.publishNow(Device.text("status", "bye", 0));
        device.session.disconnect();
        assertEquals(List.of("CONNECT", "PUBLISH 0 status bye", "DISCONNECT"), broker.log);
        assertTrue(link.closed);
        assertFalse(device.session.isOpen());
        assertFalse(device.session.isOnline());
        device.session.disconnect();
        device.session.close();
    }

    @Test
    void disconnectsQuietlyFromABrokenConnection() throws MqttException {
        device.connect();
        broker.link.cutAfterSent = 0;
        device.session.disconnect();
        assertTrue(broker.link.closed);
    }

    @Test
    void sendsNoDisconnectToABrokerThatHasNotAccepted() {
        device.open();
        device.session.disconnect();
        assertEquals(List.of("(gone)"), broker.log);
    }

    @Test
    void mayBeClosedByItsListenerAtAnyTime() throws MqttException {
        device.whenTold = () -> device.session.close();
        for (int qos = 0; qos < 3; qos++) {
            broker.publish("t", "in" + qos, qos);
            device.append("out" + qos, qos);
        }
        for (int i = 0; i < 50; i++) {
            if (!device.session.isOpen()) {
                device.open();
            }
            device.turn();
        }
        device.whenTold = () -> { };
        if (!device.session.isOpen()) {
            device.open();
        }
        device.drain();
        assertEquals(1, device.received.stream().filter("in2"::equals).count());
        assertEquals(1, broker.passedOn.stream().filter("out2"::equals).count());
    }

    @Test
    void mayBeFilledByItsListenerAtAnyTime() throws MqttException {
        Device small = new Device(Device.persistent().sendBytes(215));
        Text big = Device.text("t", "b".repeat(195), 0);
        small.whenTold = () -> small.session.publishNow(big);
        for (int i = 0; i < 30; i++) {
            small.append("out" + i, i % 3);
            small.broker.publish("t", "in" + i, i % 3);
        }
        small.connect();
        small.drain();
        assertEquals(30, small.received.size());
        assertEquals(30, small.broker.passedOn.stream().filter(s -> s.startsWith("out")).count());
    }

    @Test
    void translatesEachRefusal() {
        Reason[] reasons = {Reason.VERSION_REFUSED, Reason.IDENTIFIER_REFUSED, Reason.SERVER_UNAVAILABLE,
            Reason.BAD_CREDENTIALS, Reason.NOT_AUTHORISED};
        String[] says = {"does not speak MQTT 3.1.1", "client identifier", "not available", "password", "authorised"};
        for (int code = 1; code <= 5; code++) {
            Device refused = new Device(Device.persistent());
            refused.broker.connack = new byte[] {0x20, 2, 0, (byte) code};
            refused.open();
            MqttException e = refused.fails();
            assertSame(reasons[code - 1], e.reason());
            assertTrue(e.getMessage().contains(says[code - 1]), e.getMessage());
            assertEquals(code != 3, e.needsAttention());
            assertTrue(refused.broker.link.closed);
            assertFalse(refused.session.isOpen());
        }
    }

    @Test
    void refusesConnacksThatBreakTheSpecification() {
        checkConnack("20 00", "§3.2.1");
        checkConnack("20 01 00", "§3.2.1");
        checkConnack("20 03 00 00 00", "§3.2.1");
        checkConnack("21 02 00 00", "§2.2.2");
        checkConnack("20 02 02 00", "§3.2.2.1");
        checkConnack("20 02 81 00", "§3.2.2.1");
        checkConnack("20 02 00 06", "§3.2.2.3");
        checkConnack("20 02 00 ff", "§3.2.2.3");
        checkConnack("20 02 01 05", "§3.2.2.2");
        checkConnack("30 03 00 01 61", "§3.2: PUBLISH before the CONNACK");
        checkConnack("40 02 00 01", "§3.2: PUBACK before the CONNACK");
        checkConnack("d0 00", "§3.2: PINGRESP before the CONNACK");
        checkConnack("20 02 00 00 20 02 00 00", "§3.2: a second CONNACK");
    }

    private static void checkConnack(String hex, String rule) {
        Device refusing = new Device(Device.persistent());
        refusing.broker.connack = Bytes.hex(hex);
        refusing.open();
        checkViolation(refusing, rule);
    }

    private static void checkViolation(Device refusing, String rule) {
        MqttException e = refusing.fails();
        assertSame(Reason.PROTOCOL_VIOLATION, e.reason(), e.getMessage());
        assertTrue(e.getMessage().startsWith("the broker broke MQTT 3.1.1 §"), e.getMessage());
        assertTrue(e.getMessage().contains(rule), e.getMessage());
        assertTrue(refusing.broker.link.closed);
    }

    @Test
    void refusesASessionAfterAskingForACleanOne() {
        Device clean = new Device(new SessionOptions("d"));
        clean.broker.connack = Bytes.hex("20 02 01 00");
        clean.open();
        checkViolation(clean, "§3.2.2.2");
    }

    @Test
    void refusesAcknowledgementsOfTheWrongKind() throws MqttException {
        checkAnswer("40 02 00 01", 2, "§4.3: PUBACK for packet identifier 1, which waits for a PUBREC");
        checkAnswer("50 02 00 01", 1, "§4.3: PUBREC for packet identifier 1, which waits for a PUBACK");
        checkAnswer("70 02 00 01", 1, "§4.3: PUBCOMP for packet identifier 1, which waits for a PUBACK");
        checkAnswer("70 02 00 01", 2, "§4.3: PUBCOMP for packet identifier 1, which waits for a PUBREC");
        checkAnswer("50 02 00 01 40 02 00 01", 2, "§4.3: PUBACK for packet identifier 1, which waits for a PUBCOMP");
        checkAnswer("90 03 00 01 00", 1, "§3.8.4: SUBACK for packet identifier 1");
        checkAnswer("90 03 00 07 00", 1, "§3.8.4: SUBACK for packet identifier 7");
        checkAnswer("b0 02 00 07", 1, "§3.10.4: UNSUBACK for packet identifier 7");
    }

    private static void checkAnswer(String hex, int qos, String rule) throws MqttException {
        Device refusing = new Device(Device.persistent());
        refusing.broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        refusing.append("m", qos);
        refusing.connect();
        refusing.turn();
        refusing.broker.link.reply(Bytes.hex(hex));
        checkViolation(refusing, rule);
        assertEquals(1, refusing.outbox.size());
    }

    @Test
    void letsAcknowledgementsOfNothingPass() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PUBACK_NO_PUBREC);
        device.append("m", 1);
        device.connect();
        broker.link.reply(Bytes.hex("40 02 00 07 70 02 00 07 d0 00 40 02 02 01"));   // 1 + 512: not 1
        device.turns(6);
        assertEquals(List.of("CONNECT", "PUBLISH 1 #1 t m"), broker.log);
        assertEquals(1, device.session.inFlight());
    }

    @Test
    void releasesAMessageOfAForgottenPast() throws MqttException {
        device.connect();
        broker.link.reply(Bytes.hex("50 02 00 07"));
        device.turns(2);
        assertEquals(List.of("CONNECT", "PUBREL 7"), broker.log);
    }

    @Test
    void answersAPubrelOfNothing() throws MqttException {
        device.connect();
        broker.publish("t", "m", 2);
        device.drain();
        broker.link.reply(Bytes.hex("62 02 00 09"));
        assertThrows(NullPointerException.class, () -> device.turns(2));   // the broker never had a message 9
        assertEquals("PUBCOMP 9", broker.log.get(broker.log.size() - 1));
    }

    @Test
    void skipsCountsAndAcknowledgesAMessageLongerThanTheBuffer() throws MqttException {
        for (int qos = 0; qos < 3; qos++) {
            Device small = new Device(Device.persistent().receiveBytes(100));
            small.pace = qos == 1 ? Pace.ONE_BYTE_AT_A_TIME : Pace.WHOLE;
            small.broker.publish("t", "before", qos);
            small.broker.publish("t", "x".repeat(5000), qos);
            small.broker.publish("u".repeat(3000), "y", qos);
            small.broker.publish("t", "after", qos);
            small.connect();
            small.drain();
            small.runUntil(() -> small.received.size() == 2);
            assertEquals(List.of("before", "after"), small.received);
            assertEquals(2, small.session.skipped());
        }
    }

    @Test
    void makesTheConnectionAnewWhenTheBrokerSendsMoreQos2ThanItCanRemember() throws MqttException {
        Device small = new Device(Device.persistent().receivedQos2Max(3));
        for (int i = 0; i < 8; i++) {
            small.broker.publish("t", "m" + i, 2);
        }
        int anew = 0;
        small.open();
        while (!small.broker.isDone()) {
            try {
                small.drain();
            } catch (MqttException e) {
                assertSame(Reason.RECEIVE_WINDOW_FULL, e.reason());
                assertFalse(e.needsAttention());
                assertTrue(++anew < 8, "no progress: " + small.received);
                small.open();
            }
        }
        assertEquals(2, anew);
        assertEquals(List.of("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7"), small.received);
    }

    @Test
    void saysThatTheBrokerClosedTheConnection() throws MqttException {
        device.open();
        broker.connack = new byte[0];
        broker.link.closedByBroker = true;
        MqttException e = device.fails();
        assertSame(Reason.CONNECTION_LOST, e.reason());
        assertTrue(e.getMessage().contains("without a CONNACK"), e.getMessage());

        broker.connack = null;
        device.connect();
        broker.link.closedByBroker = true;
        e = device.fails();
        assertSame(Reason.CONNECTION_LOST, e.reason());
        assertTrue(e.getMessage().contains("second client"), e.getMessage());
    }

    @Test
    void tellsWhyTheConnectionBroke() {
        for (String why : new String[] {"Connection reset", null}) {
            device.session.open(new Connection() {
                @Override
                public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
                    throw new IOException(why);
                }

                @Override
                public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
                    throw new AssertionError();
                }

                @Override
                public String description() {
                    return "broken";
                }

                @Override
                public byte[] peerCertificate(int index) {
                    return null;
                }

                @Override
                public void close() {
                }
            });
            MqttException e = device.fails();
            assertSame(Reason.CONNECTION_LOST, e.reason());
            assertEquals("the connection to the broker was lost" + (why == null ? "" : ": " + why), e.getMessage());
        }
    }

    @Test
    void refusesToTurnWithoutAConnectionAndToOpenASecond() {
        assertThrows(IllegalStateException.class, () -> device.session.turn(0));
        device.open();
        assertThrows(IllegalStateException.class, () -> device.session.open(broker.link));
    }

    @Test
    void refusesOptionsThatContradictEachOtherOrDoNotFit() {
        check(new SessionOptions("").cleanSession(false), "client identifier");
        check(new SessionOptions("d").sendBytes(64), "send buffer bytes: 64");
        check(new SessionOptions("c".repeat(300)).sendBytes(301), "send buffer bytes: 301, must be at least 315");
        new Device(new SessionOptions("c".repeat(300)).sendBytes(315));
    }

    private static void check(SessionOptions options, String says) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Device(options));
        assertTrue(e.getMessage().contains(says), e.getMessage());
    }

    @Test
    void sendsTheLongestMessageThatTheOutboxCanHoldThroughTheSmallestBuffer() throws MqttException {
        Device tight = new Device(Device.persistent().sendBytes(206));
        for (int i = 0; i < 20; i++) {
            tight.append("m".repeat(196), i % 3);
        }
        tight.connect();
        tight.drain();
        assertEquals(20, tight.broker.passedOn.size());
        assertThrows(IllegalArgumentException.class, () -> new Device(Device.persistent().sendBytes(205)));
    }
}

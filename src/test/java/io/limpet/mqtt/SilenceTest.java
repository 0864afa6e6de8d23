package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.mqtt.MqttException.Reason;
import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.WhenFull;
import org.junit.jupiter.api.Test;

/** Keep-alive and every deadline: when the broker is asked, when it is given up, how much is sent on trust. */
class SilenceTest {

    private static final int SECONDS = 60;

    private final Device device = new Device(Device.persistent().keepAliveSeconds(SECONDS)
            .acknowledgementTimeoutMillis(SECONDS * 1000));
    private final FakeBroker broker = device.broker;

    @Test
    void pingsAtThreeQuartersOfTheKeepAlive() throws MqttException {
        device.connect();
        long start = device.clock.uptimeMillis();
        device.runUntil(() -> broker.log.contains("PINGREQ"));
        checkBetween(44_999, 45_020, device.clock.uptimeMillis() - start);
        device.runUntil(() -> pings() == 5);
        checkBetween(5 * 45_000, 5 * 45_100, device.clock.uptimeMillis() - start);
    }

    @Test
    void sendsNoPingWhileBothSidesTalk() throws MqttException {
        device.connect();
        long start = device.clock.uptimeMillis();
        while (device.clock.uptimeMillis() - start < 10 * SECONDS * 1000) {
            device.append("m", 1);
            device.turns(500);
        }
        assertEquals(0, pings());
        assertTrue(broker.passedOn.size() > 100);
    }

    @Test
    void pingsEvenWhileItSendsAllTheTimeWhenNothingIsHeard() throws MqttException {
        device.connect();
        long start = device.clock.uptimeMillis();
        while (pings() == 0) {
            device.append("m", 0);
            device.turns(1000);
            assertTrue(device.clock.uptimeMillis() - start < SECONDS * 1000);
        }
    }

    @Test
    void noticesAHalfOpenConnectionWithinOneAndAHalfKeepAlive() throws MqttException {
        for (int everyTurns : new int[] {Integer.MAX_VALUE, 3000, 100, 1}) {
            for (int qos = 0; qos < 3; qos++) {
                checkHalfOpen(everyTurns, qos);
            }
        }
    }

    private static void checkHalfOpen(int everyTurns, int qos) throws MqttException {
        Device device = new Device(Device.persistent().keepAliveSeconds(SECONDS).acknowledgementTimeoutMillis(
                3_600_000));
        device.connect();
        device.turns(50);
        device.broker.faults.add(FakeBroker.Fault.SILENT);
        long start = device.clock.uptimeMillis();
        MqttException end = null;
        for (int turn = 0; end == null; turn++) {
            if (turn % everyTurns == 0) {
                device.append("m", qos);
            }
            try {
                device.turn();
            } catch (MqttException e) {
                end = e;
            }
            assertTrue(device.clock.uptimeMillis() - start <= SECONDS * 1500, "not noticed");
        }
        assertSame(Reason.TIMED_OUT, end.reason());
        assertTrue(end.getMessage().startsWith("no PINGRESP from the broker in time; the last it sent came "),
                end.getMessage());
        assertFalse(end.needsAttention());
        assertTrue(device.broker.link.closed);
    }

    @Test
    void takesAnyPacketForASignOfLife() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PINGRESP);
        device.connect();
        long start = device.clock.uptimeMillis();
        device.runUntil(() -> pings() == 1);
        while (device.clock.uptimeMillis() - start < 90_000) {   // 45 s, and 45 s without a PINGRESP: 30 s is silence
            broker.publish("t", "m", 0);
            device.turns(100);
        }
    }

    @Test
    void waitsForAPingrespNoLongerThanForAnyAcknowledgement() throws MqttException {
        broker.faults.add(FakeBroker.Fault.NO_PINGRESP);
        device.connect();
        long start = device.clock.uptimeMillis();
        MqttException end = null;
        while (end == null) {
            broker.publish("t", "m", 0);
            try {
                device.turns(100);
            } catch (MqttException e) {
                end = e;
            }
        }
        assertSame(Reason.TIMED_OUT, end.reason());
        checkBetween(45_000 + 60_000, 45_000 + 62_000, device.clock.uptimeMillis() - start);
    }

    @Test
    void countsTheDeadlineOfAPingFromTheEndOfTheWrite() {
        Liveness liveness = new Liveness(SECONDS, 3_600_000, 1000);
        liveness.opened(0);
        assertTrue(liveness.isPingDue(45_000, 0, false));
        liveness.pinged(2);
        assertFalse(liveness.isPingDue(45_000, 2, false));
        liveness.written(2, 58_000);                       // a write of 13 seconds
        assertEquals(58_000 + 30_000, liveness.overMillis());
        liveness.heard(70_000);
        assertEquals(70_000 + 30_000, liveness.overMillis());
        liveness.pingAnswered();
        assertEquals(Liveness.NEVER, liveness.overMillis());
        assertEquals(58_000 + 45_000, liveness.deadlineMillis());
    }

    @Test
    void asksNoMoreWhenSeveralQuestionsAreOpen() {
        Liveness liveness = new Liveness(SECONDS, 3_600_000, 1000);
        liveness.opened(0);
        long now = 0;
        int asked = 0;
        while (asked < 10 && liveness.deadlineMillis() < liveness.overMillis()) {
            now = liveness.deadlineMillis();
            assertTrue(liveness.isPingDue(now, 0, false));
            liveness.pinged(2);
            liveness.written(2, now);
            liveness.heard(now + 44_999);                  // others talk on
            asked++;
        }
        assertEquals(4, asked);
        assertFalse(liveness.isPingDue(now + 50_000, 0, false));
        assertEquals(now + 44_999 + 30_000, liveness.deadlineMillis());
        liveness.pingAnswered();
        assertEquals(now + 45_000, liveness.deadlineMillis());
    }

    @Test
    void neverPingsWithAKeepAliveOfZero() throws MqttException {
        Device quiet = new Device(Device.persistent().keepAliveSeconds(0));
        quiet.connect();
        long start = quiet.clock.uptimeMillis();
        quiet.session.turn(start + 100_000_000);
        assertEquals(start + 100_000_000, quiet.clock.uptimeMillis());
        assertFalse(quiet.broker.log.contains("PINGREQ"));
    }

    @Test
    void doesNotTakeItsOwnDelayForTheBrokers() throws MqttException {
        device.append("m", 1);
        device.connect();
        device.session.turn(0);                             // sent; the answer lies in the socket
        device.append("n", 1);
        device.turn();
        device.clock.sleepUntil(device.clock.uptimeMillis() + 300_000);   // a very slow sensor
        device.drain();
        assertTrue(device.session.isOnline());
    }

    @Test
    void waitsForTheConnackForItsTimeOut() {
        Device waiting = new Device(Device.persistent().connackTimeoutMillis(7_000));
        waiting.broker.faults.add(FakeBroker.Fault.SILENT);
        long start = waiting.clock.uptimeMillis();
        waiting.open();
        MqttException e = waiting.fails();
        assertSame(Reason.TIMED_OUT, e.reason());
        assertEquals("no CONNACK from the broker in time; the last it sent came 7000 ms ago", e.getMessage());
        assertEquals(7_000, waiting.clock.uptimeMillis() - start);
    }

    @Test
    void waitsForTheConnackFromTheEndOfTheWriteOn() {
        Device waiting = new Device(Device.persistent().connackTimeoutMillis(7_000));
        waiting.broker.faults.add(FakeBroker.Fault.SILENT);
        long start = waiting.clock.uptimeMillis();
        waiting.open().sendMillis = 5_000;
        assertSame(Reason.TIMED_OUT, waiting.fails().reason());
        assertEquals(12_000, waiting.clock.uptimeMillis() - start);
    }

    @Test
    void waitsForEachAcknowledgementForItsTimeOut() throws MqttException {
        checkAcknowledgement(FakeBroker.Fault.NO_PUBACK_NO_PUBREC, 1, "PUBACK");
        checkAcknowledgement(FakeBroker.Fault.NO_PUBACK_NO_PUBREC, 2, "PUBREC");
        checkAcknowledgement(FakeBroker.Fault.NO_PUBCOMP, 2, "PUBCOMP");
        checkAcknowledgement(FakeBroker.Fault.NO_SUBACK, 0, "SUBACK");
    }

    /** The broker lives, and answers everything else: each is judged by itself. */
    private static void checkAcknowledgement(FakeBroker.Fault fault, int qos, String missing) throws MqttException {
        Device device = new Device(Device.persistent().keepAliveSeconds(0).acknowledgementTimeoutMillis(5_000));
        device.connect();
        device.broker.faults.add(fault);
        if (qos > 0) {
            device.append("lost", qos);
        } else {
            device.session.subscribe(new TopicFilter("f"), 0);
        }
        device.turns(3);
        device.broker.faults.clear();
        long start = device.clock.uptimeMillis();
        MqttException end = null;
        while (end == null) {
            device.append("m", 1);
            try {
                device.turns(20);
            } catch (MqttException e) {
                end = e;
            }
        }
        assertSame(Reason.TIMED_OUT, end.reason());
        assertTrue(end.getMessage().startsWith("no " + missing + " "), end.getMessage());
        checkBetween(4_900, 5_300, device.clock.uptimeMillis() - start);
        assertTrue(device.broker.passedOn.size() > 10, "the others went on");
    }

    @Test
    void sendsNoMoreThanOneBufferOnTrust() throws MqttException {
        for (int qos = 0; qos < 3; qos++) {
            Device trusting = new Device(Device.persistent().keepAliveSeconds(0).sendBytes(500).inflightMax(1000)
                    .acknowledgementTimeoutMillis(3_600_000), new MemoryOutbox(1000, 200, WhenFull.DROP_NEWEST));
            trusting.connect();
            trusting.broker.faults.add(FakeBroker.Fault.SILENT);
            long before = trusting.broker.link.sent;
            for (int i = 0; i < 1000; i++) {
                trusting.append("message " + i, qos);
                trusting.turn();
            }
            long swallowed = trusting.broker.link.sent - before;
            checkBetween(400, 500, swallowed);
        }
    }

    @Test
    void asksForASignOfLifeInTheSameWriteWithoutWaitingForTheKeepAlive() throws MqttException {
        Device busy = new Device(Device.persistent().keepAliveSeconds(0).sendBytes(500),
                new MemoryOutbox(200, 200, WhenFull.DROP_NEWEST));
        busy.connect();
        for (int i = 0; i < 200; i++) {
            busy.append("message " + i, 0);
        }
        long start = busy.clock.uptimeMillis();
        int writes = busy.broker.writes.size();
        busy.drain();
        assertEquals(start, busy.clock.uptimeMillis(), "waited");
        assertEquals(200, busy.broker.passedOn.size());
        long pings = busy.broker.log.stream().filter("PINGREQ"::equals).count();
        assertEquals(pings, busy.broker.writes.size() - writes);
        assertTrue(pings < 10, pings + " PINGREQs");
    }

    @Test
    void sendsALongMessageBehindAFewUnconfirmedBytes() throws MqttException {
        Device tight = new Device(Device.persistent().keepAliveSeconds(0).sendBytes(206));
        tight.connect();
        for (int i = 0; i < 10; i++) {
            tight.append("s", 0);
            tight.append("m".repeat(190), 0);
            tight.turn();
            tight.turn();
        }
        long start = tight.clock.uptimeMillis();
        tight.drain();
        assertEquals(start, tight.clock.uptimeMillis(), "waited");
    }

    private long pings() {
        return broker.log.stream().filter("PINGREQ"::equals).count();
    }

    private static void checkBetween(long least, long most, long value) {
        assertTrue(value >= least && value <= most, value + " is not " + least + " to " + most);
    }
}

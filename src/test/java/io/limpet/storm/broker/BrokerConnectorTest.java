package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException;
import io.limpet.board.ConnectException.Reason;
import io.limpet.board.Connection;
import io.limpet.board.TlsSettings;
import io.limpet.storm.Dice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerConnectorTest {

    private static final byte[] AUTHORITY = {1, 2};
    private static final byte[] CONNECT = HandClient.bytes("10 0d 0004 'MQTT' 04 00 003c 0001 'c'");
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int STEP_MILLIS = 100;

    private final TestTime time = new TestTime();
    private final Conditions conditions = new Conditions();
    private final Manners manners = new Manners();
    private final Trace trace = new Trace(100);
    private final List<String> broken = new ArrayList<>();
    private final Judge judge = (rule, what) -> broken.add(rule + " " + what);
    private final Network network = new Network(time, new Dice(1), trace, conditions);
    private final Broker broker = new Broker(time, new Dice(2), trace, judge, manners,
            (bytes, topicOffset, topicBytes, payloadOffset, payloadBytes, qos, duplicate, retain) -> { });
    private final BrokerConnector connector = new BrokerConnector(network, broker, new Endpoint("broker", 8883,
            "broker.test", AUTHORITY, time.utcMillis() - 1_000, time.utcMillis() + 3_600_000), time, time, judge);

    @AfterEach
    void noContractIsBroken() {
        assertEquals(List.of(), broken);
    }

    private static TlsSettings settings(String serverName, byte[] anchor) {
        return new TlsSettings(serverName, "1.3", new byte[][] {{9}, anchor}, null, null);
    }

    private Connection connect(String host, int port, TlsSettings settings) throws ConnectException {
        connector.start(host, port, settings, TIMEOUT_MILLIS);
        Connection connection = null;
        while (connection == null) {
            long deadlineMillis = time.uptimeMillis() + STEP_MILLIS;
            connection = connector.advance(deadlineMillis);
            assertTrue(time.uptimeMillis() <= deadlineMillis || conditions.blockingHandshakeOneIn > 0,
                    "a step overran its deadline");
        }
        return connection;
    }

    private Connection connect() throws ConnectException {
        return connect("broker", 8883, settings("broker.test", AUTHORITY));
    }

    private void fails(Reason reason) {
        ConnectException e = assertThrows(ConnectException.class, this::connect);
        assertEquals(reason, e.reason(), e.getMessage());
    }

    private void fails(Reason reason, String host, int port, TlsSettings settings) {
        ConnectException e = assertThrows(ConnectException.class, () -> connect(host, port, settings));
        assertEquals(reason, e.reason(), e.getMessage());
    }

    @Test
    void connectsInStepsAndCarriesMqtt() throws IOException {
        Connection connection = connect();
        assertEquals("TLSv1.3, 192.168.4.1:8883", connection.description());
        connection.send(CONNECT, 0, CONNECT.length, time.uptimeMillis() + 1_000);
        byte[] buffer = new byte[8];
        assertEquals(4, connection.receive(buffer, 0, 8, time.uptimeMillis() + 1_000));
        assertEquals(0x20, buffer[0]);
        assertTrue(broker.isConnected("c"));
        connection.close();
        time.sleepUntil(time.uptimeMillis() + 100);
        assertFalse(broker.isConnected("c"));
    }

    @Test
    void runsIntoEachObstacle() throws ConnectException {
        conditions.obstacleOneIn = 1;
        Reason[] expected = {Reason.NAME_NOT_RESOLVED, Reason.TIMED_OUT, Reason.UNREACHABLE, Reason.TIMED_OUT,
            Reason.TIMED_OUT, Reason.CLOSED, Reason.HANDSHAKE_REFUSED, Reason.NOT_TRUSTED, Reason.NAME_MISMATCH,
            Reason.EXPIRED, Reason.NOT_YET_VALID};
        for (Obstacle obstacle : Obstacle.values()) {
            conditions.obstacle = obstacle;
            long begin = time.uptimeMillis();
            fails(expected[obstacle.ordinal()]);
            assertTrue(time.uptimeMillis() - begin <= TIMEOUT_MILLIS, obstacle + " took longer than the timeout");
        }
        conditions.calm();
        assertNotNull(connect());
    }

    @Test
    void verifiesWhatItIsToVerify() {
        fails(Reason.NAME_NOT_RESOLVED, "other", 8883, settings("broker.test", AUTHORITY));
        fails(Reason.UNREACHABLE, "broker", 1883, settings("broker.test", AUTHORITY));
        fails(Reason.NAME_MISMATCH, "broker", 8883, settings("other.test", AUTHORITY));
        fails(Reason.NOT_TRUSTED, "broker", 8883, settings("broker.test", new byte[] {1}));
        fails(Reason.NAME_MISMATCH, "broker", 8883, settings("10.0.0.1", AUTHORITY));
    }

    @Test
    void judgesDatesByTheDevicesClock() throws ConnectException {
        long utcMillis = time.utcMillis();
        time.setUtcMillis(utcMillis + 7_200_000);
        fails(Reason.EXPIRED);
        time.setUtcMillis(utcMillis - 7_200_000);
        fails(Reason.NOT_YET_VALID);
        time.setUtcMillis(utcMillis);
        assertNotNull(connect());
        time.set = false;
        fails(Reason.NOT_YET_VALID);
    }

    @Test
    void findsNobodyWhileTheBrokerRestarts() throws ConnectException {
        broker.restart(true, 60_000);
        fails(Reason.UNREACHABLE);
        time.sleepUntil(61_000);
        assertNotNull(connect());
    }

    @Test
    void waitsForTheNetworkAsLongAsItMay() throws ConnectException {
        network.setUp(false);
        fails(Reason.NAME_NOT_RESOLVED);
        assertEquals(TIMEOUT_MILLIS, time.uptimeMillis());
        time.at(time.nowMillis() + 5_000, () -> network.setUp(true));
        assertNotNull(connect());
    }

    @Test
    void doesNotHeedDeadlinesWhereAPlatformDoesNot() throws ConnectException {
        conditions.blockingHandshakeOneIn = 1;
        conditions.handshakeStepMillisMax = 5_000;
        connector.start("broker", 8883, settings("broker.test", AUTHORITY), TIMEOUT_MILLIS);
        int steps = 1;
        while (connector.advance(time.uptimeMillis()) == null) {
            steps++;
        }
        assertTrue(steps <= 5, "the four steps took " + steps);
    }

    @Test
    void givesUpWhenItIsTold() throws ConnectException {
        connector.abandon();
        connector.start("broker", 8883, settings("other.test", AUTHORITY), TIMEOUT_MILLIS);
        assertNull(connector.advance(time.uptimeMillis()));
        connector.abandon();
        connector.abandon();
        assertNotNull(connect());
        assertThrows(IllegalStateException.class, () -> connector.advance(time.uptimeMillis()));
        assertEquals(List.of("board.SecureConnector advance without start"), broken);
        broken.clear();
    }

    @Test
    void leavesTheBrokerInTheDarkWhenThePowerGoes() throws IOException {
        Connection connection = connect();
        connection.send(CONNECT, 0, CONNECT.length, time.uptimeMillis() + 1_000);
        connector.powerLost();
        time.sleepUntil(time.uptimeMillis() + 60_000);
        assertTrue(broker.isConnected("c"), "half-open");
        time.sleepUntil(time.uptimeMillis() + 40_000);
        assertFalse(broker.isConnected("c"), "the keep alive is over");
    }

    @Test
    void theSameSeedMeetsTheSameObstacles() {
        assertEquals(obstacles(5), obstacles(5));
    }

    private List<Integer> obstacles(int seed) {
        conditions.obstacleOneIn = 3;
        Network other = new Network(time, new Dice(seed), trace, conditions);
        List<Integer> met = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Attempt attempt = new Attempt(other, broker, new Endpoint("broker", 8883, "broker.test", AUTHORITY, 0, 1),
                    time, "broker", 8883, settings("broker.test", AUTHORITY), TIMEOUT_MILLIS);
            met.add((int) attempt.waitUntilMillis(Long.MAX_VALUE));
        }
        time.sleepUntil(time.nowMillis());
        return met;
    }
}

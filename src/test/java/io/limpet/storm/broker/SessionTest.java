package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a broker does with what is legal: sessions, quality of service, wills, retained messages. */
class SessionTest {

    private static final String ACCEPTED = "20020000";
    private static final String ACCEPTED_SESSION_PRESENT = "20020100";
    private static final String QOS_1 = "32 06 0001 't' 0007 'x'";
    private static final String QOS_2 = "34 06 0001 't' 0007 'x'";
    private static final String QOS_2_DUP = "3c 06 0001 't' 0007 'x'";
    private static final String PUBREL = "62 02 0007";
    private static final String PUBREC_CAME = "50020007";
    private static final String PUBCOMP_CAME = "70020007";
    private static final String SUBSCRIBE_A_QOS_2 = "82 06 0001 0001 'a' 02";

    /** Will QoS 1, retained; keep alive 60 s. */
    private static final String CONNECT_WITH_WILL =
            "10 15 0004 'MQTT' 04 2c 003c 0001 'c' 0001 's' 0003 'bye'";

    private final HandClient client = new HandClient();

    @AfterEach
    void nothingOfItBreaksARule() {
        assertEquals(List.of(), client.broken);
    }

    private void connected() {
        client.connect();
        client.received();
    }

    @Test
    void takesOverByEachQos() {
        connected();
        client.send("30 04 0001 't' 'x'");
        client.send("31 04 0001 't' 'y'");
        client.send(QOS_1);
        assertEquals("40020007", client.received());
        client.send(QOS_2);
        assertEquals(PUBREC_CAME, client.received());
        client.send(PUBREL);
        assertEquals(PUBCOMP_CAME, client.received());
        assertEquals(List.of("t x 0", "t y 0 retain", "t x 1", "t x 2"), client.delivered);
        assertEquals("y", client.broker.retained("t"));
    }

    @Test
    void takesPacketsInPiecesAndSeveralAtOnce() {
        connected();
        client.sendByteByByte(QOS_1 + "c0 00" + "30 04 0001 't' 'y'");
        client.send("c0 00 c0 00");
        assertEquals("40020007" + "d000" + "d000" + "d000", client.received());
        assertEquals(List.of("t x 1", "t y 0"), client.delivered);
    }

    @Test
    void takesAPacketOfMoreThan127Bytes() {
        connected();
        client.send("30 e903 0001 't' '" + "x".repeat(486) + "'");
        assertEquals(List.of("t " + "x".repeat(486) + " 0"), client.delivered);
    }

    @Test
    void keepsASessionUntilACleanOneIsAskedFor() {
        client.connect();
        assertEquals(ACCEPTED, client.received());
        client.reconnect();
        assertEquals(ACCEPTED_SESSION_PRESENT, client.received());
        client.cut();
        client.open();
        client.connectClean();
        assertEquals(ACCEPTED, client.received());
        client.reconnect();
        assertEquals(ACCEPTED, client.received(), "the clean one has ended with its connection");
    }

    @Test
    void takesAQos2MessageOverOnceHoweverOftenItComes() {
        connected();
        client.manners.closesAfterTakingOverOneIn = 1;
        client.send(QOS_2);
        client.open();
        client.connect();
        client.send(QOS_2_DUP);
        client.manners.closesAfterTakingOverOneIn = 0;
        client.open();
        client.connect();
        client.received();
        client.send(QOS_2_DUP);
        assertEquals(PUBREC_CAME, client.received());
        client.reconnect();
        client.received();
        client.send(PUBREL);
        assertEquals(PUBCOMP_CAME, client.received());
        client.reconnect();
        client.received();
        client.send(PUBREL);
        assertEquals(PUBCOMP_CAME, client.received(), "a PUBREL is answered however often it comes");
        assertEquals(List.of("t x 2"), client.delivered);
        client.send(QOS_2);
        assertEquals(List.of("t x 2", "t x 2"), client.delivered, "another message under the same identifier");
    }

    @Test
    void knowsAfterARestartWithItsSessionsWhatItHasTakenOver() {
        connected();
        client.answersAfter(1_000);
        client.send(QOS_2);
        client.broker.restart(true, 5_000);
        assertTrue(client.closed || client.vanished);
        assertFalse(client.broker.isListening());
        client.time.sleepUntil(client.time.nowMillis() + 5_000);
        assertTrue(client.broker.isListening());
        client.answersAfter(1);
        client.open();
        client.connect();
        assertEquals(ACCEPTED_SESSION_PRESENT, client.received());
        client.send(QOS_2_DUP);
        assertEquals(PUBREC_CAME, client.received());
        assertEquals(List.of("t x 2"), client.delivered);
    }

    @Test
    void knowsNothingAfterARestartWithoutThem() {
        connected();
        client.send(QOS_2);
        client.send("31 04 0001 't' 'y'");
        client.broker.restart(false, 0);
        client.open();
        client.received();
        client.connect();
        assertEquals(ACCEPTED, client.received());
        client.send(QOS_2);
        assertEquals(List.of("t x 2", "t y 0 retain", "t x 2"), client.delivered);
        assertEquals(null, client.broker.retained("t"));
        assertEquals(1, client.broker.sessionsLost());
    }

    @Test
    void handsOnAtThePubrelByTheOtherMethod() {
        client.manners.deliversOnRelease = true;
        connected();
        client.send(QOS_2);
        assertEquals(List.of(), client.delivered);
        client.reconnect();
        client.send(QOS_2_DUP);
        client.send(PUBREL);
        assertEquals(List.of("t x 2"), client.delivered);
    }

    @Test
    void tellsWhatItHasLostByTheOtherMethod() {
        client.manners.deliversOnRelease = true;
        connected();
        client.send(QOS_2);
        client.broker.restart(false, 0);
        assertEquals(List.of("x"), client.lost);
        assertEquals(List.of(), client.delivered);
    }

    /** The CONNACK that would have told is lost: the client goes on with what the broker has forgotten. */
    @Test
    void bearsWithAClientThatCannotKnowThatItsSessionWasLost() {
        connected();
        client.send(QOS_2);
        client.broker.restart(false, 0);
        client.open();
        client.connect();
        client.reconnect();
        client.send(PUBREL);
        client.send("3c 06 0001 't' 0008 'y'");
        client.send("32 06 0001 't' 0009 'z'");
        assertEquals(List.of("t x 2", "t y 2 dup", "t z 1"), client.delivered);
    }

    @Test
    void bearsWithAClientThatHasForgotten() {
        connected();
        client.answersAfter(1_000);
        client.send(QOS_1);
        client.answersAfter(1);
        client.broker.clientMayHaveForgotten("c");
        client.reconnect();
        client.send("32 06 0001 't' 0007 'y'");
        assertEquals(List.of("t x 1", "t y 1"), client.delivered);
    }

    @Test
    void publishesTheWillOfWhoGoesWithoutAWord() {
        client.send(CONNECT_WITH_WILL);
        client.cut();
        assertEquals(List.of("s bye 1 retain"), client.delivered);
        assertEquals("bye", client.broker.retained("s"));
    }

    @Test
    void publishesNoWillAfterDisconnect() {
        client.send(CONNECT_WITH_WILL);
        client.send("e0 00");
        client.cut();
        assertEquals(List.of(), client.delivered);
    }

    @Test
    void closesWhenTheKeepAliveIsOver() {
        client.send(CONNECT_WITH_WILL.replace("003c", "000a"));
        client.kept = false;   // it is dead, and nobody has told
        client.time.sleepUntil(15_010);
        assertTrue(client.closed);
        assertEquals(List.of("s bye 1 retain"), client.delivered);
    }

    @Test
    void staysAsLongAsItIsAskedTo() {
        connected();
        for (int i = 1; i <= 10; i++) {
            client.time.sleepUntil(i * 59_000L);
            client.send("c0 00");
        }
        assertEquals("d000".repeat(10), client.received());
        assertFalse(client.closed);
    }

    @Test
    void closesTheConnectionOfWhoConnectsAnew() {
        connected();
        client.open();
        client.closed = false;
        client.connect();
        assertTrue(client.closed, "the first of the two");
        assertTrue(client.broker.isConnected("c"));
    }

    @Test
    void closesTheConnectionOfWhoseIdentifierAnotherClientHas() {
        connected();
        client.broker.anotherClientConnects("c", false);
        assertTrue(client.closed);
        client.open();
        client.connect();
        assertEquals(ACCEPTED_SESSION_PRESENT, client.received());
        client.broker.anotherClientConnects("c", true);
        client.open();
        client.connect();
        assertEquals(ACCEPTED, client.received());
    }

    @Test
    void sendsWhatIsSubscribedTo() {
        connected();
        client.send(SUBSCRIBE_A_QOS_2);
        assertEquals("9003000102", client.received());
        client.broker.publish("a", "0", 0, false);
        client.broker.publish("a", "1", 1, false);
        client.broker.publish("b", "1", 1, false);
        client.time.sleepUntil(100);
        assertEquals("3004000161" + "30" + "3206000161" + "0001" + "31", client.received());
        client.send("40 02 0001");
        assertEquals(0, client.broker.waitingFor("c"));
        client.send("a2 05 0002 0001 'a'");
        assertEquals("b0020002", client.received());
        client.broker.publish("a", "2", 1, false);
        assertEquals(0, client.broker.waitingFor("c"));
    }

    @Test
    void sendsAgainInOrderWhatIsNotAcknowledged() {
        connected();
        client.send(SUBSCRIBE_A_QOS_2);
        client.broker.publish("a", "1", 1, false);
        client.broker.publish("a", "2", 2, false);
        client.time.sleepUntil(100);
        client.send("50 02 0002");
        assertEquals("9003000102" + "3206000161" + "0001" + "31" + "3406000161" + "0002" + "32" + "62020002",
                client.received());
        client.cut();
        client.broker.publish("a", "3", 1, false);
        client.broker.publish("a", "4", 0, false);
        client.open();
        client.connect();
        assertEquals(ACCEPTED_SESSION_PRESENT + "3a06000161" + "0001" + "31" + "62020002" + "3206000161" + "0003"
                + "33", client.received());
        client.send("40 02 0001 40 02 0003 70 02 0002");
        assertEquals(0, client.broker.waitingFor("c"));
    }

    @Test
    void sendsWhatIsRetainedToWhoSubscribes() {
        client.broker.publish("a", "old", 1, true);
        client.broker.publish("a", "new", 1, true);
        client.broker.publish("b", "other", 1, true);
        client.broker.publish("b", "", 1, true);
        connected();
        client.send("82 0a 0001 0001 'a' 00 0001 'b' 01");
        assertEquals("900400010001" + "3106000161" + "6e6577", client.received());
    }

    @Test
    void grantsLessOrNothingWhereBrokersDo() {
        connected();
        client.manners.grantsLessOneIn = 1;
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            client.send(SUBSCRIBE_A_QOS_2);
            codes.append(client.received());
        }
        assertEquals("", codes.toString().replaceAll("90030001(00|01|02|80)", ""));
        assertTrue(codes.toString().contains("9003000180") && codes.toString().contains("9003000100"));
    }

    @Test
    void acknowledgesTwiceWhereBrokersDo() {
        connected();
        client.manners.twiceOneIn = 1;
        client.send(QOS_2);
        assertEquals(PUBREC_CAME.repeat(2), client.received());
        client.send(PUBREL + PUBREL);
        assertEquals(PUBCOMP_CAME.repeat(4), client.received());
    }

    @Test
    void answersLateAndStillInOrder() {
        connected();
        client.manners.lateOneIn = 2;
        client.manners.lateMillisMax = 5_000;
        StringBuilder expected = new StringBuilder();
        for (int i = 1; i < 100; i++) {
            String identifier = String.format("%04x", i);
            client.send("32 06 0001 't' " + identifier + " 'x'");
            expected.append("4002").append(identifier);
        }
        client.time.sleepUntil(client.time.nowMillis() + 5_000);
        assertEquals(expected.toString(), client.received());
    }

    @Test
    void refusesWithEachReturnCode() {
        client.manners.refusesOneIn = 1;
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            client.connect();
            assertTrue(client.closed);
            codes.append(client.received());
            client.open();
        }
        for (int code = 1; code <= 5; code++) {
            assertTrue(codes.toString().contains("200200" + "0" + code), "return code " + code);
        }
        assertEquals("", codes.toString().replaceAll("2002000[1-5]", ""));
    }

    @Test
    void saysNothingMoreWhenItHangs() {
        connected();
        client.manners.hangsOneIn = 1;
        client.send(QOS_1);
        client.manners.hangsOneIn = 0;
        client.send("c0 00");
        assertEquals("", client.received());
        assertEquals(List.of(), client.delivered);
        assertFalse(client.closed);
    }
}

package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule that a client can break, broken: the broker tells which, and closes the connection (§4.8). */
class BreachesTest {

    private static final String PUBLISH_QOS_1 = "32 06 0001 't' 0007 'x'";
    private static final String PUBLISH_QOS_1_DUP = "3a 06 0001 't' 0007 'x'";
    private static final String PUBLISH_QOS_2 = "34 06 0001 't' 0007 'x'";
    private static final String PUBLISH_QOS_2_DUP = "3c 06 0001 't' 0007 'x'";
    private static final String PUBREL = "62 02 0007";

    /** On a connection on which nothing has been sent. */
    private static void atFirst(String rule, String bytes) {
        HandClient client = new HandClient();
        client.send(bytes);
        demand(client, rule, bytes);
    }

    /** After a CONNECT, and what else is legal. */
    private static void breaks(String rule, String bytes, String... before) {
        HandClient client = new HandClient();
        client.connect();
        for (String each : before) {
            client.send(each);
        }
        assertEquals(List.of(), client.broken, "before");
        client.send(bytes);
        demand(client, rule, bytes);
    }

    private static void demand(HandClient client, String rule, String bytes) {
        assertEquals(1, client.broken.size(), bytes + ": " + client.broken);
        assertTrue(client.broken.get(0).startsWith(rule + " "), bytes + ": " + client.broken);
        assertTrue(client.closed, bytes);
    }

    @Test
    void fixedHeader() {
        breaks("2.2.2", "c1 00");
        breaks("2.2.2", "e1 00");
        breaks("2.2.2", "60 02 0007");
        breaks("2.2.2", "80 06 0001 0001 'a' 00");
        breaks("2.2.2", "a0 05 0001 0001 'a'");
        breaks("2.2.2", "42 02 0007");
        breaks("2.2.1", "00 00");
        breaks("2.2.1", "f0 00");
        breaks("2.2.1", "20 02 0000");
        breaks("2.2.1", "90 03 0001 00");
        breaks("2.2.1", "b0 02 0001");
        breaks("2.2.1", "d0 00");
        breaks("2.2.3", "30 ff ff ff ff 01");
        breaks("2.2.3", "30 ff ff ff ff");
        breaks("2.2.3", "c0 80 00");
        breaks("2.2.3", "30 84 00 0001 't' 'x'");
        breaks("2.2.3", "30 ff ff ff 7f");
        breaks("2.2.3", "62 03 0007 00", PUBLISH_QOS_2);
        breaks("3.12", "c0 01 00");
        breaks("3.14", "e0 01 00");
    }

    @Test
    void connect() {
        atFirst("3.1", "c0 00");
        atFirst("3.1", PUBLISH_QOS_1);
        breaks("3.1", "10 0d 0004 'MQTT' 04 00 003c 0001 'c'");
        atFirst("3.1.2.1", "10 0d 0004 'MQTX' 04 00 003c 0001 'c'");
        atFirst("3.1.2.1", "10 0f 0006 'MQIsdp' 03 00 003c 0001 'c'");
        atFirst("3.1.2.2", "10 0d 0004 'MQTT' 05 00 003c 0001 'c'");
        atFirst("3.1.2.3", "10 0d 0004 'MQTT' 04 01 003c 0001 'c'");
        atFirst("3.1.2.6", "10 0d 0004 'MQTT' 04 08 003c 0001 'c'");
        atFirst("3.1.2.6", "10 0d 0004 'MQTT' 04 20 003c 0001 'c'");
        atFirst("3.1.2.6", "10 13 0004 'MQTT' 04 1c 003c 0001 'c' 0001 't' 0001 'x'");
        atFirst("3.1.2.9", "10 10 0004 'MQTT' 04 40 003c 0001 'c' 0001 'p'");
        atFirst("3.1.3.1", "10 0c 0004 'MQTT' 04 00 003c 0000");
        atFirst("3.1.3.1", "10 0d 0004 'MQTT' 04 00 003c 0002 'c'");
        atFirst("3.1.3.2", "10 0d 0004 'MQTT' 04 04 003c 0001 'c'");
        atFirst("3.1.3.3", "10 10 0004 'MQTT' 04 04 003c 0001 'c' 0001 't'");
        atFirst("3.1.3.4", "10 0d 0004 'MQTT' 04 80 003c 0001 'c'");
        atFirst("3.1.3.5", "10 10 0004 'MQTT' 04 c0 003c 0001 'c' 0001 'u'");
        atFirst("3.1.3", "10 0e 0004 'MQTT' 04 00 003c 0001 'c' 00");
        atFirst("3.3.2.1", "10 13 0004 'MQTT' 04 04 003c 0001 'c' 0001 '#' 0001 'x'");
        atFirst("1.5.3", "10 0d 0004 'MQTT' 04 00 003c 0001 ff");
        atFirst("1.5.3", "10 10 0004 'MQTT' 04 80 003c 0001 'c' 0001 80");
        atFirst("2.2.2", "12 0d 0004 'MQTT' 04 00 003c 0001 'c'");
    }

    @Test
    void publish() {
        breaks("3.3.1.2", "36 06 0001 't' 0007 'x'");
        breaks("3.3.1.1", "38 04 0001 't' 'x'");
        breaks("2.3.1", "32 06 0001 't' 0000 'x'");
        breaks("2.3.1", "32 03 0001 't'");
        breaks("4.7.3", "30 03 0000 'x'");
        breaks("3.3.2.1", "30 04 0001 '+' 'x'");
        breaks("3.3.2.1", "30 06 0003 't/#' 'x'");
        breaks("3.3.2.1", "30 03 0009 't'");
        breaks("3.3.2.1", "30 01 00");
        breaks("1.5.3", "30 04 0001 00 'x'");
        breaks("1.5.3", "30 05 0002 c0af 'x'");
        breaks("1.5.3", "30 06 0003 eda080 'x'");
    }

    @Test
    void identifiersInUse() {
        HandClient slow = new HandClient();
        slow.connect();
        slow.answersAfter(1_000);
        slow.send(PUBLISH_QOS_1);
        slow.send("32 06 0001 't' 0007 'y'");
        demand(slow, "2.3.1", "another PUBLISH under the same identifier");
        breaks("2.3.1", "34 06 0001 't' 0007 'y'", PUBLISH_QOS_2);
        breaks("2.3.1", "82 06 0007 0001 'a' 00", PUBLISH_QOS_2);
        breaks("2.3.1", "a2 05 0007 0001 'a'", PUBLISH_QOS_2);
    }

    @Test
    void exactlyOnce() {
        breaks("4.3.3", PUBREL);
        breaks("4.3.3", PUBREL, PUBLISH_QOS_1);
        breaks("4.3.3", PUBLISH_QOS_2_DUP, PUBLISH_QOS_2, PUBREL);
        breaks("3.3.1.1", PUBLISH_QOS_1_DUP);
        breaks("3.3.1.1", PUBLISH_QOS_2_DUP);
        breaks("2.3.1", "62 02 0000");
        breaks("4.6", "62 02 0008", PUBLISH_QOS_2, "34 06 0001 't' 0008 'y'");
    }

    @Test
    void requests() {
        breaks("2.3.1", "82 06 0000 0001 'a' 00");
        breaks("3.8.3", "82 02 0001");
        breaks("3.8.3", "82 05 0001 0001 'a'");
        breaks("3.8.3", "82 06 0001 0001 'a' 03");
        breaks("3.8.3", "82 06 0001 0009 'a' 01");
        breaks("4.7.3", "82 05 0001 0000 01");
        breaks("4.7.1.2", "82 07 0001 0002 'a#' 01");
        breaks("4.7.1.3", "82 07 0001 0002 'a+' 01");
        breaks("1.5.3", "82 06 0001 0001 ff 00");
        breaks("3.10.3", "a2 02 0001");
        breaks("4.7.3", "a2 04 0001 0000");
    }

    @Test
    void acknowledgementsThatNothingAsksFor() {
        breaks("4.3.2", "40 02 0001");
        breaks("4.3.3", "50 02 0001");
        breaks("4.3.3", "70 02 0001");
        breaks("2.3.1", "40 02 0000");
    }

    @Test
    void acknowledgementsOutOfOrder() {
        outOfOrder(1, "40 02 0002");
        outOfOrder(2, "50 02 0002");
    }

    private static void outOfOrder(int qos, String second) {
        HandClient client = new HandClient();
        client.connect();
        client.send("82 06 0001 0001 'a' 02");
        client.broker.publish("a", "1", qos, false);
        client.broker.publish("a", "2", qos, false);
        client.time.sleepUntil(100);
        client.send(second);
        demand(client, "4.6", second);
    }

    @Test
    void afterDisconnect() {
        HandClient client = new HandClient();
        client.connect();
        client.send("e0 00 c0 00");
        assertTrue(client.broken.get(0).startsWith("3.14.4 "), client.broken.toString());
        HandClient later = new HandClient();
        later.connect();
        later.send("e0 00");
        later.send("c0 00");
        assertTrue(later.broken.get(0).startsWith("3.14.4 "), later.broken.toString());
    }

    @Test
    void silenceBeyondTheKeepAlive() {
        HandClient client = new HandClient();
        client.connect();
        client.time.sleepUntil(60_500);
        client.send("c0 00");
        assertEquals(1, client.broken.size());
        assertTrue(client.broken.get(0).startsWith("3.1.2.10 "), client.broken.toString());
        HandClient silent = new HandClient();
        silent.connect();
        silent.time.sleepUntil(90_100);
        demand(silent, "3.1.2.10", "nothing");
    }

    @Test
    void redelivery() {
        resumed("3.3.1.1", PUBLISH_QOS_1);
        resumed("4.4", "3a 06 0001 't' 0007 'y'");
        resumed("4.4", "3c 06 0001 't' 0007 'x'");
        resumed("4.4", "3b 06 0001 't' 0007 'x'");
        resumed("4.4", "32 06 0001 't' 0009 'z'");
        resumed("4.6", "3a 06 0001 't' 0008 'y'", PUBLISH_QOS_1_DUP);
        resumed("4.6", "3a 06 0001 't' 0009 'z'");
        resumed("2.3.1", "82 06 0007 0001 'a' 00");
    }

    /** Two messages with QoS 1 were not acknowledged, and a new connection goes on with the session. */
    private static void resumed(String rule, String bytes, String... after) {
        HandClient client = new HandClient();
        client.connect();
        client.answersAfter(1_000);
        client.send(PUBLISH_QOS_1);
        client.send("32 06 0001 't' 0008 'y'");
        client.answersAfter(1);
        client.reconnect();
        client.answersAfter(1_000);
        assertEquals(List.of(), client.broken, "before");
        client.send(bytes);
        for (String each : after) {
            client.send(each);
        }
        demand(client, rule, bytes);
    }

    @Test
    void releasesAgainOutOfOrder() {
        HandClient client = new HandClient();
        client.connect();
        client.send(PUBLISH_QOS_2);
        client.send("34 06 0001 't' 0008 'y'");
        client.reconnect();
        client.send("62 02 0008");
        client.send("62 02 0007");
        demand(client, "4.6", "PUBREL 8 and then 7");
    }

    @Test
    void keepsAConnectionOnWhichSomethingIllegalCame() {
        HandClient client = new HandClient();
        client.connect();
        client.manners.illegalOneIn = 1;
        client.send("c0 00");
        client.time.sleepUntil(2_000);
        assertEquals(List.of(), client.broken);
        client.time.sleepUntil(3_000);
        assertTrue(client.broken.get(0).startsWith("4.8 "), client.broken.toString());
    }

    @Test
    void closesInTimeAConnectionOnWhichSomethingIllegalCame() {
        HandClient client = new HandClient();
        client.connect();
        client.manners.illegalOneIn = 1;
        client.send("c0 00");
        client.cut();
        client.time.sleepUntil(200_000);
        assertEquals(List.of(), client.broken);
    }
}

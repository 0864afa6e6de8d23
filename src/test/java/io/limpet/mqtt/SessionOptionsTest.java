package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.text.Text;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Options and messages say at once what is out of range, with its value unless it is a secret. */
class SessionOptionsTest {

    private static final TopicName TOPIC = new TopicName("t");

    @Test
    void refusesWhatIsOutOfRange() {
        check(o -> o.keepAliveSeconds(-1), "keep-alive seconds: -1, must be 0 to 65535");
        check(o -> o.keepAliveSeconds(65536), "keep-alive seconds: 65536");
        check(o -> o.inflightMax(0), "messages in flight: 0, must be 1 to 32000");
        check(o -> o.inflightMax(32001), "32001");
        check(o -> o.receivedQos2Max(0), "received QoS 2 messages: 0");
        check(o -> o.receivedQos2Max(65536), "65536");
        check(o -> o.sendBytes(63), "send buffer bytes: 63, must be 64 to 16777216");
        check(o -> o.sendBytes((1 << 24) + 1), "16777217");
        check(o -> o.receiveBytes(63), "receive buffer bytes: 63");
        check(o -> o.connackTimeoutMillis(0), "CONNACK time-out: 0");
        check(o -> o.acknowledgementTimeoutMillis(3600001), "acknowledgement time-out: 3600001");
        check(o -> o.firstPacketIdentifier(0), "packet identifier: 0, must be 1 to 65535");
        check(o -> o.firstPacketIdentifier(65536), "packet identifier: 65536");
        check(o -> o.will(TOPIC, new byte[0], 3, false), "qos: 3, must be 0 to 2");
        check(o -> o.will(TOPIC, new byte[65536], 0, false), "will payload bytes: 65536");
        check(o -> o.credentials(null, "secret"), "user name: null");
        check(o -> o.credentials("a\0", null), "user name holds U+0000 at index 1");
        check(o -> o.credentials("a", "\ud800"), "password holds half a surrogate pair at index 0");
    }

    private static void check(Consumer<SessionOptions> mistake, String says) {
        SessionOptions options = new SessionOptions("d");
        String message = assertThrows(IllegalArgumentException.class, () -> mistake.accept(options)).getMessage();
        assertTrue(message.contains(says), message);
    }

    @Test
    void keepsThePasswordOutOfWhatItSays() {
        String secret = "hunter2" + "\0";
        String message = assertThrows(IllegalArgumentException.class,
                () -> new SessionOptions("d").credentials("u", secret)).getMessage();
        assertFalse(message.contains("hunter2"), message);
    }

    @Test
    void keepsTheWillAsItWasGiven() {
        byte[] payload = {'a'};
        SessionOptions options = new SessionOptions("d").will(TOPIC, payload, 1, true);
        payload[0] = 'b';
        assertEquals('a', options.willPayload[0]);
    }

    @Test
    void writesAMessageWithItsHeadInFront() {
        Text text = Message.begin(new Text(100).append("old"), new TopicName("a/b"), 2, true).append("hi");
        assertEquals("\5\0\3a/bhi", text.toString());
        assertEquals(Message.OVERHEAD_BYTES + 3 + 2, text.length());
        text = Message.begin(new Text(400), new TopicName("x".repeat(258)), 1, false);
        assertEquals("\2\1\2x", text.toString().substring(0, 4));
        assertTrue(Message.begin(new Text(5), new TopicName("abc"), 0, false).overflowed());
        assertThrows(IllegalArgumentException.class, () -> Message.begin(new Text(9), TOPIC, 3, false));
        assertThrows(IllegalArgumentException.class, () -> Message.begin(new Text(9), TOPIC, -1, false));
    }
}

package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.board.Connection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The password does not stay in the buffer that the CONNECT was sent from. */
@HostOnly("looks into a buffer as text")
class ConnectIsWipedTest {

    private static final String PASSWORD = "correct-horse";

    private final Device device = new Device(Device.persistent().credentials("me", PASSWORD));

    @Test
    void isWipedOnceItIsSent() throws MqttException {
        Wiretap tap = new Wiretap();
        device.session.open(tap);
        device.turn();
        assertTrue(tap.sent.contains(PASSWORD));
        assertFalse(text(tap.buffer).contains(PASSWORD), "still in the buffer");
    }

    /** Before its first turn a session has said nothing: the buffer is found by one that is sent after. */
    @Test
    void isWipedWhenItIsNeverSent() throws MqttException {
        Wiretap tap = new Wiretap();
        device.session.open(tap);
        device.turn();
        byte[] buffer = tap.buffer;
        device.session.close();
        device.session.open(new Wiretap());
        assertTrue(text(buffer).contains(PASSWORD), "where it is looked for");
        device.session.close();
        assertFalse(text(buffer).contains(PASSWORD), "still in the buffer");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Takes what is sent, keeps the buffer that it came from, and says nothing. */
    private static final class Wiretap implements Connection {

        private String sent = "";
        private byte[] buffer;

        @Override
        public void send(byte[] bytes, int offset, int length, long deadlineMillis) {
            buffer = bytes;
            sent += text(bytes).substring(offset, offset + length);
        }

        @Override
        public int receive(byte[] into, int offset, int length, long deadlineMillis) {
            return 0;
        }

        @Override
        public String description() {
            return "a wiretap";
        }

        @Override
        public byte[] peerCertificate(int index) {
            return null;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}

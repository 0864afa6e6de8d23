package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.WhenFull;
import org.junit.jupiter.api.Test;

/** What is sent and when, so that a broker that holds its answers back is not waited for. */
class NagleTest {

    private static final int MESSAGES = 1600;
    private static final int WINDOW = 16;
    private static final int PUBACK_BYTES = 4;

    @Test
    void doesNotWaitForTheTcpAcknowledgementThatNaglesAlgorithmWaitsFor() throws MqttException {
        for (int qos = 0; qos < 3; qos++) {
            Device device = backlog(Device.persistent().inflightMax(WINDOW).sendBytes(16384), qos);
            device.pace = new Nagle(device);
            long took = drain(device);
            assertTrue(took <= 2 * MESSAGES / WINDOW, took + " ms with QoS " + qos);
        }
    }

    /** With a small buffer it is not the window that is full, but what may be sent on trust. */
    @Test
    void doesNotWaitForItEitherWhenTheBufferIsSmallerThanTheWindow() throws MqttException {
        for (int qos = 0; qos < 3; qos++) {
            Device device = backlog(Device.persistent().inflightMax(1000).sendBytes(400), qos);
            device.pace = new Nagle(device);
            long took = drain(device);
            int batches = MESSAGES * 20 / 400;
            assertTrue(took <= 4L * batches, took + " ms for " + batches + " batches with QoS " + qos);
        }
    }

    @Test
    void sendsASingleReadingAtOnce() throws MqttException {
        Device device = new Device(Device.persistent());
        device.connect();
        for (int i = 0; i < 10; i++) {
            device.append("m" + i, i % 3);
            long start = device.clock.uptimeMillis();
            device.session.turn(start);
            assertEquals("m" + i, device.broker.passedOn.get(i));
            assertEquals(start, device.clock.uptimeMillis());
            device.turns(20);
        }
    }

    private static Device backlog(SessionOptions options, int qos) {
        Device device = new Device(options, new MemoryOutbox(MESSAGES, 200, WhenFull.DROP_NEWEST));
        for (int i = 0; i < MESSAGES; i++) {
            device.append("m" + i + "x".repeat(i % 9), qos);
        }
        return device;
    }

    private static long drain(Device device) throws MqttException {
        device.connect();
        long start = device.clock.uptimeMillis();
        device.runUntil(() -> device.outbox.size() == 0);
        return device.clock.uptimeMillis() - start;
    }

    /**
     * A broker with Nagle's algorithm (RFC 9293 §3.7.4) and a device with delayed TCP acknowledgements (§3.8.6.3): a
     * packet goes at once when nothing is unacknowledged; all else waits until the device sends something, or 40 ms.
     */
    private static final class Nagle implements Pace {

        private static final int DELAYED_ACKNOWLEDGEMENT_MILLIS = 40;

        private final Device device;
        private long sentBefore = -1;
        private long sinceMillis;
        private boolean alone;

        Nagle(Device device) {
            this.device = device;
        }

        @Override
        public int take(int available, long position) {
            boolean acknowledged = device.broker.link.sent != sentBefore
                    || device.clock.uptimeMillis() >= sinceMillis + DELAYED_ACKNOWLEDGEMENT_MILLIS;
            if (!acknowledged) {
                return 0;
            }
            alone = !alone;
            sentBefore = device.broker.link.sent;
            sinceMillis = device.clock.uptimeMillis();
            return alone ? Math.min(available, PUBACK_BYTES) : available;
        }
    }
}

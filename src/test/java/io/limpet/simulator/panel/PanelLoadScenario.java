package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.browser.Browser;
import io.limpet.browser.PanelPage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand readings, each with its packets and its line, told to a panel that Chromium shows: the page keeps up,
 * and its memory does not grow with them. What it costs the simulator is measured by {@code ./limpet bench panel}.
 */
@Timeout(120)
class PanelLoadScenario {

    private static final int READINGS = 10_000;
    private static final int WARM_UP = 1_000;
    private static final int GROWTH_BYTES_MAX = 4 << 20;
    private static final byte[] PUBACK = {0x40, 2, 0, 1};

    private final Panel panel = new Panel();
    private final DeviceEvents events = panel.events();

    @Test
    void thePageKeepsUpWithTenThousandReadingsInBoundedMemory() throws Exception {
        String address = panel.open(0, new FakeSimulation());
        try (Browser browser = Browser.start()) {
            browser.show(1280, 900, 1);
            browser.open(address);
            PanelPage page = new PanelPage(browser);
            tell(0, WARM_UP);
            browser.await("the first are counted", any -> page.ledger("delivered") == WARM_UP);
            long before = browser.heapBytes();

            tell(WARM_UP, READINGS);
            browser.await("all are counted", any -> page.ledger("delivered") == READINGS);

            long growth = browser.heapBytes() - before;
            assertTrue(growth < GROWTH_BYTES_MAX, "the page's memory grew by " + growth + " bytes");
            assertEquals(0, page.ledger("lost"));
            assertTrue(kept(browser, "#plot") <= 7_200, "points of a quantity");
            assertTrue(kept(browser, "#packets") <= 500, "packets");
            assertTrue(kept(browser, "#console") <= 2_000, "lines");
            assertTrue(browser.all("#console .line").size() <= 500, "lines drawn");
            browser.await("the newest packet is shown", any -> page.newestPacket() == 2 * READINGS - 1);
        } finally {
            panel.close();
        }
    }

    /** As a device would, one after the other. */
    private void tell(int from, int to) {
        for (int sequence = from; sequence < to; sequence++) {
            Message reading = new Message("limpet/test/bme280", String.format(Locale.ROOT,
                    "{\"seq\":%d,\"time\":%d,\"temperature_C\":%.2f}", sequence, 1_795_000_000L + sequence,
                    20 + Math.sin(sequence / 100.0)).getBytes(StandardCharsets.UTF_8));
            byte[] publish = publish(reading);
            events.sampled(reading);
            events.turn("ONLINE", 0, "", 1, 1);
            events.sent(publish, 0, publish.length);
            events.got(PUBACK, 0, PUBACK.length);
            events.acknowledged(reading);
            events.received(reading);
            events.turn("ONLINE", 0, "", 0, 0);
            events.line(String.format(Locale.ROOT, "D %8.3f mqtt     reading %d", sequence / 10.0, sequence));
        }
    }

    /** MQTT 3.1.1 §3.3, with QoS 1 and packet identifier 1; short enough for one byte of remaining length. */
    private static byte[] publish(Message message) {
        byte[] topic = message.topic().getBytes(StandardCharsets.UTF_8);
        byte[] packet = new byte[2 + 2 + topic.length + 2 + message.payload().length];
        packet[0] = 0x32;
        packet[1] = (byte) (packet.length - 2);
        packet[3] = (byte) topic.length;
        System.arraycopy(topic, 0, packet, 4, topic.length);
        packet[4 + topic.length + 1] = 1;
        System.arraycopy(message.payload(), 0, packet, 6 + topic.length, message.payload().length);
        return packet;
    }

    private static long kept(Browser browser, String part) {
        return Long.parseLong(browser.attribute(part, "data-kept"));
    }
}

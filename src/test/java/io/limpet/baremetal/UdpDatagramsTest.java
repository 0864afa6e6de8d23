package io.limpet.baremetal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One exchange with one host. */
class UdpDatagramsTest {

    private final HardwareClock clock = new FakeTarget().clock;
    private final UdpDatagrams datagrams = new UdpDatagrams(clock);

    @Test
    void asksAHostByItsName() throws Exception {
        NetNatives.resolved = new String[] {"192.0.2.7", "192.0.2.8"};
        NetNatives.pending = 5;
        datagrams.open("pool.ntp.org", 123);
        datagrams.send("_what time_".getBytes(StandardCharsets.US_ASCII), 1, 9);
        datagrams.close();
        assertEquals(List.of("udp close", "resolve pool.ntp.org", "udp 192.0.2.7:123", "send what time", "udp close"),
                NetNatives.log);
    }

    @Test
    void waitsForTheAnswerUntilTheDeadline() throws Exception {
        assertEquals(0, datagrams.receive(new byte[4], 0, 4, clock.uptimeMillis() + 20));
        assertEquals(1_020, clock.uptimeMillis());
        NetNatives.datagrams.add(new byte[] {1, 2, 3, 4, 5});
        byte[] buffer = new byte[4];
        assertEquals(3, datagrams.receive(buffer, 1, 3, 0));
        assertEquals(3, buffer[3]);
    }

    @Test
    void saysThatAHostHasNoAddressAndWaitsNotLong() {
        NetNatives.pending = 100_000;
        check("DNS: \"pool.ntp.org\" has no address");
        assertEquals(4_000, clock.uptimeMillis());
    }

    @Test
    void saysThatThereIsNoWay() {
        NetNatives.resolved = new String[] {"192.0.2.7"};
        NetNatives.answers.put("192.0.2.7", -1);
        check("UDP: no way to 192.0.2.7");
    }

    private void check(String message) {
        assertEquals(message,
                assertThrows(IOException.class, () -> datagrams.open("pool.ntp.org", 123)).getMessage());
    }
}

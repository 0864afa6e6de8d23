package io.limpet.baremetal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.limpet.board.ConnectException;
import io.limpet.board.ConnectException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Addresses are called one after another, each for its share of the time. */
class TcpDialerTest {

    private final HardwareClock clock = new FakeTarget().clock;
    private final TcpDialer dialer = new TcpDialer(clock);

    @Test
    void resolvesAndCalls() throws Exception {
        NetNatives.pending = 3;
        dial("10.0.2.2");
        NetNatives.answers.put("10.0.2.2", NetNatives.TCP_CONNECTED);
        connect();
        assertEquals(List.of("resolve broker.example.net", "call 10.0.2.2:8883"), NetNatives.log);
        assertEquals("10.0.2.2", dialer.address());
    }

    @Test
    void callsTheNextWhereOneRefuses() throws Exception {
        dial("192.0.2.1", "192.0.2.2");
        NetNatives.answers.put("192.0.2.1", NetNatives.TCP_REFUSED);
        NetNatives.answers.put("192.0.2.2", NetNatives.TCP_CONNECTED);
        connect();
        assertEquals(1_002, clock.uptimeMillis());
        assertEquals("192.0.2.2", dialer.address());
    }

    @Test
    void givesEachItsShareOfTheTime() throws Exception {
        dial("192.0.2.1", "192.0.2.2", "192.0.2.3");
        NetNatives.answers.put("192.0.2.3", NetNatives.TCP_CONNECTED);
        connect();
        assertEquals(1_001 + 20_000, clock.uptimeMillis());
    }

    @Test
    void saysWhoRefusedWhenAllHave() {
        NetNatives.answers.put("192.0.2.1", NetNatives.TCP_REFUSED);
        NetNatives.answers.put("192.0.2.2", NetNatives.TCP_REFUSED);
        check(Reason.UNREACHABLE, "TCP: broker.example.net:8883 refused: 192.0.2.2 says that nobody listens there."
                + " Is the broker running? Check mqtt.host and mqtt.port.", "192.0.2.1", "192.0.2.2");
    }

    @Test
    void saysWhoDidNotAnswer() {
        NetNatives.answers.put("192.0.2.1", NetNatives.TCP_REFUSED);
        check(Reason.TIMED_OUT, "TCP: no answer from broker.example.net:8883 at 192.0.2.2 within 30 s. Is it switched"
                + " on, does a firewall drop this port?", "192.0.2.1", "192.0.2.2");
    }

    @Test
    void saysThatTheNameHasNoAddress() {
        String message = "DNS: \"broker.example.net\" has no address, or no name server answered. Check mqtt.host and"
                + " link.dns.";
        check(Reason.NAME_NOT_RESOLVED, message);
        NetNatives.pending = 100_000;
        check(Reason.NAME_NOT_RESOLVED, message, "192.0.2.1");
    }

    @Test
    void doesNotBeginWithTheOneThatWasOfNoUse() throws Exception {
        NetNatives.answers.put("192.0.2.1", NetNatives.TCP_CONNECTED);
        NetNatives.answers.put("192.0.2.2", NetNatives.TCP_CONNECTED);
        dial("192.0.2.1", "192.0.2.2");
        connect();
        assertEquals("192.0.2.1", dialer.address());
        dialer.beginElsewhere();
        dial("192.0.2.1", "192.0.2.2");
        connect();
        assertEquals("192.0.2.2", dialer.address());
        dialer.beginElsewhere();
        dial("192.0.2.1", "192.0.2.2");
        connect();
        assertEquals("192.0.2.1", dialer.address());
    }

    private void dial(String... addresses) {
        NetNatives.resolved = addresses;
        dialer.start("broker.example.net", 8883, 30_000);
    }

    private void connect() throws ConnectException {
        while (!dialer.advance()) {
            clock.pause();
        }
    }

    private void check(Reason reason, String message, String... addresses) {
        dial(addresses);
        ConnectException failure = assertThrows(ConnectException.class, this::connect);
        assertEquals(message, failure.getMessage());
        assertEquals(reason, failure.reason());
    }
}

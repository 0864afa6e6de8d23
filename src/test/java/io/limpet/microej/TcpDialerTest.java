package io.limpet.microej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException;
import io.limpet.board.ConnectException.Reason;
import io.limpet.simulator.tls.LocalPeer;
import io.limpet.time.VirtualClock;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Addresses take turns, and those that refuse drop out; on real sockets of the loop-back network. */
class TcpDialerTest {

    private final VirtualClock clock = new VirtualClock();
    private final TcpDialer dialer = new TcpDialer(clock);

    @Test
    void takesTheNextAddressWhereOneRefuses() throws Exception {
        try (LocalPeer peer = LocalPeer.serving(socket -> socket.getInputStream().read())) {
            dialer.start("broker.example.net", peer.port(), 10_000);
            dialer.resolved(addresses("127.0.0.2", "127.0.0.3", "127.0.0.1"));
            assertNull(dialer.advance(0));
            assertNull(dialer.advance(0));
            try (Socket socket = dialer.advance(0)) {
                assertEquals("127.0.0.1", socket.getInetAddress().getHostAddress());
                assertTrue(socket.getTcpNoDelay());
                assertTrue(socket.getKeepAlive());
            }
        }
    }

    @Test
    void givesUpWhenAllHaveRefused() throws Exception {
        try (LocalPeer peer = LocalPeer.serving(socket -> { })) {
            dialer.start("broker.example.net", peer.port(), 10_000);
            dialer.resolved(addresses("127.0.0.2", "127.0.0.3"));
            assertNull(dialer.advance(0));
            assertNull(dialer.advance(0));
            ConnectException failure = assertThrows(ConnectException.class, () -> dialer.advance(0));
            assertEquals(Reason.UNREACHABLE, failure.reason());
            assertTrue(failure.getMessage().startsWith("TCP: broker.example.net:" + peer.port()
                    + " refused: 127.0.0.3 says \"Connection refused"), failure.getMessage());
        }
    }

    @Test
    void resolvesTheNameFirstAndReturns() throws Exception {
        dialer.start("127.0.0.1", 1, 10_000);
        assertNull(dialer.advance(0));
        assertNull(dialer.advance(0));
        assertThrows(ConnectException.class, () -> dialer.advance(0));
    }

    @Test
    void givesUpWhenItsTimeIsOver() throws Exception {
        dialer.start("broker.example.net", 8883, 30_000);
        dialer.resolved(addresses("192.0.2.1", "192.0.2.2"));
        clock.uptimeMillis += 30_000;
        ConnectException failure = assertThrows(ConnectException.class, () -> dialer.advance(0));
        assertEquals(Reason.TIMED_OUT, failure.reason());
        assertEquals("TCP: no answer from broker.example.net:8883 at 192.0.2.1 at 192.0.2.2 within 30 s. Is it switched"
                + " on, does a firewall drop this port?", failure.getMessage());
    }

    private static InetAddress[] addresses(String... literals) throws Exception {
        InetAddress[] all = new InetAddress[literals.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(literals[i]);
        }
        return all;
    }
}

package io.limpet.baremetal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.TlsSettings;
import io.limpet.tls.TlsFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes both ways, whole and in pieces, and deadlines. */
class TlsConnectionTest {

    private static final byte[] BYTES = "_hello_".getBytes(StandardCharsets.US_ASCII);

    private final HardwareClock clock = new FakeTarget().clock;
    private final TlsConnection connection = new TlsConnection(clock, new TlsFailures("broker.example.net", 8883,
            new TlsSettings("broker.example.net", "1.3", new byte[1][1], null, null)), "TLSv1.3, 10.0.2.2:8883");

    @Test
    void sendsAllInPiecesAsThereIsRoom() throws Exception {
        TlsNatives.answer(2, 0, 0, 3);
        connection.send(BYTES, 1, 5, clock.uptimeMillis() + 10);
        assertEquals(List.of("send he", "send ", "send ", "send llo"), NetNatives.log);
        assertEquals(1_002, clock.uptimeMillis());
    }

    @Test
    void givesUpSendingAtTheDeadline() {
        IOException failure = assertThrows(IOException.class,
                () -> connection.send(BYTES, 1, 5, clock.uptimeMillis() + 10));
        assertEquals("TLS: the peer does not take what is sent to it", failure.getMessage());
        assertEquals(1_010, clock.uptimeMillis());
    }

    @Test
    void waitsForBytesUntilTheDeadline() throws Exception {
        assertEquals(0, connection.receive(new byte[8], 0, 8, clock.uptimeMillis() + 10));
        assertEquals(1_010, clock.uptimeMillis());
        TlsNatives.answer(0, 0, 4);
        byte[] buffer = new byte[8];
        assertEquals(4, connection.receive(buffer, 2, 6, clock.uptimeMillis() + 10));
        assertEquals("xxxx", new String(buffer, 2, 4, StandardCharsets.US_ASCII));
        assertEquals(1_012, clock.uptimeMillis());
    }

    @Test
    void looksOnceWhereTheDeadlineIsPast() throws Exception {
        TlsNatives.answer(4);
        assertEquals(4, connection.receive(new byte[8], 0, 8, 0));
        assertEquals(1, NetNatives.polls);
    }

    @Test
    void showsTheChainWhileItIsOpen() {
        TlsNatives.chain = new byte[][] {{1, 2, 3}, {4}};
        assertArrayEquals(new byte[] {1, 2, 3}, connection.peerCertificate(0));
        assertArrayEquals(new byte[] {4}, connection.peerCertificate(1));
        assertNull(connection.peerCertificate(2));
        connection.close();
        assertNull(connection.peerCertificate(0));
    }

    @Test
    void tellsAnEndFromABreak() throws Exception {
        TlsNatives.answer(-1, -0x7780);
        assertEquals(-1, connection.receive(new byte[8], 0, 8, 0));
        TlsNatives.failure = TlsNatives.FAILURE_ALERT;
        TlsNatives.alert = 116;
        IOException failure = assertThrows(IOException.class, () -> connection.receive(new byte[8], 0, 8, 0));
        assertTrue(failure.getMessage().contains("asks for a certificate of this device and there is none"));
    }

    @Test
    void isClosedOnceAndTakesNothingAfterwards() {
        connection.close();
        connection.close();
        assertEquals(List.of("tls end", "tcp close"), NetNatives.log);
        assertThrows(IOException.class, () -> connection.send(BYTES, 0, 1, 0));
        assertThrows(IOException.class, () -> connection.receive(new byte[1], 0, 1, 0));
    }
}

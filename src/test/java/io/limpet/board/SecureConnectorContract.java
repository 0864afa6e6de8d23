package io.limpet.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException.Reason;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SecureConnector} keeps to, and the {@link Connection}s that it makes. */
public abstract class SecureConnectorContract {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int STEP_MILLIS = 100;

    protected abstract SecureConnector secureConnector();

    protected abstract Clock clock();

    /** Whether the platform tells the certificates of a peer that it has verified. */
    protected abstract boolean tellsCertificates();

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void connectsInTheVersionAskedFor(String version) throws IOException {
        Connection connection = connect(Peers.TLS_ECHO, version);
        assertTrue(connection.description().startsWith("TLSv" + version), connection.description());
        exchange(connection, 1);
        exchange(connection, 300);
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void showsThePeersCertificatesWhileItIsOpen(String version) throws IOException {
        Connection connection = connect(Peers.TLS_WITH_INTERMEDIATE, version);
        exchange(connection, 300);
        for (int i = 0; i < Peers.CHAIN_WITH_INTERMEDIATE.length; i++) {
            assertArrayEquals(tellsCertificates() ? Peers.CHAIN_WITH_INTERMEDIATE[i] : null,
                    connection.peerCertificate(i), "certificate " + i);
        }
        assertNull(connection.peerCertificate(Peers.CHAIN_WITH_INTERMEDIATE.length));
        assertNull(connection.peerCertificate(-1));
        connection.close();
        assertNull(connection.peerCertificate(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void losesNothingOfWhatComesOneByteAtATime(String version) throws IOException {
        Connection connection = connect(Peers.TLS_ONE_BYTE_AT_A_TIME, version);
        for (int i = 0; i < 10; i++) {
            exchange(connection, 50);
        }
        connection.close();
    }

    /** More than a record holds (RFC 8446 §5.1) and than a window of TCP. */
    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void sendsWhatTakesMoreThanOneRecord(String version) throws IOException {
        Connection connection = connect(Peers.TLS_ECHO, version);
        exchange(connection, 20_000);
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void receivesNothingUntilTheDeadline(String version) throws IOException {
        Connection connection = connect(Peers.TLS_ECHO, version);
        long deadlineMillis = clock().uptimeMillis() + 50;
        assertEquals(0, connection.receive(new byte[8], 0, 8, deadlineMillis));
        assertTrue(clock().uptimeMillis() >= deadlineMillis, "it returned before its deadline");
        exchange(connection, 8);
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void tellsThatThePeerHasClosed(String version) throws IOException {
        Connection connection = connect(Peers.TLS_HANGS_UP, version);
        connection.send(new byte[] {1}, 0, 1, soon());
        assertEquals(-1, connection.receive(new byte[8], 0, 8, soon()));
        connection.close();
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void refusesWhomItCannotTrust(String version) {
        refuses(Peers.TLS_OF_ANOTHER_NAME, version, Reason.NAME_MISMATCH);
        refuses(Peers.TLS_OF_ANOTHER_AUTHORITY, version, Reason.NOT_TRUSTED);
        refuses(Peers.TLS_EXPIRED, version, Reason.EXPIRED);
        refuses(Peers.TLS_NOT_YET_VALID, version, Reason.NOT_YET_VALID);
    }

    @Test
    void tellsThatNobodyListens() {
        refuses(Peers.NOBODY, "1.2", Reason.UNREACHABLE);
    }

    @Test
    void tellsThatAHostHasNoAddress() {
        secureConnector().start("no-such-host.invalid", 8883, settings("1.2"), TIMEOUT_MILLIS);
        assertEquals(Reason.NAME_NOT_RESOLVED, assertThrows(ConnectException.class, this::advance).reason());
    }

    @Test
    void beginsAnewWhateverWasUnderWay() throws IOException {
        secureConnector().abandon();
        start(Peers.TLS_OF_ANOTHER_NAME, "1.2");
        secureConnector().advance(clock().uptimeMillis());
        start(Peers.TLS_OF_ANOTHER_NAME, "1.2");
        secureConnector().abandon();
        secureConnector().abandon();
        Connection connection = connect(Peers.TLS_ECHO, "1.2");
        exchange(connection, 10);
        connection.close();
    }

    private void refuses(String port, String version, Reason reason) {
        start(port, version);
        ConnectException refusal = assertThrows(ConnectException.class, this::advance, "port " + port);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
    }

    private Connection connect(String port, String version) throws IOException {
        start(port, version);
        return advance();
    }

    private void start(String port, String version) {
        clock().setUtcMillis(Long.parseLong(Peers.UTC_MILLIS));
        secureConnector().start(Peers.HOST, Integer.parseInt(port), settings(version), TIMEOUT_MILLIS);
    }

    private static TlsSettings settings(String version) {
        return new TlsSettings(Peers.NAME, version, new byte[][] {Peers.AUTHORITY_DER}, null, null);
    }

    private Connection advance() throws ConnectException {
        Connection connection = null;
        while (connection == null) {
            connection = secureConnector().advance(clock().uptimeMillis() + STEP_MILLIS);
        }
        return connection;
    }

    /** Sends bytes, and gets the very same back. */
    private void exchange(Connection connection, int length) throws IOException {
        byte[] sent = new byte[length];
        for (int i = 0; i < length; i++) {
            sent[i] = (byte) (i * 7 + length);
        }
        connection.send(sent, 0, length, soon());
        byte[] received = new byte[length];
        int count = 0;
        while (count < length) {
            int more = connection.receive(received, count, length - count, soon());
            assertTrue(more > 0, more + " after " + count + " of " + length + " bytes");
            count += more;
        }
        assertArrayEquals(sent, received);
    }

    private long soon() {
        return clock().uptimeMillis() + TIMEOUT_MILLIS;
    }
}

package io.limpet.microej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException;
import io.limpet.board.ConnectException.Reason;
import io.limpet.board.Clock;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.simulator.tls.BoardTls;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import io.limpet.simulator.tls.LocalPeer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connector of the simulated board against real servers of every unsound kind. */
public abstract class TlsServersContract {

    private static final String NAME = "broker.example.net";
    private static final String NOW = "2026-11-24T12:00:00Z";
    private static final int ATTEMPT_MILLIS = 10_000;

    private static CertificateAuthority ours;
    private static CertificateAuthority other;

    private TestClock clock = TestClock.at(NOW);

    @BeforeAll
    static void makeAuthorities() {
        ours = CertificateAuthority.create("CN=Our CA,O=Limpet", KeyType.EC_P256, Instant.parse(NOW));
        other = CertificateAuthority.create("CN=Other CA,O=Else", KeyType.EC_P256, Instant.parse(NOW));
    }

    protected abstract SecureConnector connector(Clock clock);

    /** What is said of a broker of TLS 1.3 that is of another authority: that version hides certificates. */
    protected abstract String unknownAuthority13();

    @AfterEach
    void leaveDevice() {
        BoardTls.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void connectsToABrokerWhoseChainNameAndDatesAreInOrder(String version) throws Exception {
        Identity broker = ours.intermediate("CN=Our Intermediate").server(NAME).issue();
        try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), "TLSv1.2,TLSv1.3")) {
            Connection connection = connect(peer.port(), settings(version, NAME));
            assertEquals("TLSv" + version + ", 127.0.0.1:" + peer.port(), connection.description());
            byte[] hello = "hello".getBytes(StandardCharsets.US_ASCII);
            connection.send(hello, 0, hello.length, clock.uptimeMillis() + 1000);
            byte[] echo = new byte[16];
            assertEquals(hello.length, connection.receive(echo, 0, echo.length, clock.uptimeMillis() + 5000));
            connection.close();
            connection.close();
            assertArrayEquals(hello, peer.applicationData());
        }
    }

    @Test
    void connectsToABrokerWithAnRsaKey() throws Exception {
        Identity broker = ours.server(NAME).withKey(KeyType.RSA_2048).issue();
        try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), "TLSv1.2")) {
            connect(peer.port(), settings("1.2", NAME)).close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void refusesABrokerOfAnotherAuthority(String version) throws Exception {
        check(version, other.server(NAME).issue(), Reason.NOT_TRUSTED, "\"CN=" + NAME + "\" was issued by \"CN=Other"
                + " CA,O=Else\", which is neither loaded nor sent by the broker. Put that authority into tls.ca; if it"
                + " is an intermediate one, let the broker send it. Loaded anchors: \"CN=Our CA,O=Limpet\".");
    }

    @Test
    void refusesAnAuthorityThatOnlyHasTheNameOfOurs() throws Exception {
        CertificateAuthority impostor =
                CertificateAuthority.create("CN=Our CA,O=Limpet", KeyType.EC_P256, Instant.parse(NOW));
        check("1.2", impostor.server(NAME).issue(), Reason.NOT_TRUSTED, "a signature is false, or of an authority");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void refusesABrokerOfAnotherName(String version) throws Exception {
        check(version, ours.server("other.example.net", "www.example.net").issue(), Reason.NAME_MISMATCH,
                "its certificate is for \"other.example.net, www.example.net\", not for \"" + NAME + "\". Set"
                        + " tls.server-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void refusesACertificateThatHasExpiredByTheDevicesClock(String version) throws Exception {
        Identity expired = ours.server(NAME)
                .valid(Instant.parse("2026-11-23T12:00:00Z"), Instant.parse("2026-11-24T11:00:00Z")).issue();
        check(version, expired, Reason.EXPIRED, "certificate \"CN=" + NAME + "\" expired 2026-11-24, clock says"
                + " 2026-11-24 12:00 UTC. Renew it on the broker, or check the clock.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void refusesACertificateThatIsNotYetValidByTheDevicesClock(String version) throws Exception {
        Identity early = ours.server(NAME)
                .valid(Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2027-12-01T00:00:00Z")).issue();
        check(version, early, Reason.NOT_YET_VALID, "is valid from 2026-12-01 00:00 UTC on, clock says 2026-11-24"
                + " 12:00 UTC. Check the clock");
    }

    @Test
    void judgesDatesByTheDevicesClockAndNotByTheDesktops() throws Exception {
        clock = TestClock.at("2041-01-01T00:00:00Z");
        check("1.2", ours.server(NAME).issue(), Reason.EXPIRED, "clock says 2041-01-01 00:00 UTC");
    }

    @Test
    void refusesASelfSignedCertificate() throws Exception {
        Identity selfSigned = CertificateAuthority.selfSigned(NAME)
                .valid(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z")).issue();
        check("1.2", selfSigned, Reason.NOT_TRUSTED, "its certificate \"CN=" + NAME + "\" is signed by itself and not"
                + " among the loaded anchors. If you know it, put it into tls.ca.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void refusesABrokerThatDoesNotSendItsIntermediate(String version) throws Exception {
        Identity broker = ours.intermediate("CN=Our Intermediate").server(NAME).issue().withoutIntermediates();
        check(version, broker, Reason.NOT_TRUSTED, "was issued by \"CN=Our Intermediate\", which is neither loaded nor"
                + " sent by the broker.");
    }

    @Test
    void saysThatTheBrokerSpeaksOnlyTls13() throws Exception {
        check("1.2", ours.server(NAME).issue(), "TLSv1.3", Reason.HANDSHAKE_REFUSED,
                "refuses TLS 1.2. Set tls.version=1.3");
    }

    @Test
    void saysThatTheBrokerSpeaksOnlyTls12() throws Exception {
        check("1.3", ours.server(NAME).issue(), "TLSv1.2", Reason.HANDSHAKE_REFUSED,
                "answers to TLS 1.2 only. Set tls.version=1.2");
    }

    @Test
    void saysWhatItCanOfABrokerThatSpeaksTls13Only() throws Exception {
        check("1.3", other.server(NAME).issue(), "TLSv1.3", Reason.NOT_TRUSTED, unknownAuthority13());
    }

    @Test
    void saysThatThePeerDoesNotSpeakTls() throws Exception {
        try (LocalPeer peer = LocalPeer.serving(socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write("220 ready to serve\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        })) {
            check(peer, settings("1.2", NAME), Reason.HANDSHAKE_REFUSED, "does not speak TLS on this port");
        }
    }

    @Test
    void saysThatThePeerClosedTheConnection() throws Exception {
        try (LocalPeer peer = LocalPeer.serving(socket -> socket.getInputStream().read())) {
            check(peer, settings("1.2", NAME), Reason.CLOSED, "broke off within the handshake");
        }
    }

    @Test
    void givesUpOnAPeerThatSaysNothing() throws Exception {
        try (LocalPeer peer = LocalPeer.serving(socket ->
                socket.getInputStream().transferTo(OutputStream.nullOutputStream()))) {
            SecureConnector connector = start(peer.port(), settings("1.2", NAME), 300);
            long started = clock.uptimeMillis();
            check(connector, Reason.TIMED_OUT, "accepted the connection and then said nothing");
            assertTrue(clock.uptimeMillis() - started < 3000, "it took longer than its time-out");
        }
    }

    @Test
    void saysThatNothingListens() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        check(start(port, settings("1.2", NAME), ATTEMPT_MILLIS), Reason.UNREACHABLE,
                "TCP: 127.0.0.1:" + port + " refused: 127.0.0.1 says \"Connection refused");
    }

    @Test
    void saysThatTheNameHasNoAddress() {
        BoardTls.install(clock::utcMillis);
        SecureConnector connector = connector(clock);
        connector.start("no-such-host.invalid", 8883, settings("1.2", NAME), ATTEMPT_MILLIS);
        check(connector, Reason.NAME_NOT_RESOLVED, "DNS: \"no-such-host.invalid\" has no address");
    }

    @Test
    void callsNobodyBeforeTheClockIsSet() throws Exception {
        clock.unset();
        checkCallsNobody(settings("1.2", NAME), Reason.NOT_YET_VALID, "the clock is not set");
    }

    @Test
    void callsNobodyByAnAddressInThePlaceOfAName() throws Exception {
        checkCallsNobody(settings("1.2", "127.0.0.1"), Reason.NAME_MISMATCH,
                "the server name \"127.0.0.1\" is an address, which this platform does not check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void identifiesItselfByItsCertificate(String version) throws Exception {
        Identity device = other.client("device-17").issue();
        TlsSettings settings = new TlsSettings(NAME, version, new byte[][] {ours.der()}, device.chainDer(),
                device.key().getEncoded());
        try (LocalPeer peer = LocalPeer.echoing(ours.server(NAME).issue().context("TLS", other), "TLSv" + version,
                true)) {
            Connection connection = connect(peer.port(), settings);
            connection.send(new byte[] {42}, 0, 1, clock.uptimeMillis() + 1000);
            assertEquals(1, connection.receive(new byte[4], 0, 4, clock.uptimeMillis() + 5000));
            connection.close();
        }
    }

    @Test
    void saysThatTheBrokerWantsACertificateOfTheDevice() throws Exception {
        try (LocalPeer peer = LocalPeer.echoing(ours.server(NAME).issue().context("TLS", other), "TLSv1.2", true)) {
            check(peer, settings("1.2", NAME), Reason.HANDSHAKE_REFUSED,
                    "asks for a certificate of this device and there is none");
        }
    }

    @Test
    void saysThatTheBrokerDoesNotKnowTheDevicesCertificate() throws Exception {
        Identity device = ours.client("device-17").issue();
        TlsSettings settings = new TlsSettings(NAME, "1.2", new byte[][] {ours.der()}, device.chainDer(),
                device.key().getEncoded());
        try (LocalPeer peer = LocalPeer.echoing(ours.server(NAME).issue().context("TLS", other), "TLSv1.2", true)) {
            check(peer, settings, Reason.HANDSHAKE_REFUSED, "refuses the one of tls.client-certificate");
        }
    }

    @Test
    void takesTheNextAttemptAfterAFailure() throws Exception {
        try (LocalPeer bad = LocalPeer.echoing(other.server(NAME).issue().context("TLS"), "TLSv1.2");
                LocalPeer good = LocalPeer.echoing(ours.server(NAME).issue().context("TLS"), "TLSv1.2")) {
            TlsSettings settings = settings("1.2", NAME);
            SecureConnector connector = start(bad.port(), settings, ATTEMPT_MILLIS);
            check(connector, Reason.NOT_TRUSTED, "");
            assertThrows(IllegalStateException.class, () -> connector.advance(0));
            connector.start("127.0.0.1", good.port(), settings, ATTEMPT_MILLIS);
            connector.abandon();
            connector.start("127.0.0.1", good.port(), settings, ATTEMPT_MILLIS);
            finish(connector).close();
        }
    }

    private void check(String version, Identity broker, Reason reason, String text) throws Exception {
        check(version, broker, "TLSv1.2,TLSv1.3", reason, text);
    }

    private void check(String version, Identity broker, String protocols, Reason reason, String text)
            throws Exception {
        try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), protocols)) {
            check(peer, settings(version, NAME), reason, text);
        }
    }

    /** Refused, with this reason and text, and not one byte of application data has left. */
    private void check(LocalPeer peer, TlsSettings settings, Reason reason, String text) {
        check(start(peer.port(), settings, ATTEMPT_MILLIS), reason, text);
        assertEquals(0, peer.applicationData().length, "application data left before the broker was verified");
        assertTrue(peer.connections() > 0);
    }

    private static void check(SecureConnector connector, Reason reason, String text) {
        ConnectException refusal = assertThrows(ConnectException.class, () -> finish(connector));
        assertTrue(refusal.getMessage().contains(text), refusal.getMessage());
        assertEquals(reason, refusal.reason(), refusal.getMessage());
    }

    private void checkCallsNobody(TlsSettings settings, Reason reason, String text) throws IOException {
        try (LocalPeer peer = LocalPeer.serving(socket -> { })) {
            check(start(peer.port(), settings, ATTEMPT_MILLIS), reason, text);
            assertEquals(0, peer.connections());
        }
    }

    private Connection connect(int port, TlsSettings settings) throws ConnectException {
        return finish(start(port, settings, ATTEMPT_MILLIS));
    }

    private SecureConnector start(int port, TlsSettings settings, long timeoutMillis) {
        BoardTls.install(clock::utcMillis);
        SecureConnector connector = connector(clock);
        connector.start("127.0.0.1", port, settings, timeoutMillis);
        return connector;
    }

    private static Connection finish(SecureConnector connector) throws ConnectException {
        Connection connection = null;
        while (connection == null) {
            connection = connector.advance(0);
        }
        return connection;
    }

    private static TlsSettings settings(String version, String name) {
        return new TlsSettings(name, version, new byte[][] {ours.der()}, null, null);
    }
}

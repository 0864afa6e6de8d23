package io.limpet.baremetal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException;
import io.limpet.board.ConnectException.Reason;
import io.limpet.board.Connection;
import io.limpet.board.TlsSettings;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the connector asks of TCP and TLS, in which order, and what it says of their answers. */
class TlsConnectorTest {

    private static final String NAME = "broker.example.net";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final CertificateAuthority OURS = CertificateAuthority.create("CN=Our CA", KeyType.EC_P256, NOW);

    private final HardwareClock clock = new FakeTarget().clock;
    private final TlsConnector connector = new TlsConnector(clock);
    private TlsSettings settings = settings("1.3", null);

    @BeforeEach
    void aBrokerListens() {
        ClockNatives.setUtcMillis(NOW.toEpochMilli());
        NetNatives.resolved = new String[] {"10.0.2.2"};
        NetNatives.answers.put("10.0.2.2", NetNatives.TCP_CONNECTED);
    }

    @Test
    void connectsInTheOrderOfTheWire() throws Exception {
        TlsNatives.answer(TlsNatives.MORE, TlsNatives.WAIT, TlsNatives.MORE, TlsNatives.DONE);
        assertEquals("TLSv1.3, 10.0.2.2:8883", connect().description());
        assertEquals(List.of("resolve " + NAME, "call 10.0.2.2:8883", "begin 13", "trust " + OURS.der().length,
                "name " + NAME), NetNatives.log);
    }

    @Test
    void returnsByTheDeadlineWithoutAResult() throws Exception {
        NetNatives.answers.clear();
        start();
        assertNull(connector.advance(clock.uptimeMillis() + 100));
        assertEquals(1_100, clock.uptimeMillis());
    }

    @Test
    void callsNobodyBeforeTheClockIsSet() {
        ClockNatives.set = false;
        check(Reason.NOT_YET_VALID, "was not called: the clock is not set");
        assertEquals(List.of("tls end", "tcp close"), NetNatives.log);
    }

    @Test
    void givesTheDevicesOwnCertificate() throws Exception {
        Identity device = OURS.client("device-17").issue();
        settings = settings("1.2", device);
        TlsNatives.answer(TlsNatives.DONE);
        connect();
        assertEquals(List.of("begin 12", "trust " + OURS.der().length, "identify " + device.chainDer()[0].length,
                "key " + device.key().getEncoded().length, "name " + NAME), NetNatives.log.subList(2, 7));
    }

    @Test
    void saysWhichSettingTlsDoesNotTake() {
        settings = settings("1.2", OURS.client("device-17").issue());
        TlsNatives.failure = TlsNatives.FAILURE_CREDENTIALS;
        TlsNatives.keyAnswer = TlsNatives.ERROR_KEY_MISMATCH;
        check(Reason.HANDSHAKE_REFUSED, "was not called: tls.client-key is not the key of tls.client-certificate.");
        TlsNatives.trustAnswer = TlsNatives.ERROR_ANCHOR_IS_NO_CA;
        check(Reason.HANDSHAKE_REFUSED, "was not called: tls.ca is not the certificate of an authority");
        TlsNatives.trustAnswer = -0x2180;
        check(Reason.HANDSHAKE_REFUSED, "was not called: tls.ca cannot be used: mbedTLS says -0x2180.");
    }

    @Test
    void readsWhatIsWrongWithTheCertificate() {
        Instant yesterday = NOW.minusSeconds(86_400);
        refuses(OURS.server(NAME).valid(yesterday, NOW.minusSeconds(3_600)).issue(), 1, Reason.EXPIRED,
                "refused: certificate \"CN=" + NAME + "\" expired 2026-11-24, clock says 2026-11-24 12:00 UTC.");
        refuses(OURS.server("other.example.net").issue(), 4, Reason.NAME_MISMATCH,
                "refused: its certificate is for \"other.example.net\", not for \"" + NAME + "\".");
        refuses(CertificateAuthority.create("CN=Other CA", KeyType.EC_P256, NOW).server(NAME).issue(), 8,
                Reason.NOT_TRUSTED, "was issued by \"CN=Other CA\", which is neither loaded nor sent");
        refuses(OURS.server(NAME).issue(), 8, Reason.NOT_TRUSTED, "a signature is false");
        refuses(OURS.server(NAME).issue(), 0x1000, Reason.NOT_TRUSTED, "is not made for a TLS server");
        refuses(OURS.server(NAME).issue(), 0x10000, Reason.NOT_TRUSTED, "a key that is too weak");
    }

    @Test
    void doesNotReadAChainThatTheHeapHasNoRoomFor() {
        TlsNatives.chain = new byte[][] {new byte[7_000]};
        fails(TlsNatives.FAILURE_CERTIFICATE, Reason.NOT_TRUSTED, "its certificate is not issued by a loaded anchor, or"
                + " not for \"" + NAME + "\", or not valid on 2026-11-24. Loaded anchors: \"CN=Our CA\".");
    }

    @Test
    void saysWhatThePeerDid() {
        fails(TlsNatives.FAILURE_NOT_TLS, Reason.HANDSHAKE_REFUSED, "does not speak TLS on this port.");
        fails(TlsNatives.FAILURE_CLOSED, Reason.CLOSED, "broke off within the handshake.");
        fails(TlsNatives.FAILURE_VERSION, Reason.HANDSHAKE_REFUSED, "answers to TLS 1.2 only. Set tls.version=1.2");
        fails(TlsNatives.FAILURE_MEMORY, Reason.HANDSHAKE_REFUSED, "needs more memory than this board has");
        fails(TlsNatives.FAILURE_ENTROPY, Reason.HANDSHAKE_REFUSED, "source of random numbers fails");
        TlsNatives.error = -0x7200;
        fails(9, Reason.CLOSED, "TLS 1.3 was offered. mbedTLS says -0x7200.");
    }

    @Test
    void saysWhatThePeersAlertMeans() {
        TlsNatives.alert = 70;
        fails(TlsNatives.FAILURE_ALERT, Reason.HANDSHAKE_REFUSED, "answers to TLS 1.2 only");
        TlsNatives.alert = 116;
        fails(TlsNatives.FAILURE_ALERT, Reason.HANDSHAKE_REFUSED, "and there is none. Set tls.client-certificate");
        TlsNatives.alert = 40;
        fails(TlsNatives.FAILURE_ALERT, Reason.HANDSHAKE_REFUSED, "refuses the handshake (alert 40, RFC 8446 §6.2)");
        TlsNatives.certificateAsked = true;
        settings = settings("1.2", OURS.client("device-17").issue());
        fails(TlsNatives.FAILURE_ALERT, Reason.HANDSHAKE_REFUSED, "refuses the one of tls.client-certificate.");
    }

    @Test
    void givesUpOnAPeerThatSaysNothing() {
        check(Reason.TIMED_OUT, "accepted the connection and then said nothing");
        assertEquals(11_000, clock.uptimeMillis());
    }

    @Test
    void givesUpOnAPeerThatIsTooSlow() {
        TlsNatives.answer(TlsNatives.MORE, TlsNatives.WAIT, TlsNatives.MORE);
        check(Reason.TIMED_OUT, "did not finish the handshake within 10 s.");
    }

    @Test
    void endsAnAttemptThatFailsOrIsGivenUp() throws Exception {
        fails(TlsNatives.FAILURE_CLOSED, Reason.CLOSED, "");
        assertEquals(List.of("tls end", "tcp close"), tail());
        assertThrows(IllegalStateException.class, () -> connector.advance(0));
        start();
        assertNull(connector.advance(0));
        NetNatives.log.clear();
        connector.abandon();
        connector.abandon();
        assertEquals(List.of("tls end", "tcp close"), NetNatives.log);
    }

    @Test
    void leavesAnEstablishedConnectionAloneUntilTheNextAttempt() throws Exception {
        TlsNatives.answer(TlsNatives.DONE);
        Connection first = connect();
        NetNatives.log.clear();
        connector.abandon();
        assertEquals(List.of(), NetNatives.log);
        start();
        assertEquals(List.of("tls end", "tcp close"), NetNatives.log);
        first.close();
        assertEquals(2, NetNatives.log.size());
    }

    private void refuses(Identity broker, int flags, Reason reason, String text) {
        TlsNatives.chain = broker.chainDer();
        TlsNatives.verifyFlags = flags;
        fails(TlsNatives.FAILURE_CERTIFICATE, reason, text);
    }

    private void fails(int failure, Reason reason, String text) {
        TlsNatives.failure = failure;
        TlsNatives.answer(TlsNatives.WAIT, -0x2700);
        check(reason, text);
    }

    private void check(Reason reason, String text) {
        ConnectException failure = assertThrows(ConnectException.class, this::connect);
        assertTrue(failure.getMessage().startsWith("TLS: " + NAME + ":8883 "), failure.getMessage());
        assertTrue(failure.getMessage().contains(text), failure.getMessage());
        assertEquals(reason, failure.reason());
    }

    private Connection connect() throws ConnectException {
        start();
        return connector.advance(Long.MAX_VALUE);
    }

    private void start() {
        connector.start(NAME, 8883, settings, 10_000);
    }

    private static List<String> tail() {
        return NetNatives.log.subList(NetNatives.log.size() - 2, NetNatives.log.size());
    }

    private static TlsSettings settings(String version, Identity device) {
        return new TlsSettings(NAME, version, new byte[][] {OURS.der()}, device == null ? null : device.chainDer(),
                device == null ? null : device.key().getEncoded());
    }
}

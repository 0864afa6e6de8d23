package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.LocalPeer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever is not beyond doubt the broker gets no byte of MQTT: every kind of doubtful server is put in the broker's
 * place, one that counts each byte of application data that it is sent, and the device says what was wrong.
 */
class TlsRefusalScenario {

    private static final int ATTEMPTS = 3;
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final CertificateAuthority INTERMEDIATE = Stage.AUTHORITY.intermediate("CN=Scenario Intermediate");
    private static final CertificateAuthority OTHER = CertificateAuthority.create("CN=Other CA,O=Elsewhere");

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void theCountingServerIsTrustedWhenItsCertificateIsSound(String version) throws Exception {
        Identity sound = INTERMEDIATE.server(Stage.HOST).issue();
        try (LocalPeer peer = LocalPeer.echoing(sound.context("TLS"), "TLSv1.2,TLSv1.3");
                Stage stage = stage(peer, version)) {
            stage.console().expect("verified " + Stage.HOST);
            stage.console().expect("CONNECT");   // echoed: a packet that no broker sends
            stage.silence();
            String sent = new String(peer.applicationData(), StandardCharsets.ISO_8859_1);
            assertTrue(sent.contains("MQTT") && sent.contains(Mosquitto.PASSWORD), "what the others must not be sent");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void anotherAuthority(String version) throws Exception {
        checkRefused(OTHER.server(Stage.HOST).issue(), version, "was issued by \"CN=Other CA,O=Elsewhere\"",
                "Loaded anchors: \"CN=Scenario CA,O=Limpet\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void anAuthorityThatOnlyHasTheNameOfOurs(String version) throws Exception {
        checkRefused(CertificateAuthority.create("CN=Scenario CA,O=Limpet").server(Stage.HOST).issue(), version,
                "an authority that has the name of a loaded one and another key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void anotherName(String version) throws Exception {
        checkRefused(Stage.AUTHORITY.server("www.limpet.test", "other.limpet.test").issue(), version,
                "for \"www.limpet.test, other.limpet.test\", not for \"" + Stage.HOST + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void expired(String version) throws Exception {
        Instant end = NOW.minus(Duration.ofHours(1));
        checkRefused(Stage.AUTHORITY.server(Stage.HOST).valid(end.minus(Duration.ofDays(1)), end).issue(), version,
                "certificate \"CN=" + Stage.HOST + "\" expired " + date(end),
                "clock says " + date(NOW).substring(0, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void notYetValid(String version) throws Exception {
        Instant begin = NOW.plus(Duration.ofDays(1));
        checkRefused(Stage.AUTHORITY.server(Stage.HOST).valid(begin, begin.plus(Duration.ofDays(1))).issue(), version,
                "is valid from " + date(begin), "clock says " + date(NOW).substring(0, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void selfSigned(String version) throws Exception {
        checkRefused(CertificateAuthority.selfSigned(Stage.HOST).issue(), version, "\"CN=" + Stage.HOST
                + "\" is signed by itself and not among the loaded anchors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void missingIntermediate(String version) throws Exception {
        checkRefused(INTERMEDIATE.server(Stage.HOST).issue().withoutIntermediates(), version,
                "was issued by \"CN=Scenario Intermediate\", which is neither loaded nor sent by the broker",
                "let the broker send it");
    }

    @Test
    void aBrokerThatOffersTls12OnlyToADeviceOf13() throws Exception {
        check(Stage.SERVER, "TLSv1.2", "1.3", "answers to TLS 1.2 only. Set tls.version=1.2");
    }

    @Test
    void aBrokerThatOffersTls13OnlyToADeviceOf12() throws Exception {
        check(Stage.SERVER, "TLSv1.3", "1.2", "refuses TLS 1.2. Set tls.version=1.3");
    }

    /** By Mosquitto's own word: it is asked for TLS 1.3 only, and never hears of a client. */
    @Test
    void mosquittoThatOffersAnotherVersionHearsNoConnect() {
        try (Mosquitto mosquitto = Mosquitto.with(Stage.SERVER).tlsVersion("tlsv1.3").start()) {
            heardNothing(mosquitto, "refuses TLS 1.2. Set tls.version=1.3", "tls.version=1.2");
        }
    }

    @Test
    void mosquittoWithAnExpiredCertificateHearsNoConnect() {
        Instant end = NOW.minus(Duration.ofHours(1));
        Identity expired = Stage.AUTHORITY.server(Stage.HOST).valid(end.minus(Duration.ofDays(1)), end).issue();
        try (Mosquitto mosquitto = Mosquitto.with(expired).start()) {
            heardNothing(mosquitto, "expired " + date(end));
        }
    }

    @Test
    void mosquittoOnItsPortWithoutTlsHearsNoConnect() {
        try (Mosquitto mosquitto = Mosquitto.with(Stage.SERVER).plain().start()) {
            heardNothing(mosquitto, "Is this a port without TLS");
        }
    }

    /** What goes over the wire then is a handshake that is broken off: records of type 22, and alerts (21). */
    @Test
    void aServerWithoutTlsIsSentNoByteOfMqtt() throws Exception {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        LocalPeer.Service greedy = socket -> {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[4096];
            InputStream stream = socket.getInputStream();
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                synchronized (heard) {
                    heard.write(buffer, 0, count);
                }
            }
        };
        try (LocalPeer peer = LocalPeer.serving(greedy); Stage stage = stage(peer, "1.3")) {
            stage.console().expect("does not speak TLS on this port");
            awaitAttempts(stage);
            stage.silence();
        }
        synchronized (heard) {
            String sent = heard.toString(StandardCharsets.ISO_8859_1);
            assertTrue(sent.startsWith("\u0016\u0003"), "a ClientHello");
            assertFalse(sent.contains("MQTT") || sent.contains(Stage.DEVICE) || sent.contains(Mosquitto.PASSWORD));
        }
    }

    /** A time server that is wrong makes a sound certificate look expired; the message shows by which clock. */
    @Test
    void aDeviceWhoseClockIsWrongSaysWhatItTakesTheTimeToBe() {
        try (Stage stage = Stage.with().withoutBatteryClock().open()) {
            stage.device().ntpServer().setOffset(Duration.between(NOW, Instant.parse("2040-07-01T12:00:00Z")));
            stage.device().powerOn();
            stage.console().expect("set to 2040-07-01");
            String refusal = stage.awaitMessage("expired");
            assertTrue(refusal.contains("clock says 2040-07-01") && refusal.contains("check the clock"), refusal);
            awaitAttempts(stage);
            assertEquals(0, stage.broker().count("as " + Stage.DEVICE), "clients that Mosquitto has heard of");
            stage.device().ntpServer().setOffset(Duration.ZERO);
            stage.device().powerCycle();
            stage.awaitOnline();
        }
    }

    /** A refusal is news once, also when the minute in its text has changed. */
    @Test
    void aRefusedCertificateIsLoggedOnce() throws Exception {
        Instant end = NOW.minus(Duration.ofHours(1));
        Identity expired = Stage.AUTHORITY.server(Stage.HOST).valid(end.minus(Duration.ofDays(1)), end).issue();
        try (LocalPeer peer = LocalPeer.echoing(expired.context("TLS"), "TLSv1.2,TLSv1.3");
                Stage stage = stage(peer, "1.3")) {
            stage.console().expect("expired " + date(end));
            for (int i = 0; i < 3; i++) {
                stage.device().shiftClock(Duration.ofMinutes(2));
                stage.console().expect("the same again");
            }
            assertEquals(1, stage.console().count("expired " + date(end)));
        }
    }

    private static void checkRefused(Identity server, String version, String... complaint) throws Exception {
        check(server, "TLSv1.2,TLSv1.3", version, complaint);
    }

    private static void check(Identity server, String serverVersions, String version, String... complaint)
            throws Exception {
        try (LocalPeer peer = LocalPeer.echoing(server.context("TLS"), serverVersions);
                Stage stage = stage(peer, version)) {
            String said = stage.awaitMessage("TLS: " + Stage.HOST + ":8883 ");
            for (String part : complaint) {
                assertTrue(said.contains(part), "\"" + part + "\" is missing in: " + said);
            }
            awaitAttempts(stage);
            stage.silence();
            assertEquals(0, peer.applicationData().length, "bytes of application data");
            assertTrue(peer.connections() >= ATTEMPTS, "connections to the server");
            assertFalse(stage.console().has("verified") || stage.console().has("online"), "it was not let in");
        }
    }

    private static void heardNothing(Mosquitto mosquitto, String complaint, String... settings) {
        try (Stage stage = Stage.with(settings).withoutBroker().open()) {
            stage.route(mosquitto::port);
            stage.device().powerOn();
            stage.console().expect(complaint);
            awaitAttempts(stage);
        }
        mosquitto.expect(ATTEMPTS, "New connection from");
        assertEquals(0, mosquitto.count("as " + Stage.DEVICE), "clients that Mosquitto has heard of");
    }

    private static Stage stage(LocalPeer peer, String version) {
        Stage stage = Stage.with("tls.version=" + version).withoutBroker().open();
        stage.route(peer::port);
        stage.device().powerOn();
        return stage;
    }

    private static void awaitAttempts(Stage stage) {
        for (int i = 1; i < ATTEMPTS; i++) {
            stage.console().expect("the same again");
        }
    }

    private static String date(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}

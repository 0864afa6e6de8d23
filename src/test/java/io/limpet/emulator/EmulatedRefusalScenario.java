package io.limpet.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.LocalPeer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever is not beyond doubt the broker gets no byte of MQTT from the board either: a server that counts each byte of
 * application data is put in the broker's place, with a certificate that is wrong in one respect, and the console says
 * which.
 */
@ExtendWith(BuiltImages.class)
@Timeout(60)
class EmulatedRefusalScenario {

    private static final int ATTEMPTS = 3;
    private static final CertificateAuthority OTHER = CertificateAuthority.create("CN=Other CA,O=Elsewhere");

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void theCountingServerIsTrustedWhenItsCertificateIsSound(String version) throws Exception {
        try (LocalPeer peer = LocalPeer.echoing(EmulatedStage.SERVER.context("TLS"), "TLSv1.2,TLSv1.3");
                EmulatedStage stage = stage(peer, version)) {
            stage.console().expect("verified " + EmulatedStage.HOST);
            stage.console().expect("CONNECT");   // echoed: a packet that no broker sends
            stage.board().powerOff();
            String sent = new String(peer.applicationData(), StandardCharsets.ISO_8859_1);
            assertTrue(sent.contains("MQTT") && sent.contains(EmulatedStage.PASSWORD), "what others must not be sent");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void anotherAuthority(String version) throws Exception {
        check(OTHER.server(EmulatedStage.HOST).issue(), version, "was issued by \"CN=Other CA,O=Elsewhere\"",
                "\"CN=Emulator CA,O=Limpet\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void anotherName(String version) throws Exception {
        check(EmulatedStage.AUTHORITY.server("www.limpet.test", "other.limpet.test").issue(), version,
                "for \"www.limpet.test, other.limpet.test\", not for \"" + EmulatedStage.HOST + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void expired(String version) throws Exception {
        Instant end = Instant.now().minus(Duration.ofHours(1));
        check(EmulatedStage.AUTHORITY.server(EmulatedStage.HOST).valid(end.minus(Duration.ofDays(1)), end).issue(),
                version, "\"CN=" + EmulatedStage.HOST + "\" expired " + end.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private static void check(Identity server, String version, String... complaint) throws Exception {
        try (LocalPeer peer = LocalPeer.echoing(server.context("TLS"), "TLSv1.2,TLSv1.3");
                EmulatedStage stage = stage(peer, version)) {
            stage.console().expect("TLS: " + EmulatedStage.HOST + ":8883 ");
            for (int i = 1; i < ATTEMPTS; i++) {
                stage.console().expect("the same again");
            }
            String said = stage.console().messages().stream().filter(message -> message.contains("TLS: ")).findFirst()
                    .orElseThrow();
            for (String part : complaint) {
                assertTrue(said.contains(part), "\"" + part + "\" is missing in: " + said);
            }
            assertFalse(stage.console().has("verified") || stage.console().has("online"), "it was not let in");
            stage.board().powerOff();
            assertEquals(0, peer.applicationData().length, "bytes of application data");
            assertTrue(peer.connections() >= ATTEMPTS, "connections to the server");
        }
    }

    private static EmulatedStage stage(LocalPeer peer, String version) throws Exception {
        EmulatedStage stage = EmulatedStage.with(Images.firmwareWithTls(version), peer.port());
        stage.board().powerOn();
        return stage;
    }
}

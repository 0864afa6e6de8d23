package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.Keys;
import io.limpet.seal.Ascon;
import io.limpet.simulator.seal.Sealer;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A device shows who it is: a real Mosquitto asks for its certificate, takes its name for the user's, and lets it
 * publish where that user may. With every form of key there is, a chain through an intermediate, and in both versions
 * of TLS.
 */
class IdentityScenario {

    private static final CertificateAuthority OWNERS = CertificateAuthority.create("CN=Device CA,O=Limpet");
    private static final CertificateAuthority FACTORY = OWNERS.intermediate("CN=Factory,O=Limpet");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "EC_P256,  PKCS8_PEM,       1.2",
        "EC_P256,  PKCS8_DER,       1.3",
        "EC_P256,  TRADITIONAL_PEM, 1.3",
        "EC_P256,  TRADITIONAL_DER, 1.2",
        "EC_P256,  SECRET_ALONE,    1.3",
        "RSA_2048, PKCS8_PEM,       1.3",
        "RSA_2048, PKCS8_DER,       1.2",
        "RSA_2048, TRADITIONAL_PEM, 1.2",
        "RSA_2048, TRADITIONAL_DER, 1.3"
    })
    void isKnownByItsCertificate(KeyType type, KeyForms form, String version) throws IOException {
        Identity device = FACTORY.client(Mosquitto.USER).withKey(type).issue();
        checkKnown(device, form.of(device), version);
    }

    /** The key is opened at boot; neither it nor the password is in flash as it is. */
    @Test
    void isKnownByACertificateWhoseKeyIsSealed() throws IOException {
        Identity device = FACTORY.client(Mosquitto.USER).issue();
        byte[] deviceKey = new byte[Ascon.KEY_BYTES];
        Arrays.fill(deviceKey, (byte) 0x5a);
        String sealed = new Sealer(deviceKey).seal(Keys.TLS_CLIENT_KEY, KeyForms.PKCS8_DER.of(device));
        try (Mosquitto broker = broker(); Stage stage = stage(device, bytes(sealed + "\n"), "1.3", deviceKey)) {
            publishes(broker, stage);
        }
    }

    /**
     * In TLS 1.2 within the handshake. In 1.3 it ends for the device before the broker has looked at the certificate
     * (RFC 8446 §2): an alert follows, or the end of the connection overtakes it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void aCertificateOfAnotherAuthorityIsRefusedByTheBroker(String version) throws IOException {
        Identity stranger = CertificateAuthority.create("CN=Elsewhere").client(Mosquitto.USER).issue();
        try (Mosquitto broker = broker(); Stage stage = stage(stranger, KeyForms.PKCS8_PEM.of(stranger), version)) {
            stage.route(broker::port);
            stage.device().powerOn();
            stage.console().expect(Duration.ofSeconds(30), "a refusal", said -> version.equals("1.3")
                    && said.contains("unknown_ca") || said.contains("refuses the one of tls.client-certificate"));
            broker.expect(3, "New connection");
            assertFalse(stage.console().has("online"), "it was not let in");
            assertEquals(0, broker.count("as " + Stage.DEVICE), "clients that Mosquitto has heard of");
        }
    }

    /** The device stays up, measures on, and comes back when its clock is right again. */
    @Test
    void aDeviceWhoseCertificateExpiresSaysSoAndStaysOffline() throws IOException {
        Instant end = Instant.now().plus(Duration.ofDays(2));
        Identity device = FACTORY.client(Mosquitto.USER).valid(Instant.now().minus(Duration.ofDays(1)), end).issue();
        try (Mosquitto broker = broker(); Stage stage = stage(device, KeyForms.PKCS8_PEM.of(device), "1.3")) {
            stage.route(broker::port);
            stage.device().ntpServer().setOffset(Duration.ofDays(3));
            stage.device().powerOn();
            String refusal = stage.awaitMessage("this device's certificate \"CN=" + Mosquitto.USER + "\" expired "
                    + end.atOffset(ZoneOffset.UTC).toLocalDate());
            assertTrue(refusal.contains("tls.client-certificate"), refusal);
            stage.console().expect("the same again");
            assertTrue(stage.device().isRunning());
            assertFalse(stage.console().has("online"));
            assertEquals(0, broker.count("New connection"), "it was not even called");
            stage.device().ntpServer().setOffset(Duration.ZERO);
            stage.awaitOnline();
        }
    }

    private void checkKnown(Identity device, byte[] key, String version) throws IOException {
        try (Mosquitto broker = broker(); Stage stage = stage(device, key, version)) {
            publishes(broker, stage);
        }
    }

    /** By the broker's word: who has come, by the name in the certificate, and that it may publish. */
    private static void publishes(Mosquitto broker, Stage stage) {
        stage.route(broker::port);
        stage.device().powerOn();
        stage.awaitOnline();
        broker.expect("as " + Stage.DEVICE + " (p2, c0, k10, u'" + Mosquitto.USER + "')");
        broker.expect(3, "Received PUBLISH from " + Stage.DEVICE);
        assertEquals(0, broker.count("Denied PUBLISH"));
    }

    private static Mosquitto broker() {
        return Mosquitto.with(Stage.SERVER).identifyingClientsOf(OWNERS).start();
    }

    private Stage stage(Identity device, byte[] key, String version) throws IOException {
        return stage(device, key, version, null);
    }

    /** A device without user name and password; its clock is set by the network. */
    private Stage stage(Identity device, byte[] key, String version, byte[] deviceKey)
            throws IOException {
        Path certificates = Files.writeString(folder.resolve("device.pem"), device.chainPem());
        Path keys = Files.write(folder.resolve("device.key"), key);
        return Stage.with("mqtt.username=", "mqtt.password=", "tls.version=" + version,
                "tls.client-certificate=" + certificates, "tls.client-key=" + keys).withoutBatteryClock()
                .deviceKey(deviceKey).withoutBroker().open();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

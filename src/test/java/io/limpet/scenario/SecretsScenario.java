package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.Key;
import io.limpet.config.Keys;
import io.limpet.seal.Ascon;
import io.limpet.simulator.DeviceBuilder;
import io.limpet.simulator.KeptLines;
import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.config.Flash;
import io.limpet.simulator.seal.Sealer;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.LocalPeer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No secret is anywhere but where it belongs, in no form: not on the console at the level debug, not in the lines that
 * are kept, not in a topic or payload at the broker nor in its log, not in a text of an exception; and with sealed
 * secrets not in flash. In success and in each kind of failure. (The command line: SecretsOnTheCommandLineTest.)
 */
class SecretsScenario {

    private static final CertificateAuthority OWNERS = CertificateAuthority.create("CN=Device CA,O=Limpet");

    private static final String PASSPHRASE = "Barnacle/Bay+1977";
    private static final String WRONG_PASSWORD = "staple+battery/4711=";

    private final Identity identity = OWNERS.client("device").issue();
    private final byte[] deviceKey = new byte[Ascon.KEY_BYTES];
    private final Secrets secrets = new Secrets();

    @TempDir
    private Path folder;
    private Sealer sealer;

    @BeforeEach
    void drawAndNameTheSecrets() {
        new SecureRandom().nextBytes(deviceKey);
        sealer = new Sealer(deviceKey);
        byte[] scalar = ((ECPrivateKey) identity.key()).getS().toByteArray();
        secrets.add("the device key", deviceKey).add("the passphrase", PASSPHRASE)
                .add("the password", Mosquitto.PASSWORD).add("the wrong password", WRONG_PASSWORD)
                .add("the client's key", Arrays.copyOfRange(scalar, scalar.length - 24, scalar.length));
    }

    @Test
    void inSuccess() throws IOException {
        try (Stage stage = stage(Mosquitto.PASSWORD).open()) {
            stage.device().powerOn();
            stage.awaitOnline();
            stage.readings("device").await(5);
            assertFalse(KeptLines.of(stage.device()).isEmpty());
            stage.observer().publish(Stage.COMMAND_TOPIC, "sample", 1, false);
            stage.device().stop();
            stage.console().expect("stopped");
            check(stage);
            assertTrue(secrets.searched() > 3000, "searched " + secrets.searched());
        }
    }

    @Test
    void whereThePasswordIsRefused() throws IOException {
        try (Stage stage = stage(WRONG_PASSWORD).open()) {
            stage.device().powerOn();
            stage.console().expect("the broker refused the connection");
            stage.console().expect("the same again");
            check(stage);
        }
    }

    @Test
    void whereThePassphraseIsRefused() throws IOException {
        try (Stage stage = stage(Mosquitto.PASSWORD).open()) {
            stage.device().surroundings().accessPoints().forEach(each -> each.setPassphrase("another passphrase"));
            stage.device().powerOn();
            stage.console().expect("wi-fi: ");
            stage.console().expect("next attempt");
            check(stage);
        }
    }

    /** By the device, for the broker has expired; and by the broker, which does not know the device's authority. */
    @Test
    void whereTlsIsRefused() throws Exception {
        Instant end = Instant.now().minus(Duration.ofHours(1));
        Identity expired = Stage.AUTHORITY.server(Stage.HOST).valid(end.minus(Duration.ofDays(1)), end).issue();
        try (LocalPeer peer = LocalPeer.echoing(expired.context("TLS"), "TLSv1.2,TLSv1.3");
                Stage stage = stage(Mosquitto.PASSWORD).withoutBroker().open()) {
            stage.route(peer::port);
            stage.device().powerOn();
            stage.console().expect("expired");
            check(stage);
            secrets.assertNotIn("what the server was sent", peer.applicationData());
        }
        try (Mosquitto stranger = Mosquitto.with(Stage.SERVER).identifyingClientsOf(Stage.AUTHORITY).start();
                Stage stage = stage(Mosquitto.PASSWORD).withoutBroker().open()) {
            stage.route(stranger::port);
            stage.device().powerOn();
            stage.console().expect(Duration.ofSeconds(30), "a refusal", said -> said.contains("unknown_ca")
                    || said.contains("refuses the one of tls.client-certificate"));
            check(stage);
            secrets.assertNotIn("Mosquitto's log", stranger.log());
        }
    }

    /** What people paste, mistype and mix up, in the one file that the device boots from. */
    @Test
    void whereTheConfigurationIsMalformed() throws IOException {
        String pem = new String(KeyForms.PKCS8_PEM.of(identity), StandardCharsets.US_ASCII);
        String base64 = Base64.getEncoder().encodeToString(identity.key().getEncoded());
        List<String> lines = new ArrayList<>(List.of("wifi.ssid = lab", "mqtt.username = " + Mosquitto.PASSWORD,
                "mqtt.password = " + Mosquitto.PASSWORD, "mqtt.pasword = " + WRONG_PASSWORD,
                WRONG_PASSWORD, WRONG_PASSWORD + " = x", "mqtt.password.= " + WRONG_PASSWORD,
                "mqtt.host = mqtts://device:" + WRONG_PASSWORD + "@broker.example.net",
                "mqtt.port = " + WRONG_PASSWORD, "publish.interval = " + WRONG_PASSWORD,
                "wifi.security = " + WRONG_PASSWORD, "sensor.enabled = device, " + WRONG_PASSWORD,
                "outbox.memory-address = " + WRONG_PASSWORD, "link.address = " + WRONG_PASSWORD,
                "mqtt.topic = #/" + Mosquitto.PASSWORD, "wifi.passphrase = " + PASSPHRASE + "\\u0007",
                "tls.client-key = " + base64, "tls.client-certificate = -----BEGIN PRIVATE KEY-----"));
        lines.addAll(pem.lines().toList());
        boot(lines, 16);
    }

    /** A seal that is another device's, or damaged, or another key's. */
    @Test
    void whereASealDoesNotOpen() throws IOException {
        String sealed = seal(Keys.MQTT_PASSWORD, Mosquitto.PASSWORD);
        boot(List.of("link.type = ethernet", "mqtt.host = a", "mqtt.username = device", "mqtt.password = "
                + sealed.substring(0, sealed.length() - 8) + "AAAAAAA="), 1);
        boot(List.of("wifi.ssid = lab", "mqtt.host = a", "wifi.passphrase = " + sealed), 1);
        boot(List.of("link.type = ethernet", "mqtt.host = a", "mqtt.username = device", "mqtt.password = sealed:1:"
                + Base64.getEncoder().encodeToString(Mosquitto.PASSWORD.getBytes(StandardCharsets.UTF_8)) + "!"), 1);
    }

    /** Boots from these lines; it must refuse them, with at least so many mistakes. */
    private void boot(List<String> lines, int mistakes) throws IOException {
        byte[] content = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        try (SimulatedDevice device = new DeviceBuilder().deviceKey(deviceKey).flash(Flash.CONFIGURATION, content)
                .flash("ca/broker.pem", Stage.AUTHORITY.pem().getBytes(StandardCharsets.US_ASCII)).build()) {
            device.powerOn();
            device.console().expect("not started");
            secrets.assertNotIn("the console", device.console().messages());
            secrets.assertNotIn("a text of an exception", List.of(String.valueOf(device.crash())));
            long told = device.console().messages().stream().filter(line -> line.contains(" config ")).count() - 1;
            assertTrue(told >= mistakes, told + " mistakes:\n" + String.join("\n", device.console().messages()));
        }
    }

    private void check(Stage stage) {
        secrets.assertNotIn("the console", stage.console().messages());
        if (stage.device().isOn() && stage.device().isRunning()) {
            List<String> kept = KeptLines.of(stage.device());
            secrets.assertNotIn("the lines that are kept", kept);
            secrets.assertNotIn("the lines that are kept", List.of(String.join("", kept)));
        }
        if (stage.observer() != null) {
            for (Arrival arrival : stage.observer().arrivals(any -> true)) {
                secrets.assertNotIn("a topic", List.of(arrival.topic()));
                secrets.assertNotIn("a payload", List.of(arrival.payload()));
            }
            secrets.assertNotIn("Mosquitto's log", stage.broker().log());
        }
        secrets.assertNotIn("a text of an exception", List.of(String.valueOf(stage.device().crash())));
        stage.flash().forEach((name, content) -> secrets.assertNotIn(name + " in flash", content));
        assertEquals(4, stage.flash().size(), "the configuration, two files of certificates, the key");
    }

    /** With everything sealed, all that is said said, and much of it kept. */
    private Stage.Builder stage(String password) throws IOException {
        String key = sealer.seal(Keys.TLS_CLIENT_KEY, identity.key().getEncoded());
        return Stage.with("log.level=debug", "log.lines-kept=100",
                "wifi.passphrase=" + seal(Keys.WIFI_PASSPHRASE, PASSPHRASE),
                "mqtt.password=" + seal(Keys.MQTT_PASSWORD, password),
                "tls.client-certificate=" + Files.writeString(folder.resolve("device.pem"), identity.chainPem()),
                "tls.client-key=" + Files.writeString(folder.resolve("device.key"), key)).deviceKey(deviceKey);
    }

    private String seal(Key key, String secret) {
        return sealer.seal(key, secret.getBytes(StandardCharsets.UTF_8));
    }
}

package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.scenario.KeyForms;
import io.limpet.scenario.Secrets;
import io.limpet.simulator.network.SimulatedDns;
import io.limpet.simulator.seal.DeviceKeyFile;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No command repeats a secret, wherever on its line or in its files somebody has put one; and sealed, a secret is in
 * nothing that a command writes. A site's passphrase goes through all of it: sealed, configured, run.
 */
@Timeout(120)
class SecretsOnTheCommandLineTest {

    private static final String PASSPHRASE = "Barnacle/Bay+1977";
    private static final String PASSWORD = "staple+battery/4711=";
    private static final Identity DEVICE = CertificateAuthority.create("CN=Device CA").client("device").issue();

    private final StringWriter said = new StringWriter();
    private final Secrets secrets = new Secrets();

    @TempDir
    private Path folder;

    @BeforeAll
    static void resolveTheSimulatedNames() {
        SimulatedDns.install();
    }

    @BeforeEach
    void nameTheSecrets() {
        byte[] scalar = ((ECPrivateKey) DEVICE.key()).getS().toByteArray();
        secrets.add("the passphrase", PASSPHRASE).add("the password", PASSWORD)
                .add("the client's key", Arrays.copyOfRange(scalar, scalar.length - 24, scalar.length));
    }

    @Test
    void whatIsSealedIsInNothingThatIsSaidOrWritten() throws IOException {
        Path key = folder.resolve("device.hex");
        Path site = site();
        assertEquals(0, limpet("seal", "new-key", "--out", key.toString()));
        secrets.add("the device key", DeviceKeyFile.read(key)).add("the device key's digits",
                Files.readString(key).strip());
        assertEquals(0, limpet("seal", "--device-key", key.toString(), "--config", site.toString()));
        assertSaid("sealed wifi.passphrase, mqtt.password, tls.client-key in ");
        secrets.assertNotIn("the sealed file", Files.readAllBytes(site));
        secrets.assertNotIn("the sealed key", Files.readAllBytes(folder.resolve("device.key.sealed")));

        Path flash = folder.resolve("flash");
        assertEquals(0, limpet("config", "--config", site.toString(), "--write", flash.toString()));
        assertSaid("(sealed)");
        try (Stream<Path> files = Files.walk(flash)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                secrets.assertNotIn(file.toString(), Files.readAllBytes(file));
            }
        }
        assertEquals(0, limpet("config", "--config", site.toString(), "--device-key", key.toString()));
        assertEquals(0, limpet("run", "--config", site.toString(), "--device-key", key.toString(), "--readings", "2",
                "--for", "60", "--set", "publish.interval=200ms", "--set", "log.level=debug"));
        secrets.assertNotIn("what was said", said.toString().getBytes(StandardCharsets.UTF_8));
        assertTrue(secrets.searched() > 10_000);
    }

    @Test
    void anotherKeyOrNoneIsRefusedBeforeAnythingStarts() throws IOException {
        Path ours = folder.resolve("ours.hex");
        Path others = folder.resolve("others.hex");
        Path site = site();
        DeviceKeyFile.create(ours);
        DeviceKeyFile.create(others);
        assertEquals(0, limpet("seal", "--device-key", ours.toString(), "--config", site.toString()));
        assertEquals(2, limpet("run", "--config", site.toString()));
        assertSaid(":2: wifi.passphrase: sealed, and there is no device key.");
        assertSaid("3 mistakes in the configuration. Nothing was started.");
        assertEquals(2, limpet("config", "--config", site.toString(), "--device-key", others.toString()));
        assertSaid(":2: wifi.passphrase: sealed with another device key");
        assertSaid(":4: mqtt.password: sealed with another device key");
        assertSaid(":6: tls.client-key = device.key.sealed: sealed with another device key");
        assertEquals(2, limpet("seal", "--device-key", others.toString(), "--config", site.toString()));
        assertEquals(2, limpet("run", "--device-key", folder.resolve("absent").toString()));
        assertSaid("no such file. ./limpet seal new-key --out FILE makes one.");
        assertEquals(1, limpet("seal", "new-key", "--out", ours.toString()));
        assertSaid("is there already, and is not overwritten");
        assertEquals(2, limpet("seal", "--config", site.toString()));
        secrets.assertNotIn("what was said", said.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSecretInAWrongPlaceIsNotRepeated() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(DEVICE.key().getEncoded());
        for (String setting : List.of("wifi.pasphrase=" + PASSPHRASE, "frobnicate=" + PASSWORD, PASSWORD + "=x",
                PASSWORD, "mqtt.port=" + PASSWORD, "mqtt.host=mqtts://me:" + PASSWORD + "@a", "mqtt.qos=" + PASSWORD,
                "link.dhcp=" + PASSWORD, "sensor.enabled=" + PASSWORD, "connect.timeout=" + PASSWORD,
                "tls.client-key=" + base64, "tls.client-certificate=" + DEVICE.keyPem(), "tls.ca=" + base64,
                "wifi.passphrase=" + PASSPHRASE.repeat(5), "mqtt.password=" + PASSWORD + "\u0001")) {
            assertEquals(2, limpet("config", "--set", setting), setting);
            assertEquals(2, limpet("run", "--set", setting), setting);
        }
        assertEquals(2, limpet("config", "--st", "mqtt.password=" + PASSWORD));
        assertEquals(2, limpet("config", "mqtt.password=" + PASSWORD + " and more"));
        assertEquals(2, limpet("run", "--sett=wifi.passphrase=" + PASSPHRASE));
        assertEquals(0, limpet("config", "--set", "mqtt.password=" + PASSWORD, "--set", "mqtt.username=" + PASSWORD,
                "--set", "mqtt.client-id=${device.id} " + PASSWORD));
        Path pasted = Files.writeString(folder.resolve("pasted.properties"), DEVICE.keyPem());
        assertEquals(2, limpet("config", "--config", pasted.toString()));
        secrets.assertNotIn("what was said", said.toString().getBytes(StandardCharsets.UTF_8));
        assertTrue(secrets.searched() > 10_000);
    }

    private Path site() throws IOException {
        Files.writeString(folder.resolve("device.pem"), DEVICE.chainPem());
        Files.write(folder.resolve("device.key"), KeyForms.PKCS8_PEM.of(DEVICE));
        return Files.writeString(folder.resolve("site.properties"), "wifi.ssid = lab\nwifi.passphrase = " + PASSPHRASE
                + "\nmqtt.username = me\nmqtt.password = " + PASSWORD
                + "\ntls.client-certificate = device.pem\ntls.client-key = device.key\n");
    }

    private int limpet(String... arguments) {
        PrintWriter writer = new PrintWriter(said, true);
        return Limpet.execute(new Screen(writer, writer, false), arguments);
    }

    private void assertSaid(String fragment) {
        assertTrue(said.toString().contains(fragment), "\"" + fragment + "\" is missing in: " + said);
    }
}

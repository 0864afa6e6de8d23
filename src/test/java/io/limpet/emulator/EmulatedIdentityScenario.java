package io.limpet.emulator;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.Keys;
import io.limpet.scenario.KeyForms;
import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.seal.DeviceKeyFile;
import io.limpet.simulator.seal.Sealer;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The board shows Mosquitto who it is, with a key of either kind; and with one that is sealed, as its password is: the
 * image has neither, and without its device key the board starts nothing.
 */
@ExtendWith(BuiltImages.class)
@Timeout(120)
class EmulatedIdentityScenario {

    private static final CertificateAuthority OWNERS = CertificateAuthority.create("CN=Device CA,O=Limpet");
    private static final CertificateAuthority FACTORY = OWNERS.intermediate("CN=Factory,O=Limpet");

    @TempDir
    private Path folder;

    @Test
    void isKnownByAnRsaKeyInTls12() throws Exception {
        Identity device = FACTORY.client(Mosquitto.USER).withKey(KeyType.RSA_2048).issue();
        Path image = image(device, KeyForms.TRADITIONAL_PEM.of(device), "1.2", "mqtt.username=", "mqtt.password=");
        publishes(image, qemu -> qemu);
    }

    @Test
    void isKnownByAnEcKeyThatIsSealed() throws Exception {
        Path keyFile = folder.resolve("device, of mine.hex");
        DeviceKeyFile.create(keyFile);
        Sealer sealer = new Sealer(DeviceKeyFile.read(keyFile));
        Identity device = FACTORY.client(Mosquitto.USER).issue();
        byte[] key = KeyForms.PKCS8_DER.of(device);
        Path image = image(device, sealer.seal(Keys.TLS_CLIENT_KEY, key).getBytes(StandardCharsets.US_ASCII), "1.3",
                "mqtt.password=" + sealer.seal(Keys.MQTT_PASSWORD,
                        EmulatedStage.PASSWORD.getBytes(StandardCharsets.US_ASCII)));
        for (String name : new String[] {"limpet.elf", "limpet.bin"}) {
            String burnt = Files.readString(image.resolveSibling(name), StandardCharsets.ISO_8859_1);
            assertTrue(burnt.contains("sealed:1:"));
            assertFalse(burnt.contains(EmulatedStage.PASSWORD), "the password is in " + name);
            assertFalse(burnt.contains(new String(key, 40, 24, StandardCharsets.ISO_8859_1)), "the key is in " + name);
        }
        publishes(image, qemu -> qemu.withDeviceKey(keyFile));
        try (EmulatedStage stage = EmulatedStage.with(image, 1)) {
            stage.board().powerOn();
            stage.console().expect("mqtt.password: sealed, and there is no device key");
            stage.console().expect("tls.client-key = ");
            stage.console().expect("not started: 2 mistakes in the configuration");
        }
    }

    private static void publishes(Path image, UnaryOperator<Qemu> options) throws IOException {
        try (Mosquitto broker = Mosquitto.with(EmulatedStage.SERVER).identifyingClientsOf(OWNERS).start();
                EmulatedStage stage = EmulatedStage.with(image, options, broker.port())) {
            stage.board().powerOn();
            stage.awaitOnline();
            broker.expect("u'" + Mosquitto.USER + "')");
            broker.expect(3, "Received PUBLISH from limpet-");
            assertFalse(broker.count("Denied PUBLISH") > 0);
        }
    }

    private Path image(Identity device, byte[] key, String version, String... settings) throws IOException {
        Path certificate = Files.writeString(folder.resolve("device.pem"), device.chainPem());
        String[] all = new String[settings.length + 3];
        System.arraycopy(settings, 0, all, 3, settings.length);
        all[0] = "tls.version=" + version;
        all[1] = "tls.client-certificate=" + certificate;
        all[2] = "tls.client-key=" + Files.write(folder.resolve("device.key"), key);
        return Images.firmware(all);
    }
}

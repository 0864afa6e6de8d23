package io.limpet.simulator.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.ConfigurationException;
import io.limpet.seal.Sealed;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A properties file with its secrets sealed is the same in every other respect. */
class PropertiesSealerTest {

    private static final Identity DEVICE = CertificateAuthority.create("CN=Root").client("device").issue();

    @TempDir
    private Path folder;
    private byte[] key;

    @BeforeEach
    void makeAKey() throws IOException {
        DeviceKeyFile.create(folder.resolve("device.hex"));
        key = DeviceKeyFile.read(folder.resolve("device.hex"));
    }

    @Test
    void keepsCommentsOrderAndAllElse() throws Exception {
        Path file = file("# My site\r\nwifi.ssid = lab\r\n\r\n  wifi.passphrase : barnacle\\u002dbay\r\n! more\r\n"
                + "mqtt.username=me\r\nmqtt.password=correct \\\r\n     horse\\\\\r\nmqtt.host = a");
        PropertiesSealer sealer = new PropertiesSealer(file, key);
        assertEquals(List.of("wifi.passphrase", "mqtt.password"), sealer.sealed());
        sealer.write(file);
        String text = Files.readString(file);
        assertTrue(text.matches("# My site\r\nwifi.ssid = lab\r\n\r\nwifi.passphrase = sealed:1:\\S+\r\n! more\r\n"
                + "mqtt.username=me\r\nmqtt.password = sealed:1:\\S+\r\nmqtt.host = a"), text);
        assertEquals("barnacle-bay", opened(text, "wifi.passphrase"));
        assertEquals("correct horse\\", opened(text, "mqtt.password"));
        assertFalse(text.contains("horse") || text.contains("barnacle"));
    }

    @Test
    void sealsTheKeyFileAsWell() throws Exception {
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/device.key"), DEVICE.keyPem());
        Path file = file("tls.client-key = keys/device.key\n");
        PropertiesSealer sealer = new PropertiesSealer(file, key);
        assertEquals("device.key", sealer.keyFile().getFileName().toString());
        sealer.write(file);
        assertEquals("tls.client-key = keys/device.key.sealed\n", Files.readString(file));
        byte[] content = Files.readAllBytes(folder.resolve("keys/device.key.sealed"));
        assertArrayEquals(DEVICE.key().getEncoded(), Sealed.open(content, "tls.client-key", key));
        PropertiesSealer again = new PropertiesSealer(file, key);
        assertEquals(List.of("tls.client-key"), again.sealedBefore());
        assertNull(again.keyFile());
    }

    @Test
    void leavesWhatIsSealedAlready() throws Exception {
        Path file = file("mqtt.password = correct-horse\nmqtt.username = me\n");
        new PropertiesSealer(file, key).write(file);
        String once = Files.readString(file);
        PropertiesSealer again = new PropertiesSealer(file, key);
        assertEquals(List.of(), again.sealed());
        assertEquals(List.of("mqtt.password"), again.sealedBefore());
        again.write(file);
        assertEquals(once, Files.readString(file));
    }

    /** A misspelt key may hold a secret, and a value that another key has sealed is of no use to this device. */
    @Test
    void sealsNothingWhileThereIsAMistake() throws Exception {
        Path file = file("mqtt.pasword = correct-horse\nwifi.passphrase = short\nmqtt.password = one\n"
                + "mqtt.password = two\n");
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> new PropertiesSealer(file, key));
        assertEquals(3, e.mistakes().length, e.getMessage());
        assertFalse(e.getMessage().contains("horse") || e.getMessage().contains("short"), e.getMessage());
        Path others = file("mqtt.password = correct-horse\n");
        new PropertiesSealer(others, new byte[16]).write(others);
        assertThrows(ConfigurationException.class, () -> new PropertiesSealer(others, key));
        IOException missing = assertThrows(IOException.class,
                () -> new PropertiesSealer(file("tls.client-key = gone.key\n"), key));
        assertTrue(missing.getMessage().endsWith(":1: tls.client-key = gone.key: no such file beside it"),
                missing.getMessage());
    }

    @Test
    void findsCommentsThatNameASecret() throws Exception {
        Path file = file("# mqtt.password is below\n#mqtt.password = old-horse\n!  wifi.passphrase: x\n#wifi.ssid=a\n"
                + "# wifi.passphrase =\n");
        assertEquals(List.of(2, 3), new PropertiesSealer(file, key).suspiciousComments());
    }

    @Test
    void filesAreForTheirOwner() throws Exception {
        Path file = file("mqtt.password = correct-horse\n");
        new PropertiesSealer(file, key).write(folder.resolve("sealed.properties"));
        for (String each : List.of("device.hex", "sealed.properties")) {
            assertEquals("rw-------", PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(folder.resolve(each))));
        }
        assertEquals("mqtt.password = correct-horse\n", Files.readString(file));
    }

    @Test
    void aDeviceKeyIsNeverOverwrittenNorGuessed() throws Exception {
        Path file = folder.resolve("device.hex");
        assertThrows(IOException.class, () -> DeviceKeyFile.create(file));
        assertArrayEquals(key, DeviceKeyFile.read(file));
        for (String wrong : List.of("", "abcd", "0".repeat(31) + "g", "0".repeat(33))) {
            Files.writeString(file, wrong);
            IOException e = assertThrows(IOException.class, () -> DeviceKeyFile.read(file));
            assertEquals(file + ": no device key, must be 32 hexadecimal digits", e.getMessage());
        }
    }

    private String opened(String text, String name) throws Exception {
        String line = text.lines().filter(each -> each.startsWith(name)).findFirst().orElseThrow();
        byte[] sealed = line.substring(name.length() + 3).getBytes(StandardCharsets.US_ASCII);
        return new String(Sealed.open(sealed, name, key), StandardCharsets.UTF_8);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("site.properties"), text);
    }
}

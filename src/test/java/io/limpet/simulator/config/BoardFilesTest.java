package io.limpet.simulator.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.Keys;
import io.limpet.simulator.tls.CertificateAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of device-config as they are, without the local.properties of whoever runs this. */
class BoardFilesTest {

    private static final byte[] CERTIFICATE = CertificateAuthority.create("CN=Test CA").pem()
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path project;

    @BeforeEach
    void copyWhatIsInGit() throws IOException {
        Path folder = Files.createDirectory(project.resolve("device-config"));
        try (Stream<Path> files = Files.list(Path.of("device-config"))) {
            for (Path file : files.filter(path -> !path.endsWith("local.properties")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void theSimulatorNeedsNothingMore() throws Exception {
        Configuration configuration = effective("simulator");
        assertEquals("limpet-lab", configuration.linkSettings().ssid);
        assertEquals("barnacle-bay", configuration.linkSettings().passphrase);
        assertEquals("broker.limpet.test", configuration.text(Keys.TLS_SERVER_NAME));
        assertEquals("ntp.limpet.test", configuration.text(Keys.TIME_SNTP_HOST));
        assertEquals(List.of("bme280", "tmp105", "dps310", "device"),
                List.of(configuration.list(Keys.SENSOR_ENABLED)));
        assertEquals(2_000, configuration.millis(Keys.PUBLISH_INTERVAL));
    }

    @Test
    void boardsNeedTheSite() throws Exception {
        assertTrue(layers("esp32-s3-devkitc").boards().containsAll(
                List.of("esp32-s3-devkitc", "mps2-an500", "simulator", "stm32f7508-dk")));
        effective("esp32-s3-devkitc", "wifi.ssid=lab", "wifi.passphrase=barnacle", "mqtt.host=broker.example.net");
        effective("stm32f7508-dk", "mqtt.host=broker.example.net");
        effective("mps2-an500", "mqtt.host=broker.example.net");
    }

    @Test
    void theTemplateIsSoundAsItIsAndWithAllItsLinesInForce() throws Exception {
        String template = Files.readString(project.resolve("device-config/local.properties.template"));
        assertTrue(template.lines().allMatch(line -> line.isEmpty() || line.startsWith("#")), "it sets something");
        Files.writeString(project.resolve("device-config/local.properties"), template.replaceAll("(?m)^#(\\w)", "$1"));
        ConfigurationLayers layers = layers("esp32-s3-devkitc").provide("device.pem", CERTIFICATE);
        ConfigurationException e = assertThrows(ConfigurationException.class,
                () -> layers.effective("1"));
        assertEquals(1, e.mistakes().length, e.getMessage());   // a key that belongs to nobody is not in git
        assertTrue(e.getMessage().contains("tls.client-key = device.key: no such file"), e.getMessage());
    }

    @Test
    void noFileInGitHasASecret() throws Exception {
        try (Stream<Path> files = Files.list(project.resolve("device-config"))) {
            for (Path file : files.filter(path -> !path.endsWith("simulator.properties")).toList()) {
                assertFalse(Files.readString(file).lines()
                        .anyMatch(line -> line.matches("(mqtt\\.password|wifi\\.passphrase)\\s*=\\s*\\S.*")),
                        file.toString());
            }
        }
    }

    private Configuration effective(String board, String... settings) throws ConfigurationException {
        return layers(board, settings).effective("24ec4a0102fe").configuration();
    }

    private ConfigurationLayers layers(String board, String... settings) {
        return ConfigurationLayers.read(project, board, List.of(), List.of(settings))
                .provide("ca/broker.pem", CERTIFICATE);
    }
}

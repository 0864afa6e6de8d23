package io.limpet.simulator.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.Key;
import io.limpet.config.Keys;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLayersTest {

    private static final String SERIAL_NUMBER = "24ec4a0102fe";
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CN=Test CA");
    private static final Identity DEVICE = AUTHORITY.client("device").issue();

    @TempDir
    private Path project;

    @BeforeEach
    void layOutAProject() throws IOException {
        file("device-config/defaults.properties", "mqtt.port = 8883\nmqtt.qos = 1\ntls.ca = ca/broker.pem\n");
        file("device-config/red.properties", "wifi.security = open\nwifi.ssid = lab\nmqtt.qos = 0\nlog.level = warn\n");
        file("device-config/blue.properties", "link.type = ethernet\n");
        file("resources/ca/broker.pem", AUTHORITY.pem());
    }

    @Test
    void eachLayerGoesBeforeThoseAboveIt() throws Exception {
        file("device-config/local.properties", "mqtt.host = local\nmqtt.qos = 2\nmqtt.in-flight = 1\n");
        file("first.properties", "mqtt.in-flight = 2\nmqtt.retain = true\npublish.interval = 1s\n");
        file("second.properties", "publish.interval = 2s\nmqtt.buffer-bytes = 4096\n");
        ConfigurationLayers layers = ConfigurationLayers.read(project, "red", List.of(path("first.properties"),
                path("second.properties")), List.of("mqtt.buffer-bytes=8192", "log.level=debug", "log.level=info"));
        Configuration configuration = layers.effective(SERIAL_NUMBER).configuration();
        check(configuration, Keys.MQTT_PORT, "8883", "device-config/defaults.properties:1");
        check(configuration, Keys.WIFI_SSID, "lab", "device-config/red.properties:2");
        check(configuration, Keys.MQTT_QOS, "2", "device-config/local.properties:2");
        check(configuration, Keys.MQTT_IN_FLIGHT, "2", path("first.properties") + ":1");
        check(configuration, Keys.PUBLISH_INTERVAL, "2s", path("second.properties") + ":1");
        check(configuration, Keys.MQTT_BUFFER_BYTES, "8192", "--set mqtt.buffer-bytes=8192");
        check(configuration, Keys.LOG_LEVEL, "info", "--set log.level=info");
        check(configuration, Keys.PAYLOAD_FORMAT, "json", "default");
    }

    @Test
    void boardsAreFiles() {
        assertEquals(List.of("blue", "red"), read("red").boards());
    }

    @Test
    void tellsWhatIsWrongInAllLayersTogether() {
        List<String> mistakes = mistakes(ConfigurationLayers.read(project, "green", List.of(path("absent.properties"),
                project), List.of("mqtt.prot=1", "link.type=ethernet")));
        assertEquals("--board green: no such board, must be one of blue, red. A new one is a file in device-config",
                mistakes.get(0));
        assertEquals("--config " + path("absent.properties") + ": no such file", mistakes.get(1));
        assertTrue(mistakes.get(2).startsWith("--config " + project + ": cannot be read"), mistakes.get(2));
        assertEquals("--set mqtt.prot: unknown key. Is mqtt.port meant?", mistakes.get(3));
        assertTrue(mistakes.get(4).startsWith("mqtt.host: missing"), mistakes.get(4));
        assertEquals(5, mistakes.size(), mistakes.toString());
    }

    @Test
    void findsCertificatesBesideTheFileThatNamesThemAndThenInResources() throws Exception {
        file("site/site.properties", "mqtt.host = a\ntls.client-certificate = keys/device.pem\n"
                + "tls.client-key = keys/device.key\n");
        file("site/keys/device.pem", DEVICE.chainPem());
        file("site/keys/device.key", DEVICE.keyPem());
        EffectiveConfiguration effective = ConfigurationLayers.read(project, "red",
                List.of(path("site/site.properties")), List.of()).effective(SERIAL_NUMBER);
        assertEquals(Set.of("limpet.properties", "ca/broker.pem", "keys/device.pem", "keys/device.key"),
                effective.flash().keySet());
        assertArrayEquals(AUTHORITY.der(), effective.configuration().tlsSettings().trustAnchors[0]);
        assertArrayEquals(DEVICE.chainDer(), effective.configuration().tlsSettings().clientCertificates);
    }

    @Test
    void tellsWhereACertificateWasLookedFor() {
        assertEquals(List.of("--set tls.ca=none.pem: no such file. Looked for " + Path.of("none.pem").toAbsolutePath()
                + " and resources/none.pem"), mistakes(read("red", "mqtt.host=a", "tls.ca=none.pem")));
        file("device-config/local.properties", "tls.ca = none.pem\nmqtt.host = a\n");
        assertEquals(List.of("device-config/local.properties:1: tls.ca = none.pem: no such file. Looked for"
                + " device-config/none.pem and resources/none.pem"), mistakes(read("red")));
    }

    @Test
    void readingsThatWouldNotFitTheOutboxAreAMistake() {
        List<String> mistakes = mistakes(read("red", "mqtt.host=a", "outbox.message-bytes=64"));
        assertTrue(mistakes.get(0).startsWith("--set outbox.message-bytes=64: must be at least "), mistakes.get(0));
        assertEquals(1, mistakes.size());
    }

    @Test
    void messagesThatNoSectorOfTheEepromTakesAreAMistake() throws Exception {
        String[] tooLong = {"mqtt.host=a", "outbox.storage=journal", "outbox.memory=24c32", "outbox.message-bytes=334"};
        assertEquals(List.of("--set outbox.message-bytes=334: must be 333 or less with outbox.memory = 24c32, whose"
                + " sectors take no longer message"), mistakes(read("red", tooLong)));
        read("red", "mqtt.host=a", "outbox.storage=journal", "outbox.memory=24c32", "outbox.message-bytes=333")
                .effective(SERIAL_NUMBER);
        tooLong[1] = "outbox.storage=ram";
        read("red", tooLong).effective(SERIAL_NUMBER);
    }

    @Test
    void whatIsProvidedGoesBeforeAFile() throws Exception {
        byte[] other = CertificateAuthority.create("CN=Other").pem().getBytes(StandardCharsets.UTF_8);
        EffectiveConfiguration effective = read("red", "mqtt.host=a").provide("ca/broker.pem", other)
                .effective(SERIAL_NUMBER);
        assertArrayEquals(other, effective.flash().get("ca/broker.pem"));
    }

    @Test
    void theDeviceBootsWithWhatIsBurntToFlash() throws Exception {
        file("outside/ca.pem", AUTHORITY.pem());
        EffectiveConfiguration effective = read("red", "mqtt.host=a", "tls.ca=" + path("outside/ca.pem"),
                "wifi.ssid= caf\u00e9 \\ ", "mqtt.username=${device.id}", "mqtt.password= p=w:d#\\\\ ",
                "mqtt.topic=\\t:=", "mqtt.status-topic=", "mqtt.client-id=", "mqtt.clean-session=true")
                .effective(SERIAL_NUMBER);
        assertEquals(Set.of("limpet.properties", "tls.ca/ca.pem"), effective.flash().keySet());
        Configuration booted = Configuration.read(effective.flash().get(Flash.CONFIGURATION), Flash.CONFIGURATION,
                SERIAL_NUMBER, effective.flash()::get);
        for (int i = 0; i < Keys.count(); i++) {
            Key key = Keys.at(i);
            assertEquals(key == Keys.TLS_CA ? "tls.ca/ca.pem" : effective.configuration().text(key), booted.text(key),
                    key.name);
        }
        assertArrayEquals(AUTHORITY.der(), booted.tlsSettings().trustAnchors[0]);
    }

    @Test
    void noResourceInFlashHasANameThatLeadsElsewhere() throws Exception {
        file("outside/ca.pem", AUTHORITY.pem());
        for (String name : List.of("../outside/ca.pem", "./../outside/ca.pem", path("outside/ca.pem").toString())) {
            file("site/site.properties", "mqtt.host = a\ntls.ca = " + name + "\n");
            EffectiveConfiguration effective = ConfigurationLayers.read(project, "red",
                    List.of(path("site/site.properties")), List.of()).effective(SERIAL_NUMBER);
            assertEquals(Set.of("limpet.properties", "tls.ca/ca.pem"), effective.flash().keySet(), name);
        }
    }

    @Test
    void theNameOfADeviceIsFoundOutWhenItBoots() throws Exception {
        EffectiveConfiguration effective = read("red", "mqtt.host=a").effective(SERIAL_NUMBER);
        Configuration other = Configuration.read(effective.flash().get(Flash.CONFIGURATION), Flash.CONFIGURATION,
                "0200000000aa", effective.flash()::get);
        assertEquals("limpet-0200000000aa", other.text(Keys.MQTT_CLIENT_ID));
    }

    @Test
    void printsValuesWithTheirOriginsAndMasksSecrets() {
        String table = read("red", "mqtt.host=a", "mqtt.password=barnacle", "mqtt.username=\u001b[2J").table();
        assertEquals(Keys.count(), table.lines().count());
        assertTrue(table.contains("mqtt.qos                0                                 "
                + "device-config/red.properties:3\n"), table);
        assertTrue(table.contains("mqtt.host               a                                 --set mqtt.host=a\n"));
        assertTrue(table.contains("mqtt.password           ********                          "
                + "--set mqtt.password=********\n"), table);
        assertTrue(table.contains("device.id               (none)                            default\n"), table);
        assertFalse(table.contains("barnacle"), table);
        assertFalse(table.contains("\u001b"), table);
    }

    @Test
    void printsTheTableAlsoWhereThereAreMistakes() {
        assertTrue(read("green", "mqtt.qos=7").table().contains("--set mqtt.qos=7"));
    }

    @Test
    void advisesToMakeALocalFileWhenSomethingIsMissing() {
        ConfigurationLayers layers = read("red");
        ConfigurationException missing = assertThrows(ConfigurationException.class, () -> layers.effective("1"));
        assertEquals("Copy device-config/local.properties.template to device-config/local.properties and fill in your"
                + " network and your broker.", layers.advice(missing));
        file("device-config/local.properties", "");
        assertEquals("", layers.advice(missing));
        ConfigurationLayers wrong = read("red", "mqtt.host=a_b");
        assertEquals("", wrong.advice(assertThrows(ConfigurationException.class, () -> wrong.effective("1"))));
    }

    @Test
    void showsNoSecretInItsText() throws Exception {
        assertEquals("configuration of board red", read("red", "mqtt.host=a").effective(SERIAL_NUMBER).toString());
    }

    private ConfigurationLayers read(String board, String... settings) {
        return ConfigurationLayers.read(project, board, List.of(), List.of(settings));
    }

    private static List<String> mistakes(ConfigurationLayers layers) {
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> layers.effective(SERIAL_NUMBER));
        return Stream.of(e.mistakes()).map(Object::toString).toList();
    }

    private static void check(Configuration configuration, Key key, String value, String origin) {
        assertEquals(value, configuration.text(key));
        assertEquals(origin, configuration.origin(key).toString(key, value));
    }

    private Path path(String name) {
        return project.resolve(name);
    }

    private void file(String name, String content) {
        try {
            Files.createDirectories(path(name).getParent());
            Files.writeString(path(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

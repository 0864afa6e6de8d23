package io.limpet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationReaderTest {

    private static final String SECRET = "correct horse";

    private final ConfigurationReader reader = new ConfigurationReader();

    @Test
    void tellsAllMistakesOfAllLayersAtOnce() {
        file("defaults.properties", "mqtt.port = 88833", "link.dhcp = maybe", "tls.ca = ca/other.pem");
        file("local.properties", "# mine", "mqtt.hots = broker.example.net", "wifi.ssid = lab", "wifi.ssid = lab2",
                "mqtt.qos");
        reader.set("tls.version=1.1");
        reader.set("mqtt.port=8883");
        check("defaults.properties:1: mqtt.port = 88833: must be 1 to 65535",
                "defaults.properties:2: link.dhcp = maybe: must be true or false",
                "local.properties:2: mqtt.hots: unknown key. Is mqtt.host meant?",
                "local.properties:4: wifi.ssid = lab2: set before, in line 3 of this file. Remove one of them",
                "local.properties:5: mqtt.qos: has no '=', must be KEY = VALUE",
                "--set tls.version=1.1: must be 1.2 or 1.3",
                "wifi.passphrase: missing, must be 8 to 63 printable ASCII characters (needed with link.type = wifi,"
                        + " unless wifi.security = open)",
                "mqtt.host: missing, must be a host name or an IPv4 address, without scheme and port",
                "defaults.properties:3: tls.ca = ca/other.pem: no such resource");
    }

    @Test
    void laterLayersGoBeforeEarlierOnes() throws ConfigurationException {
        file("defaults.properties", "mqtt.host = a", "mqtt.port = 1", "wifi.security = open", "wifi.ssid = lab");
        file("board.properties", "mqtt.host = b", "mqtt.port = 2");
        reader.set("mqtt.port=3");
        reader.set("mqtt.port = 4".replace(" = ", "="));
        Configuration configuration = finish();
        assertEquals("b", configuration.text(Keys.MQTT_HOST));
        assertEquals(4, configuration.integer(Keys.MQTT_PORT));
        assertEquals("board.properties:1", reader.origin(Keys.MQTT_HOST).toString());
        assertEquals("--set mqtt.port=4", reader.origin(Keys.MQTT_PORT).toString(Keys.MQTT_PORT, "4"));
        assertEquals("defaults.properties:4", configuration.origin(Keys.WIFI_SSID).toString());
        assertEquals("default", configuration.origin(Keys.MQTT_QOS).toString());
    }

    @Test
    void aLayerCanTakeAValueAway() throws ConfigurationException {
        file("defaults.properties", "mqtt.host = a", "wifi.security = open", "wifi.ssid = lab", "mqtt.username = me");
        reader.set("mqtt.username=");
        assertFalse(finish().isSet(Keys.MQTT_USERNAME));
    }

    @Test
    void whatMustBeSomethingCannotBeTakenAway() {
        sound();
        reader.set("tls.server-name=");
        reader.set("mqtt.port=");
        check("--set tls.server-name: is empty, must be a host name or an IPv4 address, without scheme and port",
                "--set mqtt.port: is empty, must be 1 to 65535");
    }

    @Test
    void readsUtf8AndRefusesAnythingElse() throws ConfigurationException {
        file("a", "mqtt.host = a", "wifi.security = open", "wifi.ssid = caf\u00e9 \ud83c\udf21");
        assertEquals("caf\u00e9 \ud83c\udf21", finish().text(Keys.WIFI_SSID));
        reader.addFile("# x\n# x\n# caf\u00e9".getBytes(StandardCharsets.ISO_8859_1), "latin.properties");
        check("latin.properties:3: not UTF-8. Save the file in that encoding");
    }

    @Test
    void unknownVariablesAreMistakes() {
        sound();
        reader.set("mqtt.topic=a/${device}/${sensor}");
        reader.set("mqtt.status-topic=a/${sensor}");
        reader.set("mqtt.client-id=a-${device.id");
        reader.set("tls.server-name=${device.id}.example.net");
        check("--set mqtt.topic=a/${device}/${sensor}: has the unknown variable ${device}, known here: ${device.id},"
                        + " ${sensor}",
                "--set mqtt.status-topic=a/${sensor}: has the unknown variable ${sensor}, known here: ${device.id}",
                "--set mqtt.client-id=a-${device.id: has a \"${\" without its \"}\"",
                "--set tls.server-name=${device.id}.example.net: has the unknown variable ${device.id}, known here:"
                        + " ${mqtt.host}");
    }

    @Test
    void theLengthOfATopicIsThatWithItsVariables() {
        sound();
        reader.set("device.id=" + "x".repeat(64));
        reader.set("mqtt.topic=" + "${device.id}".repeat(4) + "/${sensor}");
        check("--set mqtt.topic=${device.id}${device.id}${device.id}${device.id}/${sensor}: has 263 bytes, must be a"
                + " topic of 1 to 255 bytes without '+', '#' and control characters");
    }

    @Test
    void aSettingOfTheCommandLineNeedsAnEqualsSign() {
        sound();
        reader.set("mqtt.port");
        reader.set("mqtt.portal=1");
        reader.set("=1");
        check("--set mqtt.port: has no '=', must be KEY=VALUE",
                "--set mqtt.portal: unknown key. Is mqtt.port meant?",
                "--set: no key before the '=': they are made of a-z, 0-9, '-' and '.'");
    }

    @Test
    void noSecretIsEverShown() {
        file("local.properties", "mqtt.password = " + SECRET + "\u0007", "wifi.passphrase " + SECRET,
                "wifi.passphrase : p\u00e4ss " + SECRET, "mqtt.pasword = " + SECRET, SECRET, "= " + SECRET,
                "wifi.passphrase = " + SECRET, "mqtt.password = \\u12 " + SECRET, SECRET + " = 1");
        reader.set("wifi.passphrase=" + SECRET + "\n");
        reader.set("wifi.passphrase:" + SECRET);
        reader.set("mqtt.paswort=" + SECRET);
        reader.set(SECRET);
        reader.set(SECRET + "=1");
        ConfigurationException e = assertThrows(ConfigurationException.class, this::finish);
        assertTrue(e.mistakes().length >= 12, e.getMessage());
        for (String word : List.of("correct", "horse")) {
            assertFalse(e.getMessage().contains(word), e.getMessage());
            assertFalse(Stream.of(e.mistakes()).anyMatch(mistake -> (mistake.found + mistake.key).contains(word)));
        }
        assertEquals("--set mqtt.password=********",
                Origin.commandLine().toString(Keys.MQTT_PASSWORD, SECRET));
    }

    @Test
    void aConfigurationDoesNotShowItsSecrets() throws ConfigurationException {
        Configuration configuration = new TestConfiguration().with("wifi.passphrase=" + SECRET, "mqtt.username=me",
                "mqtt.password=" + SECRET).read();
        assertEquals("configuration of limpet-24ec4a0102fe", configuration.toString());
    }

    @Test
    void aMistakeIsOneLineThatATerminalCanShow() {
        sound();
        reader.set("mqtt.host=a\u001b[2J\n" + "x".repeat(200));
        check("--set mqtt.host=a?[2J?" + "x".repeat(74) + "...: must be a host name or an IPv4 address, without scheme"
                + " and port");
    }

    @Test
    void canBeFinishedTwice() {
        file("a", "mqtt.port = 0");
        assertEquals(messages(), messages());
    }

    private void sound() {
        file("site", "mqtt.host = a", "wifi.security = open", "wifi.ssid = lab");
    }

    private void file(String name, String... lines) {
        reader.addFile(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), name);
    }

    private Configuration finish() throws ConfigurationException {
        return reader.finish(TestConfiguration.SERIAL_NUMBER, new TestConfiguration().flash::get);
    }

    private void check(String... mistakes) {
        assertEquals(List.of(mistakes), messages());
    }

    private List<String> messages() {
        try {
            finish();
            return List.of();
        } catch (ConfigurationException e) {
            return Stream.of(e.mistakes()).map(Mistake::toString).toList();
        }
    }
}

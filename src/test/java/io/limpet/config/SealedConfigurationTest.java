package io.limpet.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.seal.Ascon;
import io.limpet.simulator.seal.Sealer;
import io.limpet.tls.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sealed values: opened with the board's key as a device boots, refused by name and line, and never shown. */
@HostOnly("the desktop's sealer makes them")
class SealedConfigurationTest {

    private static final byte[] OURS = key(1);
    private static final byte[] OTHERS = key(2);
    private static final String PASSPHRASE = "barnacle-bay";
    private static final String PASSWORD = "correct-horse \u20ac";
    private static final String CUT_OFF = "sealed, and damaged: what follows sealed:1: is cut off, or no base64";

    private final Sealer sealer = new Sealer(OURS);
    private final TestConfiguration written = new TestConfiguration().with("mqtt.username=me");

    @Test
    void opensWhatIsSealedWithTheKeyOfTheBoard() throws Exception {
        written.flash.put("key.sealed", bytes(sealer.seal(Keys.TLS_CLIENT_KEY, TestCertificates.DEVICE_KEY_DER)
                + "\r\n"));
        Configuration configuration = written.with("wifi.passphrase=" + sealed(Keys.WIFI_PASSPHRASE, PASSPHRASE),
                "mqtt.password=" + sealed(Keys.MQTT_PASSWORD, PASSWORD), "tls.client-certificate=device.pem",
                "tls.client-key=key.sealed").read(OURS);
        assertEquals(PASSPHRASE, configuration.linkSettings().passphrase);
        assertEquals(PASSWORD, configuration.text(Keys.MQTT_PASSWORD));
        assertArrayEquals(TestCertificates.DEVICE_KEY_DER, configuration.tlsSettings().clientKey);
    }

    @Test
    void aKeyInAnyFormCanBeSealed() throws Exception {
        written.flash.put("key.sealed", bytes(sealer.seal(Keys.TLS_CLIENT_KEY,
                bytes(TestCertificates.DEVICE_KEY_PEM))));
        assertArrayEquals(TestCertificates.DEVICE_KEY_DER, written.with("tls.client-certificate=device.pem",
                "tls.client-key=key.sealed").read(OURS).tlsSettings().clientKey);
    }

    @Test
    void refusesWhatTheKeyDoesNotOpenAllAtOnce() {
        String refused = "sealed with another device key, or as another key's value, or changed since. Seal it again:"
                + " ./limpet seal";
        written.flash.put("key.sealed", bytes(sealer.seal(Keys.MQTT_PASSWORD, TestCertificates.DEVICE_KEY_DER)));
        String changed = sealed(Keys.WIFI_PASSPHRASE, PASSPHRASE);
        char other = changed.charAt(40) == 'A' ? 'B' : 'A';
        written.with("wifi.passphrase=" + changed.substring(0, 40) + other + changed.substring(41),
                "mqtt.password=" + sealed(Keys.WIFI_PASSPHRASE, PASSWORD), "tls.client-certificate=device.pem",
                "tls.client-key=key.sealed");
        assertEquals(List.of("site.properties:4: wifi.passphrase: " + refused,
                "site.properties:5: mqtt.password: " + refused,
                "site.properties:7: tls.client-key = key.sealed: " + refused), written.mistakes(OURS));
        check(OTHERS, "mqtt.password=" + sealed(Keys.MQTT_PASSWORD, PASSWORD), "mqtt.password: " + refused);
    }

    @Test
    void refusesWhatIsSealedOnABoardWithoutAKey() {
        check(null, "mqtt.password=" + sealed(Keys.MQTT_PASSWORD, PASSWORD), "mqtt.password: sealed, and there is no"
                + " device key. Give the board its own, or set this unsealed (docs/sealing.md)");
    }

    @Test
    void refusesWhatIsNotWellFormed() {
        String sealed = sealed(Keys.MQTT_PASSWORD, PASSWORD);
        check(OURS, "mqtt.password=sealed:2:" + sealed.substring(9), "mqtt.password: sealed in a way that is unknown"
                + " here, must begin with sealed:1:");
        check(OURS, "mqtt.password=sealed:1:", "mqtt.password: " + CUT_OFF);
        check(OURS, "mqtt.password=sealed:1:%%%%", "mqtt.password: " + CUT_OFF);
        check(OURS, "mqtt.password=" + sealed.substring(0, 50), "mqtt.password: " + CUT_OFF);
        check(OURS, "mqtt.password=sealed:1:" + "A".repeat(40), "mqtt.password: " + CUT_OFF);
    }

    @Test
    void judgesTheSecretAndNotItsSeal() {
        check(OURS, "wifi.passphrase=" + sealed(Keys.WIFI_PASSPHRASE, "short"),
                "wifi.passphrase: must be 8 to 63 printable ASCII characters");
    }

    @Test
    void sealsNothingButSecrets() {
        check(OURS, "mqtt.username=" + sealed(Keys.MQTT_USERNAME, "me"), "sealed, which only secrets are. Set it as it"
                + " is");
    }

    @Test
    void whereAnImageIsBuiltItStaysSealedAndIsTakenForGood() throws Exception {
        String sealed = sealed(Keys.MQTT_PASSWORD, "x".repeat(300));
        ConfigurationReader reader = new ConfigurationReader();
        Stream.of("mqtt.host=a", "link.type=ethernet", "mqtt.username=me", "mqtt.buffer-bytes=512",
                "outbox.message-bytes=128", "mqtt.password=" + sealed, "tls.client-certificate=device.pem",
                "tls.client-key=key.sealed").forEach(reader::set);
        written.flash.put("key.sealed", bytes(sealer.seal(Keys.TLS_CLIENT_KEY, new byte[] {1})));
        Configuration configuration = reader.finish("1", written.flash::get);
        assertEquals(sealed, configuration.text(Keys.MQTT_PASSWORD));
        assertNull(configuration.tlsSettings().clientKey);
        assertEquals("(sealed)", reader.shown(Keys.MQTT_PASSWORD));
        assertEquals(sealed, reader.written(Keys.MQTT_PASSWORD));
    }

    /** The room that a password takes in a packet is known though it is sealed. */
    @Test
    void whereAnImageIsBuiltALongSecretIsKnownByItsLength() {
        ConfigurationReader reader = new ConfigurationReader();
        Stream.of("mqtt.host=a", "link.type=ethernet", "mqtt.username=me", "mqtt.buffer-bytes=512",
                "outbox.message-bytes=128", "mqtt.password=" + sealed(Keys.MQTT_PASSWORD, "x".repeat(480)))
                .forEach(reader::set);
        ConfigurationException e = assertThrows(ConfigurationException.class,
                () -> reader.finish("1", written.flash::get));
        assertTrue(e.getMessage().contains("mqtt.buffer-bytes=512: too small for client identifier, user name,"
                + " password"), e.getMessage());
    }

    @Test
    void whereAnImageIsBuiltItIsSeenThatASealIsDamaged() {
        ConfigurationReader reader = new ConfigurationReader();
        Stream.of("mqtt.host=a", "link.type=ethernet", "mqtt.username=me", "mqtt.password=sealed:1:AAAA")
                .forEach(reader::set);
        ConfigurationException e = assertThrows(ConfigurationException.class,
                () -> reader.finish("1", written.flash::get));
        assertEquals("--set mqtt.password: " + CUT_OFF, e.getMessage());
    }

    @Test
    void noTwoSealsOfASecretAreAlike() {
        assertEquals(50, Stream.generate(() -> sealed(Keys.MQTT_PASSWORD, PASSWORD).substring(9, 30)).limit(50)
                .distinct().count());
    }

    private void check(byte[] deviceKey, String setting, String mistake) {
        List<String> mistakes = new TestConfiguration().with("mqtt.username=me", setting).mistakes(deviceKey);
        assertEquals(1, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).startsWith("site.properties:") && mistakes.get(0).endsWith(mistake),
                mistakes.get(0));
    }

    private String sealed(Key key, String secret) {
        return sealer.seal(key, bytes(secret));
    }

    private static byte[] key(int filling) {
        byte[] key = new byte[Ascon.KEY_BYTES];
        Arrays.fill(key, (byte) filling);
        return key;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.limpet.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.LinkSettings;
import io.limpet.board.TlsSettings;
import io.limpet.tls.TestCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private final TestConfiguration written = new TestConfiguration();

    @Test
    void givesEachKindOfValue() throws ConfigurationException {
        Configuration configuration = written.with("sensor.enabled=device, bme280", "sensor.bme280.address=0x77",
                "publish.interval=2min", "mqtt.qos=2", "mqtt.retain=true", "mqtt.keep-alive=90").read();
        assertEquals(8883, configuration.integer(Keys.MQTT_PORT));
        assertEquals(2, configuration.integer(Keys.MQTT_QOS));
        assertEquals(0x77, configuration.integer(Keys.SENSOR_BME280_ADDRESS));
        assertEquals(120_000, configuration.millis(Keys.PUBLISH_INTERVAL));
        assertEquals(90_000, configuration.millis(Keys.MQTT_KEEP_ALIVE));
        assertTrue(configuration.flag(Keys.MQTT_RETAIN));
        assertFalse(configuration.flag(Keys.MQTT_CLEAN_SESSION));
        assertTrue(configuration.is(Keys.OUTBOX_WHEN_FULL, "drop-oldest"));
        assertEquals(List.of("device", "bme280"), List.of(configuration.list(Keys.SENSOR_ENABLED)));
        assertFalse(configuration.isSet(Keys.MQTT_USERNAME));
        assertEquals("", configuration.text(Keys.MQTT_USERNAME));
    }

    @Test
    void refusesToGiveAKindForAnother() throws ConfigurationException {
        Configuration configuration = written.read();
        assertThrows(IllegalArgumentException.class, () -> configuration.integer(Keys.PUBLISH_INTERVAL));
        assertThrows(IllegalArgumentException.class, () -> configuration.integer(Keys.MQTT_HOST));
        assertThrows(IllegalArgumentException.class, () -> configuration.millis(Keys.MQTT_PORT));
    }

    @Test
    void putsTheSerialNumberInWhereTheDeviceHasNoName() throws ConfigurationException {
        Configuration configuration = written.read();
        assertEquals("limpet-24ec4a0102fe", configuration.text(Keys.DEVICE_ID));
        assertEquals("limpet-24ec4a0102fe", configuration.text(Keys.MQTT_CLIENT_ID));
        assertEquals("limpet/limpet-24ec4a0102fe/status", configuration.text(Keys.MQTT_STATUS_TOPIC));
        assertEquals("limpet/limpet-24ec4a0102fe/tmp105", configuration.topic("tmp105"));
        assertEquals("broker.example.net", configuration.text(Keys.TLS_SERVER_NAME));
    }

    @Test
    void putsTheDevicesNameIn() throws ConfigurationException {
        Configuration configuration = written.with("device.id=greenhouse-1", "mqtt.username=dev:${device.id}",
                "mqtt.topic=${device.id}/$${sensor}/${sensor}/${device.id}", "mqtt.client-id=plain",
                "tls.server-name=mqtt.${mqtt.host}", "mqtt.password=${device.id}").read();
        assertEquals("dev:greenhouse-1", configuration.text(Keys.MQTT_USERNAME));
        assertEquals("greenhouse-1/$a/a/greenhouse-1", configuration.topic("a"));
        assertEquals("plain", configuration.text(Keys.MQTT_CLIENT_ID));
        assertEquals("mqtt.broker.example.net", configuration.text(Keys.TLS_SERVER_NAME));
        assertEquals("${device.id}", configuration.text(Keys.MQTT_PASSWORD));   // a secret is taken as it is
    }

    @Test
    void makesTheLinksSettings() throws ConfigurationException {
        LinkSettings wifi = written.with("wifi.security=wpa3").read().linkSettings();
        assertEquals(LinkSettings.Type.WIFI, wifi.type);
        assertEquals("lab", wifi.ssid);
        assertEquals("barnacle", wifi.passphrase);
        assertEquals(LinkSettings.Security.WPA3, wifi.security);
        assertTrue(wifi.dhcp);
        LinkSettings open = written.with("wifi.security=open", "wifi.passphrase").read().linkSettings();
        assertEquals(LinkSettings.Security.OPEN, open.security);
        assertNull(open.passphrase);
        LinkSettings cable = written.with("link.type=ethernet", "link.dhcp=false", "link.address=10.0.0.2",
                "link.netmask=255.255.255.0", "link.gateway=10.0.0.1", "link.dns=10.0.0.3").read().linkSettings();
        assertEquals(LinkSettings.Type.ETHERNET, cable.type);
        assertFalse(cable.dhcp);
        assertEquals("10.0.0.2 255.255.255.0 10.0.0.1 10.0.0.3",
                String.join(" ", cable.address, cable.netmask, cable.gateway, cable.dns));
        assertEquals(LinkSettings.Security.WPA2, new TestConfiguration().read().linkSettings().security);
    }

    @Test
    void readsCertificatesAndKey() throws Exception {
        TlsSettings tls = written.read().tlsSettings();
        assertEquals("broker.example.net", tls.serverName);
        assertEquals("1.2", tls.version);
        assertEquals(1, tls.trustAnchors.length);
        assertArrayEquals(TestCertificates.ONE_DER, tls.trustAnchors[0]);
        assertNull(tls.clientCertificates);
        assertNull(tls.clientKey);
        TlsSettings mutual = written.with("tls.client-certificate=device.pem", "tls.client-key=device.key",
                "tls.version=1.3").read().tlsSettings();
        assertEquals("1.3", mutual.version);
        assertArrayEquals(TestCertificates.DEVICE_CHAIN_DER, mutual.clientCertificates);
        assertArrayEquals(TestCertificates.DEVICE_KEY_DER, mutual.clientKey);
    }

    @Test
    void refusesCertificatesThatCannotBeUsed() {
        written.flash.put("ca/broker.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n".getBytes(StandardCharsets.US_ASCII));
        written.flash.put("device.pem", written.flash.get("device.key"));
        written.flash.remove("device.key");
        List<String> mistakes = written.with("tls.ca=ca/broker.pem", "tls.client-certificate=device.pem",
                "tls.client-key=device.key").mistakes();
        assertEquals(3, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).startsWith("site.properties:4: tls.ca = ca/broker.pem: unusable, line "),
                mistakes.get(0));
        assertTrue(mistakes.get(1).startsWith("site.properties:5: tls.client-certificate = device.pem: unusable, line"
                + " 1: BEGIN PRIVATE KEY where a BEGIN CERTIFICATE is needed"), mistakes.get(1));
        assertEquals("site.properties:6: tls.client-key = device.key: no such resource", mistakes.get(2));
    }

    @Test
    void tellsCertificatesTogetherWithAllElse() {
        written.flash.clear();
        assertEquals(List.of("site.properties:4: mqtt.qos = 3: must be 0, 1 or 2",
                "tls.ca = ca/broker.pem: no such resource"), written.with("mqtt.qos=3").mistakes());
    }

    @Test
    void looksForNoResourceWhoseNameIsNoName() {
        List<String> mistakes = written.with("tls.ca=" + "x".repeat(256)).mistakes();
        assertEquals(1, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).endsWith(": must be 1 to 255 bytes, the name of a resource or a file"),
                mistakes.get(0));
    }

    @Test
    void tellsWhyAResourceCannotBeRead() {
        ConfigurationReader reader = new ConfigurationReader();
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> reader.finish("1", name -> {
            throw new IOException("flash: bad block 7");
        }));
        assertEquals("tls.ca = ca/broker.pem: flash: bad block 7", e.mistakes()[e.mistakes().length - 1].toString());
    }
}

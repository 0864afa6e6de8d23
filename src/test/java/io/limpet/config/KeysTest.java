package io.limpet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final List<Key> ALL = IntStream.range(0, Keys.count()).mapToObj(Keys::at).toList();

    @Test
    void areThoseOfTheReference() {
        assertEquals(Set.of("device.id", "link.type", "link.dhcp", "link.address", "link.netmask", "link.gateway",
                "link.dns", "wifi.ssid", "wifi.passphrase", "wifi.security", "mqtt.host", "mqtt.port", "mqtt.client-id",
                "mqtt.username", "mqtt.password", "mqtt.keep-alive", "mqtt.clean-session", "mqtt.topic", "mqtt.qos",
                "mqtt.retain", "mqtt.status-topic", "mqtt.command-topic", "mqtt.in-flight", "mqtt.buffer-bytes",
                "mqtt.timeout", "tls.ca", "tls.server-name", "tls.version", "tls.stack", "tls.client-certificate",
                "tls.client-key", "connect.timeout", "publish.interval", "payload.format", "outbox.capacity",
                "outbox.message-bytes",
                "trust.topic", "trust.key", "trust.group", "trust.try-within",
                "outbox.when-full", "outbox.storage", "outbox.memory", "outbox.memory-address", "outbox.journal-after",
                "outbox.journal-waiting", "outbox.foreign-journal", "backoff.initial", "backoff.maximum",
                "loop.turn-maximum", "time.sntp-host", "time.sntp-port", "time.rtc", "keep.memory",
                "keep.memory-address",
                "sensor.enabled", "sensor.bme280.address", "sensor.tmp102.address", "sensor.tmp105.address",
                "sensor.dps310.address", "log.level", "log.lines-kept", "watchdog.timeout"),
                new HashSet<>(ALL.stream().map(key -> key.name).toList()));
    }

    @Test
    void haveDefaultsThatAreAllowed() {
        for (Key key : ALL) {
            if (!key.defaultValue.isEmpty() && !Variables.in(key.defaultValue)) {
                assertNull(key.kind.mistakeIn(key.defaultValue), key.name);
            }
            assertNull(Variables.mistakeIn(key.defaultValue, key.variables()), key.name);
        }
    }

    @Test
    void areFoundByTheirNames() {
        for (Key key : ALL) {
            assertSame(key, Keys.named(key.name));
            assertSame(key, Keys.at(key.index));
        }
        assertNull(Keys.named("mqtt"));
    }

    @Test
    void noneTurnsVerificationOffAndNoneAllowsPlainTcp() {
        for (Key key : ALL) {
            for (String bad : List.of("verif", "insecure", "plain", "check", "trust-all", "skip")) {
                assertFalse(key.name.contains(bad), key.name);
            }
            assertFalse(key.name.endsWith("enable") || key.name.endsWith("enabled") && key != Keys.SENSOR_ENABLED,
                    key.name);
            assertFalse(key.name.startsWith("tls.") && key.kindName().equals("flag"), key.name);
        }
        for (Key key : List.of(Keys.TLS_CA, Keys.TLS_SERVER_NAME, Keys.TLS_VERSION)) {
            assertFalse(key.mayBeEmpty(), key.name);
        }
        assertEquals("1.2 or 1.3", Keys.TLS_VERSION.allowed());
    }

    @Test
    void thatHoldSecretsAreMarked() {
        assertEquals(List.of(Keys.WIFI_PASSPHRASE, Keys.MQTT_PASSWORD), ALL.stream().filter(Key::isSecret).toList());
        assertEquals("********", Keys.MQTT_PASSWORD.shown("barnacle"));
        assertEquals("", Keys.MQTT_PASSWORD.shown(""));
        assertEquals("8883", Keys.MQTT_PORT.shown("8883"));
    }

    @Test
    void tellWhenTheyAreNeeded() {
        assertEquals("always", Keys.MQTT_HOST.requiredWhen());
        assertEquals("link.type = wifi", Keys.WIFI_SSID.requiredWhen());
        assertEquals("link.type = wifi, unless wifi.security = open", Keys.WIFI_PASSPHRASE.requiredWhen());
        assertNull(Keys.MQTT_PORT.requiredWhen());
        assertTrue(Keys.MQTT_USERNAME.mayBeEmpty());
    }
}

package io.limpet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.limpet.HostOnly;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void countsChanges() {
        checkDistance(0, "", "");
        checkDistance(4, "", "port");
        checkDistance(1, "port", "prot");    // two neighbours swapped
        checkDistance(1, "port", "ort");
        checkDistance(1, "port", "poort");
        checkDistance(1, "port", "part");
        checkDistance(3, "kitten", "sitting");
    }

    @Test
    void findsTheKeyThatWasMeant() {
        check(Keys.MQTT_HOST, "mqtt.hots");
        check(Keys.MQTT_KEEP_ALIVE, "mqtt.keepalive");
        check(Keys.MQTT_USERNAME, "mqtt.user-name");
        check(Keys.WIFI_PASSPHRASE, "wifi.password");
        check(Keys.TLS_SERVER_NAME, "tls.servername");
        check(Keys.OUTBOX_WHEN_FULL, "outbox.whenfull");
        check(Keys.MQTT_CLIENT_ID, "mqtt.client_id");
        assertNull(Nearest.to("x"));
        assertNull(Nearest.to("completely-different"));
    }

    @Test
    @HostOnly("it measures time")
    void doesNotCompareANameAsLongAsAFileWithEachKey() {
        assertTimeout(Duration.ofSeconds(5), () -> assertNull(Nearest.to("x".repeat(2_000_000))));
    }

    private static void check(Key expected, String name) {
        assertSame(expected, Nearest.to(name), name);
    }

    private static void checkDistance(int expected, String a, String b) {
        assertEquals(expected, Nearest.distance(a, b));
        assertEquals(expected, Nearest.distance(b, a));
    }
}

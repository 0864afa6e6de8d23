package io.limpet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KindTest {

    private static final String LABEL_63 = "a".repeat(63);

    @Test
    void numbersAreDigitsInARange() {
        Kind kind = new IntegerKind(1, 65535);
        good(kind, "1", "65535", "00042");
        bad(kind, "0", "65536", "-1", "+1", "1.0", "0x10", "1e3", " 1", "1 ", "ten", "9".repeat(40), "\u0661");
        assertEquals(8883, kind.number("8883"));
    }

    @Test
    void durationsHaveAUnit() {
        Kind kind = new DurationKind(100, 600_000, 1);
        good(kind, "100ms", "1s", "10min", "600s", "600000ms", "10", "1 min", "90s");
        bad(kind, "99ms", "601s", "11min", "1h", "0", "-1s", "1.5s", "s", "1m", "1S", "10sec", "1s1", "1h30min",
                "9".repeat(15) + "h", "9".repeat(30), " ", "3\u0001s", "3\ts");
        assertEquals(10_000, kind.number("10"));
        assertEquals(250, kind.number("250ms"));
        assertEquals(120_000, kind.number("2min"));
        assertEquals(7_200_000, kind.number("2h"));
        assertEquals("100ms to 10min", kind.allowed());
        assertTrue(kind.mistakeIn("1.5s").endsWith("a number with the unit ms, s, min or h"));
    }

    @Test
    void noTimeAtAllIsADurationWhereItMeansSomething() {
        Kind kind = new DurationKind(0, 86_400_000, 1);
        good(kind, "0", "0s", "0ms", "24h");
        bad(kind, "-1s", "25h");
        assertEquals("0s to 24h", kind.allowed());
    }

    @Test
    void keepAliveIsCountedInWholeSeconds() {
        Kind kind = Keys.MQTT_KEEP_ALIVE.kind;
        good(kind, "1s", "65535", "65535s", "60000ms", "18h");
        bad(kind, "0", "65536", "1500ms", "999ms", "19h");
        assertEquals("1s to 65535s, in whole seconds", kind.allowed());
    }

    @Test
    void anUnknownWordOfAListIsShownWithoutControlCharacters() {
        assertTrue(Keys.TIME_SNTP_HOST.kind.mistakeIn("pool.n\u009bt").startsWith("\"pool.n?t\" is none"));
        assertTrue(Keys.SENSOR_ENABLED.kind.mistakeIn("dev\u0001ce").startsWith("has the unknown \"dev?ce\""));
    }

    @Test
    void choicesAreTakenToTheLetter() {
        good(Keys.TLS_VERSION.kind, "1.2", "1.3");
        bad(Keys.TLS_VERSION.kind, "1.1", "TLSv1.2", "1.2 ");
        bad(Keys.LINK_DHCP.kind, "yes", "True", "1");
        assertEquals("must be error, warn, info or debug", Keys.LOG_LEVEL.kind.mistakeIn("trace"));
    }

    @Test
    void listsHaveEachWordOnce() {
        Kind kind = Keys.SENSOR_ENABLED.kind;
        good(kind, "device", "bme280,device", " tmp105 ,\tdps310");
        bad(kind, ",", "device,", "bme280 device", "device,device");
        assertTrue(kind.mistakeIn("device, bme680").startsWith("has the unknown \"bme680\", must be "));
        assertTrue(kind.mistakeIn("tmp102,device,tmp102").startsWith("has \"tmp102\" twice, "));
        assertTrue(kind.mistakeIn("device,,tmp102").startsWith("has a comma too many, "));
    }

    @Test
    void i2cAddressesAreHexadecimal() {
        Kind kind = Keys.SENSOR_TMP105_ADDRESS.kind;
        good(kind, "0x48", "0x4f", "0X4A", "0x04f");
        bad(kind, "0x47", "0x50", "48", "72", "0x", "0x4g", "0x90");
        assertEquals(0x4a, kind.number("0x4A"));
        assertEquals("0x76 or 0x77", Keys.SENSOR_BME280_ADDRESS.allowed());
        assertEquals("0x48 to 0x4b", Keys.SENSOR_TMP102_ADDRESS.allowed());
    }

    @Test
    void hostsAreNamesOrAddresses() {
        Kind kind = new HostKind();
        good(kind, "localhost", "broker.example.net", "10.0.2.2", "a", "3com.example", "xn--bcher-kva.example",
                LABEL_63 + "." + LABEL_63, "1.2.3.a4");
        bad(kind, "broker:8883", "mqtts://broker", "broker/", "b\u00fccher.example", "-a.example", "a-.example",
                "a..b", ".a", "a.", "a b", "a_b", LABEL_63 + "a.example", "::1", "256.1.1.1", "1.2.3", "1.2.3.4.5", "7",
                String.join(".", LABEL_63, LABEL_63, LABEL_63, LABEL_63));
    }

    @Test
    void severalHostsAreSeparatedByCommas() {
        Kind kind = new HostListKind(4);
        good(kind, "localhost", "a,b", "0.pool.ntp.org, 1.pool.ntp.org, 10.0.2.2 , d");
        bad(kind, "a,", ",a", "a,,b", "a b", "a, a", "a;b", "a, 1.2.3", "a,b,c,d,e");
        assertEquals("1 to 4 host names or IPv4 addresses, separated by commas", kind.allowed());
    }

    @Test
    void ipv4AddressesHaveFourNumbers() {
        Kind kind = new Ipv4Kind();
        good(kind, "0.0.0.0", "255.255.255.255", "192.168.4.17");
        bad(kind, "192.168.4", "192.168.4.17.1", "192.168.4.256", "192.168.4.017", "192.168..17", "a.b.c.d", ".1.2.3",
                "1.2.3.", "1.2.3.4 ", "-1.2.3.4", "...");
        assertEquals(0xc0a80411L, Ipv4Kind.parse("192.168.4.17"));
        for (int bits = 1; bits < 32; bits++) {
            assertTrue(Ipv4Kind.isNetmask(0xffffffffL << 32 - bits & 0xffffffffL));
        }
        for (long mask : new long[] {0, 0xffffffffL, 0xff00ff00L, 0xffffff01L, 1, 0x7fffffffL}) {
            assertTrue(!Ipv4Kind.isNetmask(mask), Long.toHexString(mask));
        }
    }

    @Test
    void topicsHaveNoWildcards() {
        Kind kind = new TopicKind();
        good(kind, "a", "/", "a//b", "$aws/things/x", "caf\u00e9/\ud83c\udf21", "a b", "t".repeat(255));
        bad(kind, "t".repeat(256), "\u20ac".repeat(86), "a\u0000b", "a\nb", "a\u0085", "\ud83c", "\udf21\ud83c");
        assertTrue(kind.mistakeIn("a/+/b").startsWith("has the wildcard '+', must be "));
        assertTrue(kind.mistakeIn("a/#").startsWith("has the wildcard '#', must be "));
    }

    @Test
    void textIsCountedInBytes() {
        good(Keys.WIFI_SSID.kind, "x", "x".repeat(32), "\u20ac".repeat(10), "caf\u00e9 \"lab\"");
        bad(Keys.WIFI_SSID.kind, "x".repeat(33), "\u20ac".repeat(11), "a\tb", "\ud800");
        good(Keys.WIFI_PASSPHRASE.kind, "12345678", "~ !\"#$%&'()", "x".repeat(63));
        bad(Keys.WIFI_PASSPHRASE.kind, "1234567", "x".repeat(64), "p\u00e4ssword", "pass\u007fword");
        good(Keys.DEVICE_ID.kind, "greenhouse-1", "24:ec:4a", "A_b.C", "x".repeat(64));
        bad(Keys.DEVICE_ID.kind, "green house", "a/b", "a+", "-a", ".a", "\u00e4", "x".repeat(65), "a${b}");
    }

    private static void good(Kind kind, String... values) {
        for (String value : values) {
            assertNull(kind.mistakeIn(value), value);
        }
    }

    private static void bad(Kind kind, String... values) {
        for (String value : values) {
            assertNotNull(kind.mistakeIn(value), value);
        }
    }
}

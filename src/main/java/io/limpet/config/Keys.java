package io.limpet.config;

import java.util.ArrayList;

/**
 * All that can be set. There is no key that turns verification off and none that allows plain TCP.
 *
 * <p>A new key needs a line here and one, with its meaning, in device-config/defaults.properties; then
 * {@code ./limpet config --explain markdown > docs/configuration.md}. Tests hold the three together.
 */
public final class Keys {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private static final ArrayList<Key> TABLE = new ArrayList<Key>();

    public static final Key DEVICE_ID = key("device.id", "", TextKind.identifier(64)).optional();

    public static final Key LINK_TYPE = key("link.type", "wifi", choice("wifi", "ethernet"));
    public static final Key LINK_DHCP = key("link.dhcp", "true", flag());
    public static final Key LINK_ADDRESS = key("link.address", "", new Ipv4Kind()).requiredWhen(LINK_DHCP, "false");
    public static final Key LINK_NETMASK = key("link.netmask", "", new Ipv4Kind()).requiredWhen(LINK_DHCP, "false");
    public static final Key LINK_GATEWAY = key("link.gateway", "", new Ipv4Kind()).requiredWhen(LINK_DHCP, "false");
    public static final Key LINK_DNS = key("link.dns", "", new Ipv4Kind()).requiredWhen(LINK_DHCP, "false");

    public static final Key WIFI_SSID = key("wifi.ssid", "", TextKind.any(32)).requiredWhen(LINK_TYPE, "wifi");
    public static final Key WIFI_SECURITY = key("wifi.security", "wpa2", choice("open", "wpa2", "wpa3"));
    public static final Key WIFI_PASSPHRASE = key("wifi.passphrase", "", TextKind.printableAscii(8, 63))
            .requiredWhen(LINK_TYPE, "wifi").unless(WIFI_SECURITY, "open").secret();

    public static final Key MQTT_HOST = key("mqtt.host", "", new HostKind()).required();
    public static final Key MQTT_PORT = key("mqtt.port", "8883", new IntegerKind(1, 65535));
    public static final Key MQTT_CLIENT_ID = key("mqtt.client-id", "${device.id}", TextKind.any(255)).optional()
            .withVariables("device.id");
    public static final Key MQTT_USERNAME = key("mqtt.username", "", TextKind.any(1024)).withVariables("device.id");
    public static final Key MQTT_PASSWORD = key("mqtt.password", "", TextKind.any(4096)).secret();
    public static final Key MQTT_KEEP_ALIVE = key("mqtt.keep-alive", "60s",
            new DurationKind(SECOND, 65_535 * SECOND, 1_000));
    public static final Key MQTT_CLEAN_SESSION = key("mqtt.clean-session", "false", flag());
    public static final Key MQTT_TOPIC = key("mqtt.topic", "limpet/${device.id}/${sensor}", new TopicKind())
            .withVariables("device.id", "sensor");
    public static final Key MQTT_QOS = key("mqtt.qos", "1", choice("0", "1", "2"));
    public static final Key MQTT_RETAIN = key("mqtt.retain", "false", flag());
    public static final Key MQTT_STATUS_TOPIC = key("mqtt.status-topic", "limpet/${device.id}/status",
            new TopicKind()).optional().withVariables("device.id");
    public static final Key MQTT_COMMAND_TOPIC = key("mqtt.command-topic", "", new TopicKind())
            .withVariables("device.id");
    public static final Key MQTT_IN_FLIGHT = key("mqtt.in-flight", "10", new IntegerKind(1, 100));
    public static final Key MQTT_BUFFER_BYTES = key("mqtt.buffer-bytes", "2048", new IntegerKind(512, 16_384));
    public static final Key MQTT_TIMEOUT = key("mqtt.timeout", "20s", duration(100, 10 * MINUTE));

    public static final Key TLS_CA = key("tls.ca", "ca/broker.pem", new ResourceKind());
    public static final Key TLS_SERVER_NAME = key("tls.server-name", "${mqtt.host}", new HostKind())
            .withVariables("mqtt.host");
    public static final Key TLS_VERSION = key("tls.version", "1.2", choice("1.2", "1.3"));
    public static final Key TLS_STACK = key("tls.stack", "platform", choice("platform", "bouncycastle"));
    public static final Key TLS_CLIENT_CERTIFICATE = key("tls.client-certificate", "", new ResourceKind());
    public static final Key TLS_CLIENT_KEY = key("tls.client-key", "", new ResourceKind());

    public static final Key TRUST_TOPIC = key("trust.topic", "", new TopicKind()).withVariables("device.id");
    public static final Key TRUST_KEY = key("trust.key", "", new ResourceKind());
    public static final Key TRUST_GROUP = key("trust.group", "", TextKind.printableAscii(1, 64));
    public static final Key TRUST_TRY_WITHIN = key("trust.try-within", "10min", duration(0, 24 * HOUR));

    public static final Key CONNECT_TIMEOUT = key("connect.timeout", "20s", duration(100, 10 * MINUTE));

    public static final Key PUBLISH_INTERVAL = key("publish.interval", "10s", duration(10, 24 * HOUR));
    public static final Key PAYLOAD_FORMAT = key("payload.format", "json", choice("json", "senml"));

    public static final Key OUTBOX_CAPACITY = key("outbox.capacity", "100", new IntegerKind(1, 100_000));
    public static final Key OUTBOX_MESSAGE_BYTES = key("outbox.message-bytes", "320", new IntegerKind(64, 16_000));
    public static final Key OUTBOX_WHEN_FULL = key("outbox.when-full", "drop-oldest",
            choice("drop-oldest", "drop-newest"));
    public static final Key OUTBOX_STORAGE = key("outbox.storage", "ram", choice("ram", "journal"));
    public static final Key OUTBOX_MEMORY = key("outbox.memory", "board",
            choice("board", "24c32", "24c64", "24c128", "24c256", "24c512"));
    public static final Key OUTBOX_MEMORY_ADDRESS = key("outbox.memory-address", "0x50",
            new I2cAddressKind(0x50, 0x57));
    public static final Key OUTBOX_JOURNAL_AFTER = key("outbox.journal-after", "0s", duration(0, 24 * HOUR));
    public static final Key OUTBOX_JOURNAL_WAITING = key("outbox.journal-waiting", "10", new IntegerKind(1, 1_000));
    public static final Key OUTBOX_FOREIGN_JOURNAL = key("outbox.foreign-journal", "refuse",
            choice("refuse", "erase"));

    public static final Key SENSOR_ENABLED = key("sensor.enabled", "device",
            new ListKind("bme280", "tmp102", "tmp105", "dps310", "device"));
    public static final Key SENSOR_BME280_ADDRESS = key("sensor.bme280.address", "0x76",
            new I2cAddressKind(0x76, 0x77));
    public static final Key SENSOR_TMP102_ADDRESS = key("sensor.tmp102.address", "0x48",
            new I2cAddressKind(0x48, 0x4b));
    public static final Key SENSOR_TMP105_ADDRESS = key("sensor.tmp105.address", "0x48",
            new I2cAddressKind(0x48, 0x4f));
    public static final Key SENSOR_DPS310_ADDRESS = key("sensor.dps310.address", "0x77",
            new I2cAddressKind(0x76, 0x77));

    public static final Key BACKOFF_INITIAL = key("backoff.initial", "1s", duration(10, HOUR));
    public static final Key BACKOFF_MAXIMUM = key("backoff.maximum", "2min", duration(10, 24 * HOUR));
    public static final Key LOOP_TURN_MAXIMUM = key("loop.turn-maximum", "1s", duration(100, MINUTE));
    public static final Key WATCHDOG_TIMEOUT = key("watchdog.timeout", "30s", duration(SECOND, 10 * MINUTE));

    public static final Key TIME_SNTP_HOST = key("time.sntp-host",
            "0.pool.ntp.org, 1.pool.ntp.org, 2.pool.ntp.org", new HostListKind(4));
    public static final Key TIME_SNTP_PORT = key("time.sntp-port", "123", new IntegerKind(1, 65535));

    public static final Key TIME_RTC = key("time.rtc", "none", choice("none", "ds1338"));

    public static final Key KEEP_MEMORY = key("keep.memory", "none",
            choice("none", "board", "24c32", "24c64", "24c128", "24c256", "24c512"));
    public static final Key KEEP_MEMORY_ADDRESS = key("keep.memory-address", "0x51", new I2cAddressKind(0x50, 0x57));

    public static final Key LOG_LEVEL = key("log.level", "info", choice("error", "warn", "info", "debug"));
    public static final Key LOG_LINES_KEPT = key("log.lines-kept", "16", new IntegerKind(0, 100));

    private Keys() {
    }

    /** How many keys there are. */
    public static int count() {
        return TABLE.size();
    }

    /** The keys in the order of the reference, from 0 on. */
    public static Key at(int index) {
        return TABLE.get(index);
    }

    /** The key of a name, or null. */
    public static Key named(String name) {
        for (int i = 0; i < TABLE.size(); i++) {
            if (TABLE.get(i).name.equals(name)) {
                return TABLE.get(i);
            }
        }
        return null;
    }

    private static Key key(String name, String defaultValue, Kind kind) {
        Key key = new Key(TABLE.size(), name, defaultValue, kind);
        TABLE.add(key);
        return key;
    }

    private static Kind flag() {
        return new ChoiceKind("flag", "true", "false");
    }

    private static Kind choice(String... choices) {
        return new ChoiceKind("choice", choices);
    }

    private static Kind duration(long minMillis, long maxMillis) {
        return new DurationKind(minMillis, maxMillis, 1);
    }
}

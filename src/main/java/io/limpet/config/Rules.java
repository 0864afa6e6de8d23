package io.limpet.config;

import io.limpet.seal.SealException;
import io.limpet.seal.Sealed;
import io.limpet.text.Utf8;
import io.limpet.tls.ServerNames;

/** What depends on more than one value: what is missing, and what contradicts. */
final class Rules {

    /** Length of a status message: {@code {"status":"offline"}} and what may be added to it. */
    private static final int WILL_BYTES = 64;

    /** The parts of a PUBLISH around topic and payload: fixed header, topic length, packet identifier (§3.3). */
    private static final int PUBLISH_OVERHEAD_BYTES = 5 + 2 + 2;

    /**
     * What Mosquitto takes at a time unless told otherwise (max_inflight_messages). Of QoS 2 it acknowledges what is
     * more like all the rest and drops it: MQTT 3.1.1 has no word for "too many" (seen with 2.0.11).
     */
    private static final int IN_FLIGHT_QOS_2_MAX = 20;

    private static final long OUTBOX_BYTES_MAX = 64 << 20;

    private final Configuration configuration;
    private final Mistakes mistakes;

    Rules(Configuration configuration, Mistakes mistakes) {
        this.configuration = configuration;
        this.mistakes = mistakes;
    }

    void check() {
        checkNothingMissing();
        checkAddress();
        checkPassphrase();
        checkServerName();
        checkCredentials();
        checkTopics();
        checkInFlight();
        checkBuffers();
        checkOutbox();
        checkKept();
        checkTimes();
        checkSensors();
        new TrustRules(configuration, mistakes).check();
    }

    private void checkNothingMissing() {
        for (int i = 0; i < Keys.count(); i++) {
            Key key = Keys.at(i);
            if (good(key) && !set(key) && key.isRequired(configuration)) {
                String when = key.requiredWhen();
                mistake(key, Mistake.MISSING + key.kind.mustBeAllowed()
                        + (when.equals("always") ? "" : " (needed with " + when + ")"));
            }
        }
    }

    private void checkAddress() {
        if (!good(Keys.LINK_DHCP)) {
            return;
        }
        Key[] keys = {Keys.LINK_ADDRESS, Keys.LINK_NETMASK, Keys.LINK_GATEWAY, Keys.LINK_DNS};
        if (configuration.flag(Keys.LINK_DHCP)) {
            for (int i = 0; i < keys.length; i++) {
                if (good(keys[i]) && set(keys[i])) {
                    mistake(keys[i], "contradicts link.dhcp = true, by which it comes from DHCP. Remove one of them");
                }
            }
        } else if (good(keys[0]) && good(keys[1]) && good(keys[2])) {
            checkSubnet(ipv4(keys[0]), ipv4(keys[1]), ipv4(keys[2]));
        }
    }

    private void checkSubnet(long address, long netmask, long gateway) {
        if (!Ipv4Kind.isNetmask(netmask)) {
            mistake(Keys.LINK_NETMASK, "no netmask, must be ones and then zeros in binary, such as 255.255.255.0");
        } else if ((address & netmask) != (gateway & netmask)) {
            mistake(Keys.LINK_GATEWAY, "not in the network of link.address and link.netmask, "
                    + text(Keys.LINK_ADDRESS) + " and " + text(Keys.LINK_NETMASK));
        } else if (address == gateway) {
            mistake(Keys.LINK_GATEWAY, "the same as link.address, must be the router's");
        }
    }

    private void checkPassphrase() {
        if (good(Keys.WIFI_PASSPHRASE) && set(Keys.WIFI_PASSPHRASE) && text(Keys.WIFI_SECURITY).equals("open")) {
            mistake(Keys.WIFI_PASSPHRASE, "contradicts wifi.security = open, which has none. Remove one of them");
        }
    }

    /** MicroEJ's ports check no address against a certificate (docs/security.md). */
    private void checkServerName() {
        if (good(Keys.MQTT_HOST) && good(Keys.TLS_SERVER_NAME)
                && ServerNames.isAddress(text(Keys.TLS_SERVER_NAME))) {
            mistake(Keys.TLS_SERVER_NAME, "an address, which boards check no certificate for. Set it to a name in the"
                    + " broker's certificate; mqtt.host may be an address then");
        }
    }

    private void checkCredentials() {
        if (set(Keys.MQTT_PASSWORD) && !set(Keys.MQTT_USERNAME)) {
            mistake(Keys.MQTT_PASSWORD, "set without mqtt.username, which MQTT forbids (MQTT-3.1.2-22)");
        }
        if (set(Keys.TLS_CLIENT_KEY) && !set(Keys.TLS_CLIENT_CERTIFICATE)) {
            mistake(Keys.TLS_CLIENT_KEY, "set without tls.client-certificate, must be both or neither");
        }
        if (set(Keys.TLS_CLIENT_CERTIFICATE) && !set(Keys.TLS_CLIENT_KEY)) {
            mistake(Keys.TLS_CLIENT_CERTIFICATE, "set without tls.client-key, must be both or neither");
        }
        if (good(Keys.MQTT_CLEAN_SESSION) && !configuration.flag(Keys.MQTT_CLEAN_SESSION)
                && !set(Keys.MQTT_CLIENT_ID)) {
            mistake(Keys.MQTT_CLIENT_ID, "empty, by which the broker cannot know the session again that"
                    + " mqtt.clean-session = false asks it to keep (MQTT-3.1.3-8)");
        }
    }

    private void checkTopics() {
        if (!good(Keys.MQTT_TOPIC) || !good(Keys.SENSOR_ENABLED) || !good(Keys.DEVICE_ID)) {
            return;
        }
        checkApart(Keys.MQTT_STATUS_TOPIC, "which would replace the status by readings");
        checkApart(Keys.MQTT_COMMAND_TOPIC, "by which the device would take its readings for commands");
        if (set(Keys.MQTT_COMMAND_TOPIC) && text(Keys.MQTT_COMMAND_TOPIC).equals(text(Keys.MQTT_STATUS_TOPIC))) {
            mistake(Keys.MQTT_COMMAND_TOPIC, "the same as mqtt.status-topic, by which the device would take its"
                    + " status for a command");
        }
    }

    private void checkApart(Key key, String why) {
        String[] sensors = configuration.list(Keys.SENSOR_ENABLED);
        for (int i = 0; i < sensors.length; i++) {
            if (good(key) && set(key) && text(key).equals(configuration.topic(sensors[i]))) {
                mistake(key, "the same as mqtt.topic for " + sensors[i] + ", " + why);
            }
        }
    }

    private void checkInFlight() {
        if (good(Keys.MQTT_QOS) && good(Keys.MQTT_IN_FLIGHT) && configuration.integer(Keys.MQTT_QOS) == 2
                && configuration.integer(Keys.MQTT_IN_FLIGHT) > IN_FLIGHT_QOS_2_MAX) {
            mistake(Keys.MQTT_IN_FLIGHT, "must be " + IN_FLIGHT_QOS_2_MAX + " or less with mqtt.qos = 2: brokers lose"
                    + " without a word what is more than they have room for, and Mosquitto has room for that many");
        }
    }

    private void checkBuffers() {
        if (!good(Keys.MQTT_BUFFER_BYTES) || !good(Keys.OUTBOX_MESSAGE_BYTES)) {
            return;
        }
        int buffer = configuration.integer(Keys.MQTT_BUFFER_BYTES);
        int message = configuration.integer(Keys.OUTBOX_MESSAGE_BYTES);
        if (message + PUBLISH_OVERHEAD_BYTES > buffer) {
            mistake(Keys.MQTT_BUFFER_BYTES, "too small for outbox.message-bytes = " + message + ", must be "
                    + (message + PUBLISH_OVERHEAD_BYTES) + " or more");
        } else if (connectBytes() > buffer) {
            mistake(Keys.MQTT_BUFFER_BYTES, "too small for client identifier, user name, password and status topic,"
                    + " must be " + connectBytes() + " or more");
        }
    }

    /** The length of the CONNECT packet (MQTT 3.1.1 §3.1), with the longest will there can be. */
    private int connectBytes() {
        return 5 + 10 + 2 + bytes(Keys.MQTT_CLIENT_ID) + 2 + bytes(Keys.MQTT_USERNAME) + 2 + bytes(Keys.MQTT_PASSWORD)
                + (set(Keys.MQTT_STATUS_TOPIC) ? 2 + bytes(Keys.MQTT_STATUS_TOPIC) + 2 + WILL_BYTES : 0);
    }

    /** Messages in a journal take no room in RAM; what bounds them is the memory, which is not known here. */
    private void checkOutbox() {
        if (!good(Keys.OUTBOX_STORAGE) || !configuration.is(Keys.OUTBOX_STORAGE, "ram")) {
            return;
        }
        if (good(Keys.OUTBOX_JOURNAL_AFTER) && configuration.millis(Keys.OUTBOX_JOURNAL_AFTER) > 0) {
            mistake(Keys.OUTBOX_JOURNAL_AFTER, "contradicts outbox.storage = ram, by which a reading never goes to a"
                    + " journal. Remove one of them");
        }
        if (good(Keys.OUTBOX_CAPACITY) && good(Keys.OUTBOX_MESSAGE_BYTES) && outboxBytes() > OUTBOX_BYTES_MAX) {
            mistake(Keys.OUTBOX_CAPACITY, "times outbox.message-bytes = " + text(Keys.OUTBOX_MESSAGE_BYTES)
                    + " must be 64 MiB or less with outbox.storage = ram");
        }
    }

    private long outboxBytes() {
        return (long) configuration.integer(Keys.OUTBOX_MESSAGE_BYTES) * configuration.integer(Keys.OUTBOX_CAPACITY);
    }

    /** A journal takes the whole of its memory. */
    private void checkKept() {
        if (good(Keys.OUTBOX_STORAGE) && good(Keys.OUTBOX_MEMORY) && good(Keys.KEEP_MEMORY)
                && good(Keys.OUTBOX_MEMORY_ADDRESS) && good(Keys.KEEP_MEMORY_ADDRESS)
                && configuration.is(Keys.OUTBOX_STORAGE, "journal") && isEeprom(Keys.OUTBOX_MEMORY)
                && isEeprom(Keys.KEEP_MEMORY) && configuration.integer(Keys.OUTBOX_MEMORY_ADDRESS)
                == configuration.integer(Keys.KEEP_MEMORY_ADDRESS)) {
            mistake(Keys.KEEP_MEMORY_ADDRESS, "also that of outbox.memory, all of which the journal takes: it must be"
                    + " another EEPROM");
        }
    }

    private boolean isEeprom(Key memory) {
        return !configuration.is(memory, "board") && !configuration.is(memory, "none");
    }

    private void checkTimes() {
        if (good(Keys.BACKOFF_INITIAL) && good(Keys.BACKOFF_MAXIMUM)
                && configuration.millis(Keys.BACKOFF_INITIAL) > configuration.millis(Keys.BACKOFF_MAXIMUM)) {
            mistake(Keys.BACKOFF_INITIAL, "longer than backoff.maximum = " + text(Keys.BACKOFF_MAXIMUM));
        }
        if (good(Keys.WATCHDOG_TIMEOUT) && good(Keys.CONNECT_TIMEOUT)
                && configuration.millis(Keys.CONNECT_TIMEOUT) >= configuration.millis(Keys.WATCHDOG_TIMEOUT)) {
            mistake(Keys.CONNECT_TIMEOUT, "not shorter than watchdog.timeout = " + text(Keys.WATCHDOG_TIMEOUT)
                    + ", by which a broker that does not answer would reset the device");
        }
        if (good(Keys.WATCHDOG_TIMEOUT) && good(Keys.LOOP_TURN_MAXIMUM) && 2 * configuration.millis(
                Keys.LOOP_TURN_MAXIMUM) >= configuration.millis(Keys.WATCHDOG_TIMEOUT)) {
            mistake(Keys.LOOP_TURN_MAXIMUM, "not shorter than half of watchdog.timeout = "
                    + text(Keys.WATCHDOG_TIMEOUT) + ", by which a loop with nothing to do would reset the device");
        }
    }

    private void checkSensors() {
        if (!good(Keys.SENSOR_ENABLED)) {
            return;
        }
        String[] sensors = configuration.list(Keys.SENSOR_ENABLED);
        for (int i = 0; i < sensors.length; i++) {
            Key key = addressOf(sensors[i]);
            for (int k = 0; k < i && key != null; k++) {
                Key other = addressOf(sensors[k]);
                if (other != null && good(key) && good(other)
                        && configuration.integer(key) == configuration.integer(other)) {
                    mistake(key, "also the address of " + sensors[k] + " (" + other.name + "), which is enabled too:"
                            + " on one bus they must differ");
                }
            }
        }
    }

    /** Null for what is not on the bus. */
    private static Key addressOf(String sensor) {
        return Keys.named("sensor." + sensor + ".address");
    }

    private boolean good(Key key) {
        return !mistakes.about(key);
    }

    private boolean set(Key key) {
        return configuration.isSet(key);
    }

    private String text(Key key) {
        return configuration.text(key);
    }

    private long ipv4(Key key) {
        return Ipv4Kind.parse(text(key));
    }

    /** Of what was sealed too, though it be sealed still. */
    private int bytes(Key key) {
        try {
            return Sealed.is(text(key)) ? Sealed.bytes(Utf8.bytes(text(key))) : Utf8.length(text(key));
        } catch (SealException e) {
            return 0;   // the mistake is known
        }
    }

    private void mistake(Key key, String text) {
        mistakes.add(configuration.origin(key), key, text(key), text);
    }
}

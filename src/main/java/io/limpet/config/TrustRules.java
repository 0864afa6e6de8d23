package io.limpet.config;

import io.limpet.text.Utf8;

/** What goes with {@code trust.topic}. A bundle that was forgotten with the power would be trusted by nobody. */
final class TrustRules {

    /** A trust bundle with one certificate of a small authority. */
    private static final int BUNDLE_BYTES_LEAST = 768;

    /** The longest that is reported of one (Announcer). */
    private static final int REPORT_BYTES_MAX = 240;

    /** The parts of a PUBLISH around topic and payload: fixed header, topic length, packet identifier (§3.3). */
    private static final int PUBLISH_OVERHEAD_BYTES = 5 + 2 + 2;

    private final Configuration configuration;
    private final Mistakes mistakes;

    TrustRules(Configuration configuration, Mistakes mistakes) {
        this.configuration = configuration;
        this.mistakes = mistakes;
    }

    void check() {
        if (!configuration.isSet(Keys.TRUST_TOPIC)) {
            if (configuration.isSet(Keys.TRUST_KEY)) {
                mistake(Keys.TRUST_KEY, "set without trust.topic, must be both or neither");
            }
        } else if (good(Keys.TRUST_TOPIC)) {
            demand(Keys.TRUST_KEY);
            demand(Keys.TRUST_GROUP);
            checkMemory();
            checkTopic();
            checkBuffer();
        }
    }

    private void demand(Key key) {
        if (good(key) && !configuration.isSet(key)) {
            mistake(key, Mistake.MISSING + key.kind.mustBeAllowed() + " (needed with trust.topic)");
        }
    }

    private void checkMemory() {
        if (good(Keys.KEEP_MEMORY)
                && (configuration.is(Keys.KEEP_MEMORY, "none") || configuration.is(Keys.KEEP_MEMORY, "24c32"))) {
            mistake(Keys.KEEP_MEMORY, "has no room for the bundles of trust.topic, must be board, or 24c64 or larger");
        }
    }

    private void checkTopic() {
        checkApart(Keys.MQTT_STATUS_TOPIC);
        checkApart(Keys.MQTT_COMMAND_TOPIC);
        if (!good(Keys.MQTT_TOPIC) || !good(Keys.SENSOR_ENABLED) || !good(Keys.DEVICE_ID)) {
            return;
        }
        String[] sensors = configuration.list(Keys.SENSOR_ENABLED);
        for (int i = 0; i < sensors.length; i++) {
            if (topic().equals(configuration.topic(sensors[i]))) {
                mistake(Keys.TRUST_TOPIC, "the same as mqtt.topic for " + sensors[i] + ", must be a topic of its own");
            }
        }
    }

    private void checkApart(Key other) {
        if (good(other) && topic().equals(configuration.text(other))) {
            mistake(Keys.TRUST_TOPIC, "the same as " + other.name + ", must be a topic of its own");
        }
    }

    private void checkBuffer() {
        int least = PUBLISH_OVERHEAD_BYTES + Math.max(Utf8.length(topic()) + BUNDLE_BYTES_LEAST,
                Utf8.length(configuration.text(Keys.MQTT_STATUS_TOPIC)) + REPORT_BYTES_MAX);
        if (good(Keys.MQTT_BUFFER_BYTES) && configuration.integer(Keys.MQTT_BUFFER_BYTES) < least) {
            mistake(Keys.MQTT_BUFFER_BYTES, "too small for the shortest bundles of trust.topic, must be " + least
                    + " or more; ./limpet trust sign says what a bundle takes");
        }
    }

    private String topic() {
        return configuration.text(Keys.TRUST_TOPIC);
    }

    private boolean good(Key key) {
        return !mistakes.about(key);
    }

    private void mistake(Key key, String text) {
        mistakes.add(configuration.origin(key), key, configuration.text(key), text);
    }
}

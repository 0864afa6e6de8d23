package io.limpet.config;

import io.limpet.text.Utf8;

/** The name of a topic to publish to (MQTT 3.1.1 §4.7). */
final class TopicKind extends Kind {

    private static final int BYTES_MAX = 255;

    TopicKind() {
        super("topic");
    }

    @Override
    String allowed() {
        return "a topic of 1 to " + BYTES_MAX + " bytes without '+', '#' and control characters";
    }

    @Override
    String mistakeIn(String value) {
        int bytes = Utf8.length(value);
        if (bytes < 1 || bytes > BYTES_MAX) {
            return "has " + bytes + " bytes, " + mustBeAllowed();
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '+' || c == '#') {
                return "has the wildcard '" + c + "', " + mustBeAllowed();
            }
            if (Words.isControl(c)) {
                return mustBeAllowed();
            }
        }
        return Words.isWellFormed(value) ? null : mustBeAllowed();
    }
}

package io.limpet.mqtt;

/** A topic that messages are published to: no wildcards, not empty (MQTT 3.1.1 §4.7). Checked and encoded once. */
public final class TopicName {

    final byte[] bytes;

    /** @throws IllegalArgumentException when there is a {@link #mistake} in it */
    public TopicName(String name) {
        String mistake = mistake(name);
        if (mistake != null) {
            throw new IllegalArgumentException("topic name \"" + name + "\" " + mistake);
        }
        this.bytes = MqttString.encode("topic name", name);
    }

    /** What is wrong with a topic name, to be said after it ({@code "is empty"}), or null when nothing is. */
    public static String mistake(String name) {
        if (name.length() == 0) {
            return "is empty";
        }
        int wildcard = Math.max(name.indexOf('+'), name.indexOf('#'));
        if (wildcard >= 0) {
            return "holds the wildcard '" + name.charAt(wildcard) + "', which only a topic filter may";
        }
        return MqttString.mistake(name);
    }

    /** How long it is in UTF-8: 1 to 65535. */
    public int lengthBytes() {
        return bytes.length;
    }
}

package io.limpet.mqtt;

import io.limpet.text.Utf8;

/** The strings of MQTT: UTF-8 of at most 65,535 bytes, without surrogates and without U+0000 (MQTT 3.1.1 §1.5.3). */
final class MqttString {

    static final int BYTES_MAX = 65535;

    private MqttString() {
    }

    /** What is wrong with a string that shall be sent, or null when nothing is. */
    static String mistake(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "holds U+0000 at index " + i + ", which MQTT does not allow";
            }
            if (c >= 0xd800 && c <= 0xdfff) {
                if (c > 0xdbff || i + 1 == text.length() || (text.charAt(i + 1) & 0xfc00) != 0xdc00) {
                    return "holds half a surrogate pair at index " + i;
                }
                i++;
            }
        }
        int bytes = Utf8.length(text);
        return bytes > BYTES_MAX ? "has " + bytes + " bytes, must have at most " + BYTES_MAX : null;
    }

    /** The bytes of a string that shall be sent. */
    static byte[] encode(String name, String text) {
        String mistake = mistake(text);
        if (mistake != null) {
            throw new IllegalArgumentException(name + " " + mistake);
        }
        return Utf8.bytes(text);
    }

    /** Whether bytes that were received are such a string. */
    static boolean isWellFormed(byte[] bytes, int offset, int length) {
        return Utf8.indexOfMistake(bytes, offset, length) < 0 && !contains(bytes, offset, length, 0);
    }

    static boolean contains(byte[] bytes, int offset, int length, int ascii) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == ascii) {
                return true;
            }
        }
        return false;
    }
}

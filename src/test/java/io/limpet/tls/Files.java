package io.limpet.tls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Certificate and key files as people have them, for the tests. */
final class Files {

    private Files() {
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code hex("3003040255")}. */
    static byte[] hex(String digits) {
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + inLines(Base64.getEncoder().encodeToString(content))
                + "-----END " + label + "-----\n";
    }

    private static String inLines(String text) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < text.length(); i += 64) {
            lines.append(text, i, Math.min(text.length(), i + 64)).append('\n');
        }
        return lines.toString();
    }
}

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

    static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }
}

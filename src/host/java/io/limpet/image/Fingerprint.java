package io.limpet.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether what something was made of is still the same: by content, as the same class files are often made. */
final class Fingerprint {

    private static final int BYTES_SHOWN = 8;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);   // every Java platform has it
        }
    }

    Fingerprint add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return this;
    }

    Fingerprint add(byte[] content) {
        add(Integer.toString(content.length));
        digest.update(content);
        return this;
    }

    /** A file, or all that is in a folder, with names; nothing where there is none. */
    Fingerprint add(Path path) throws IOException {
        if (!Files.exists(path)) {
            return this;
        }
        Path root = path.toRealPath();   // a link is what it leads to
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                add(root.relativize(file).toString()).add(Files.readAllBytes(file));
            }
        }
        return this;
    }

    /** Sixteen hexadecimal digits; ends it. */
    String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES_SHOWN);
    }
}

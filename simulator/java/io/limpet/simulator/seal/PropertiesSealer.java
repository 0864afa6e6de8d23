package io.limpet.simulator.seal;

import io.limpet.config.ConfigurationException;
import io.limpet.config.ConfigurationReader;
import io.limpet.config.Key;
import io.limpet.config.Keys;
import io.limpet.seal.Sealed;
import io.limpet.text.Utf8;
import io.limpet.tls.PrivateKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Seals the secrets of a properties file: the values of secret keys, and the file that {@code tls.client-key} names,
 * of which a sealed one is put beside it. Comments, order and all else stay as they are.
 *
 * <p>The file is read as a device reads it; with a mistake in it nothing is sealed, for a misspelt key may hold a
 * secret.
 */
public final class PropertiesSealer {

    private static final String SUFFIX = ".sealed";

    private final Path file;
    private final byte[] deviceKey;
    private final Sealer sealer;
    private final ConfigurationReader reader = new ConfigurationReader();
    private final List<String> lines;

    /** What is to be written for the entry that begins in a line, counted from 1. */
    private final Map<Integer, String> replaced = new LinkedHashMap<>();
    private final List<String> sealed = new ArrayList<>();
    private final List<String> sealedBefore = new ArrayList<>();
    private Path keyFile;
    private String sealedKey;

    /**
     * Seals in memory; nothing is written yet.
     *
     * @throws ConfigurationException when there is a mistake in the file, a sealed value that this key does not open
     *         included
     * @throws IOException when it cannot be read, or the file of tls.client-key cannot be used
     */
    public PropertiesSealer(Path file, byte[] deviceKey) throws ConfigurationException, IOException {
        this.file = file;
        this.deviceKey = deviceKey;
        this.sealer = new Sealer(deviceKey);
        byte[] content = Files.readAllBytes(file);
        reader.openSeals(deviceKey);
        reader.addFile(content, file.toString());
        reader.check();
        this.lines = List.of(new String(content, StandardCharsets.UTF_8).split("(?<=\n)|(?<=\r)(?!\n)"));
        IntStream.range(0, Keys.count()).mapToObj(Keys::at).filter(key -> !reader.written(key).isEmpty())
                .filter(Key::isSecret).forEach(this::sealValue);
        if (!reader.written(Keys.TLS_CLIENT_KEY).isEmpty()) {
            sealKeyFile(reader.written(Keys.TLS_CLIENT_KEY));
        }
    }

    /** The keys that were sealed now, in the order of the reference. */
    public List<String> sealed() {
        return sealed;
    }

    /** Those that were sealed already, and open with the key. */
    public List<String> sealedBefore() {
        return sealedBefore;
    }

    /** The plain key file, of which a sealed one is made; null when there is none. */
    public Path keyFile() {
        return keyFile;
    }

    /** The lines that are comments and name a secret: they stay, with whatever is in them. */
    public List<Integer> suspiciousComments() {
        return IntStream.rangeClosed(1, lines.size()).filter(line -> isSuspicious(lines.get(line - 1).strip()))
                .boxed().toList();
    }

    /** Writes the properties, and the sealed key relative to them; the key first, for they name it. */
    public void write(Path out) throws IOException {
        if (sealedKey != null) {
            Path key = out.toAbsolutePath().resolveSibling(reader.written(Keys.TLS_CLIENT_KEY) + SUFFIX);
            Files.createDirectories(key.getParent());
            OwnersFile.replace(key, (sealedKey + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        OwnersFile.replace(out, text().getBytes(StandardCharsets.UTF_8));
    }

    private void sealValue(Key key) {
        String value = reader.written(key);
        if (Sealed.is(value)) {
            sealedBefore.add(key.name);
        } else {
            replace(key, sealer.seal(key, Utf8.bytes(value)));
            sealed.add(key.name);
        }
    }

    /** In whatever form the key is, what is sealed is what a device needs of it. */
    private void sealKeyFile(String name) throws IOException {
        keyFile = file.toAbsolutePath().resolveSibling(name);
        try {
            byte[] content = Files.readAllBytes(keyFile);
            if (Sealed.is(content)) {
                Arrays.fill(Sealed.open(content, Keys.TLS_CLIENT_KEY.name, deviceKey), (byte) 0);
                sealedBefore.add(Keys.TLS_CLIENT_KEY.name);
                keyFile = null;
                return;
            }
            byte[] key = PrivateKeys.read(content);
            sealedKey = sealer.seal(Keys.TLS_CLIENT_KEY, key);
            Arrays.fill(key, (byte) 0);
            Arrays.fill(content, (byte) 0);
        } catch (IOException e) {
            throw new IOException(reader.origin(Keys.TLS_CLIENT_KEY) + ": tls.client-key = " + name + ": "
                    + (Files.exists(keyFile) ? e.getMessage() : "no such file beside it"), e);
        }
        replace(Keys.TLS_CLIENT_KEY, name + SUFFIX);
        sealed.add(Keys.TLS_CLIENT_KEY.name);
    }

    private void replace(Key key, String value) {
        replaced.put(reader.origin(key).line, key.name + " = " + value.replace("\\", "\\\\"));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int line = 1; line <= lines.size(); line++) {
            String entry = replaced.get(line);
            if (entry == null) {
                text.append(lines.get(line - 1));
            } else {
                while (line < lines.size() && goesOn(lines.get(line - 1))) {
                    line++;
                }
                text.append(entry).append(end(lines.get(line - 1)));
            }
        }
        return text.toString();
    }

    /** Whether an entry goes on in the next line: it ends in a backslash that no other escapes. */
    private static boolean goesOn(String line) {
        int last = line.length() - end(line).length();
        int at = last;
        while (at > 0 && line.charAt(at - 1) == '\\') {
            at--;
        }
        return (last - at) % 2 == 1;
    }

    private static String end(String line) {
        return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : line.endsWith("\r") ? "\r" : "";
    }

    private static boolean isSuspicious(String line) {
        return (line.startsWith("#") || line.startsWith("!")) && IntStream.range(0, Keys.count()).mapToObj(Keys::at)
                .anyMatch(key -> key.isSecret() && line.matches("[#!\\s]*" + key.name.replace(".", "\\.")
                        + "\\s*[=:]\\s*\\S.*"));
    }
}

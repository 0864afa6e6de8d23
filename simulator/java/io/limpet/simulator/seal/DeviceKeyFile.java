package io.limpet.simulator.seal;

import io.limpet.seal.Ascon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** A device key in a file: 32 hexadecimal digits and a line end, readable by its owner alone. */
public final class DeviceKeyFile {

    private static final int DIGITS = 2 * Ascon.KEY_BYTES;

    private DeviceKeyFile() {
    }

    /**
     * Makes a random key.
     *
     * @throws IOException when there is such a file already: what was sealed with its key could be opened no more
     */
    public static void create(Path file) throws IOException {
        byte[] key = new byte[Ascon.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            OwnersFile.create(file, HexFormat.of().formatHex(key) + "\n");
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + ": is there already, and is not overwritten. What was sealed with its key"
                    + " could be opened no more.", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** @throws IOException when it is not there or holds anything but a key; never with what it holds */
    public static byte[] read(Path file) throws IOException {
        String digits;
        try {
            digits = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file. ./limpet seal new-key --out FILE makes one.", e);
        }
        boolean hexadecimal = digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
        if (digits.length() != DIGITS || !hexadecimal) {
            throw new IOException(file + ": no device key, must be " + DIGITS + " hexadecimal digits");
        }
        return HexFormat.of().parseHex(digits);
    }
}

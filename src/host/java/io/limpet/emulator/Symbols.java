package io.limpet.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where in memory an image's functions and variables are. */
final class Symbols {

    /** It has come with the compiler that has built the image. */
    private static final String PROGRAM = "arm-none-eabi-nm";

    private Symbols() {
    }

    /** The address of a name in the image's symbol table. */
    static int addressOf(Path image, String name) throws IOException {
        Process nm = new ProcessBuilder(PROGRAM, image.toString()).redirectErrorStream(true).start();
        String symbols = new String(nm.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return symbols.lines().filter(line -> line.endsWith(" " + name)).findFirst()
                .map(line -> Integer.parseUnsignedInt(line.substring(0, line.indexOf(' ')), 16))
                .orElseThrow(() -> new IOException(image + ": no symbol " + name));
    }
}

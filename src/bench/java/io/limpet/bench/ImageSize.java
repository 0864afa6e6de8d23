package io.limpet.bench;

import io.limpet.image.BuiltImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * How large an image is, by the sections of its ELF file.
 *
 * @param flash bytes: code, constants, first values
 * @param ram bytes: variables, heaps and stack by their full size
 */
record ImageSize(long flash, long ram) {

    private static final String PROGRAM = "arm-none-eabi-size";

    static ImageSize of(BuiltImage image) throws IOException {
        Process process = new ProcessBuilder(PROGRAM, image.elf().toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // A head line, then text, data, bss.
        String[] sizes = said.split("\n")[1].trim().split("\\s+");
        long data = Long.parseLong(sizes[1]);
        return new ImageSize(Long.parseLong(sizes[0]) + data, data + Long.parseLong(sizes[2]));
    }
}

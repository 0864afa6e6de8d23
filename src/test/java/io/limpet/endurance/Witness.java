package io.limpet.endurance;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a device has accepted, in a file that is only ever appended to: a line {@code life sensor sequence} for each
 * reading. A write is one call of the operating system, and what has been written stays when the process is killed.
 */
final class Witness {

    private final int life;
    private final FileOutputStream out;

    Witness(Path file, int life) throws IOException {
        this.life = life;
        this.out = new FileOutputStream(file.toFile(), true);
    }

    /** Notes that this reading is the device's to deliver from now on. */
    void accepted(String sensor, long sequence) throws IOException {
        out.write((life + " " + sensor + " " + sequence + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** All that is in such a file, in order; nothing when there is none yet. */
    static Set<ReadingNumber> read(Path file) throws IOException {
        Set<ReadingNumber> numbers = new LinkedHashSet<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ");
                numbers.add(new ReadingNumber(Integer.parseInt(words[0]), words[1], Long.parseLong(words[2])));
            }
        }
        return numbers;
    }
}

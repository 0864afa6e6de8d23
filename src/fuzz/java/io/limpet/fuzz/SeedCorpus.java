package io.limpet.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the inputs with which fuzzing begins to src/fuzz/corpus. To be asked for ({@code ./limpet fuzz --seeds})
 * when a target's seeds have changed; certificates in them are made anew each time.
 */
final class SeedCorpus {

    private SeedCorpus() {
    }

    static void write(Targets.Entry entry, Path corpus) throws IOException {
        Path folder = Files.createDirectories(corpus.resolve(entry.name()));
        for (Map.Entry<String, byte[]> seed : entry.make().seeds().entrySet()) {
            Files.write(folder.resolve(seed.getKey()), seed.getValue());
        }
    }
}

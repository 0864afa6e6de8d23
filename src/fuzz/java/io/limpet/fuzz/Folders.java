package io.limpet.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where inputs are.
 *
 * <pre>
 *   src/fuzz/corpus/NAME       to begin with; kept
 *   src/fuzz/regression/NAME   what has once been a finding; kept
 *   build/fuzz/NAME            what was found to reach something new; grows
 *   build/fuzz/findings        inputs that failed, and those that took too long
 * </pre>
 *
 * @param home the project's folder
 */
record Folders(Path home) {

    Path corpus() {
        return home.resolve("src").resolve("fuzz").resolve("corpus");
    }

    Path regression() {
        return home.resolve("src").resolve("fuzz").resolve("regression");
    }

    Path grown(String target) {
        return home.resolve("build").resolve("fuzz").resolve(target);
    }

    Path findings() {
        return home.resolve("build").resolve("fuzz").resolve("findings");
    }

    /** The files of a folder, in order; none when there is no such folder. */
    static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

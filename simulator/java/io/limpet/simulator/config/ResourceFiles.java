package io.limpet.simulator.config;

import io.limpet.board.Resources;
import io.limpet.config.ConfigurationReader;
import io.limpet.config.Key;
import io.limpet.config.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that a configuration names, as the resources that they will be: first what is provided, then relative to
 * the file that names it, or to the current directory for {@code --set}, then in the project's {@code resources}.
 */
final class ResourceFiles implements Resources {

    private static final long BYTES_MAX = 64 * 1024;   // as of Resources

    private final ConfigurationReader reader;
    private final Path project;
    private final Map<String, Path> folders;
    private final Map<String, byte[]> provided;

    ResourceFiles(ConfigurationReader reader, Path project, Map<String, Path> folders, Map<String, byte[]> provided) {
        this.reader = reader;
        this.project = project;
        this.folders = folders;
        this.provided = provided;
    }

    @Override
    public byte[] read(String name) throws IOException {
        if (provided.containsKey(name)) {
            return provided.get(name);
        }
        List<Path> candidates = candidates(name);
        for (Path file : candidates) {
            if (Files.isRegularFile(file)) {
                if (Files.size(file) > BYTES_MAX) {
                    throw new IOException("larger than 64 KiB: " + shown(file));
                }
                return Files.readAllBytes(file);
            }
        }
        throw new IOException("no such file. Looked for " + candidates.stream().map(this::shown)
                .collect(Collectors.joining(" and ")));
    }

    private List<Path> candidates(String name) {
        return Stream.concat(
                Stream.of(Keys.TLS_CA, Keys.TLS_CLIENT_CERTIFICATE, Keys.TLS_CLIENT_KEY, Keys.TRUST_KEY)
                        .filter(key -> reader.written(key).equals(name))
                        .map(this::folderOf),
                Stream.of(project.resolve("resources")))
                .map(folder -> folder.resolve(name).toAbsolutePath().normalize())
                .distinct()
                .toList();
    }

    private Path folderOf(Key key) {
        return folders.getOrDefault(reader.origin(key).file, Path.of(""));
    }

    private String shown(Path file) {
        Path root = project.toAbsolutePath().normalize();
        return (file.startsWith(root) ? root.relativize(file) : file).toString();
    }
}

package io.limpet.simulator.config;

import io.limpet.MessageSizes;
import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.ConfigurationReader;
import io.limpet.config.Key;
import io.limpet.config.Keys;
import io.limpet.config.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The layers of a configuration, each going before those above it in this list:
 *
 * <pre>
 *   device-config/defaults.properties
 *   device-config/BOARD.properties
 *   device-config/local.properties      where there is one: a site's Wi-Fi and credentials
 *   --config FILE                       in the order of the command line
 *   --set KEY=VALUE
 * </pre>
 *
 * What is wrong in any of them, a file or board that is not there included, is told by {@link #effective} all at once.
 */
public final class ConfigurationLayers {

    /** The simulated board's name, and so that of its layer. */
    public static final String SIMULATOR = "simulator";

    private static final String FOLDER = "device-config";
    private static final String DEFAULTS = "defaults";
    private static final String LOCAL = "local";
    private static final String SUFFIX = ".properties";

    private final Path project;
    private final String board;
    private final ConfigurationReader reader = new ConfigurationReader();

    /** The folder of each file by the name that origins give it. */
    private final Map<String, Path> folders = new HashMap<>();

    private final Map<String, byte[]> provided = new HashMap<>();

    /** Null when it is not at hand. */
    private byte[] deviceKey;

    private ConfigurationLayers(Path project, String board) {
        this.project = project;
        this.board = board;
    }

    /**
     * Reads all layers.
     *
     * @param project the root of the checkout
     * @param board the name of a board; when there is no such board, that is one of the mistakes
     * @param files of {@code --config}, relative to the current directory
     * @param settings of {@code --set}, each {@code KEY=VALUE}
     */
    public static ConfigurationLayers read(Path project, String board, List<Path> files, List<String> settings) {
        return new ConfigurationLayers(project, board).read(files, settings);
    }

    /**
     * The same for a device whose key is at hand, if it has one: what is sealed is opened, or is a mistake.
     *
     * @param deviceKey null when the device has none
     */
    public static ConfigurationLayers readOpening(byte[] deviceKey, Path project, String board, List<Path> files,
            List<String> settings) {
        ConfigurationLayers layers = new ConfigurationLayers(project, board);
        layers.deviceKey = deviceKey;
        layers.reader.openSeals(deviceKey);
        return layers.read(files, settings);
    }

    private ConfigurationLayers read(List<Path> files, List<String> settings) {
        addOwn(DEFAULTS);
        if (boards().contains(board)) {
            addOwn(board);
        } else {
            reader.addMistake("--board " + board, "no such board, must be one of "
                    + String.join(", ", boards()) + ". A new one is a file in " + FOLDER);
        }
        if (Files.exists(own(LOCAL))) {
            addOwn(LOCAL);
        }
        files.forEach(file -> add(file, file.toString(), "--config " + file));
        settings.forEach(reader::set);
        return this;
    }

    /** The boards that there is a file for, sorted. */
    public List<String> boards() {
        try (Stream<Path> files = Files.list(project.resolve(FOLDER))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(name -> !name.equals(DEFAULTS) && !name.equals(LOCAL))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Provides a resource that is made and not a file, such as the simulated broker's CA certificate; it goes before a
     * file of that name.
     */
    public ConfigurationLayers provide(String resource, byte[] content) {
        provided.put(resource, content);
        return this;
    }

    /**
     * Gives the authority of the simulator's broker, also in the place of a site's own in local.properties. What a
     * person asks for on the command line stays: a device that trusts another authority is worth seeing.
     */
    public ConfigurationLayers provideAuthority(byte[] content) {
        boolean sites = (FOLDER + "/" + LOCAL + SUFFIX).equals(reader.origin(Keys.TLS_CA).file);
        return provide(sites ? reader.written(Keys.TLS_CA) : Keys.TLS_CA.defaultValue, content);
    }

    /** What is written for a key, in the last layer that has it. */
    public String written(Key key) {
        return reader.written(key);
    }

    /** The content of the file that a key names; there may be mistakes elsewhere. */
    public byte[] file(Key key) throws IOException {
        return new ResourceFiles(reader, project, folders, provided).read(reader.written(key));
    }

    /** The values and where each was set, secrets masked; also when there are mistakes in them. */
    public String table() {
        return ConfigurationTable.of(reader);
    }

    /**
     * Checks everything: the certificates, that the device's key fits its own, and that the longest readings fit the
     * outbox, included.
     *
     * @param serialNumber of the device, where it is known: a real one has its own, which it boots with
     * @throws ConfigurationException with all mistakes
     */
    public EffectiveConfiguration effective(String serialNumber) throws ConfigurationException {
        ResourceFiles files = new ResourceFiles(reader, project, folders, provided);
        new IdentityCheck(reader, files, deviceKey).check(Instant.now());
        Configuration configuration = reader.finish(serialNumber, files);
        MessageSizes.check(configuration);
        return new EffectiveConfiguration(board, configuration, Flash.contents(reader, files));
    }

    /** What may help with these mistakes, in a sentence; empty when there is nothing to say. */
    public String advice(ConfigurationException mistakes) {
        boolean somethingMissing = Stream.of(mistakes.mistakes()).anyMatch(Mistake::isMissing);
        return somethingMissing && !Files.exists(own(LOCAL)) ? "Copy " + FOLDER + "/local.properties.template to "
                + FOLDER + "/" + LOCAL + SUFFIX + " and fill in your network and your broker." : "";
    }

    private void addOwn(String name) {
        add(own(name), FOLDER + "/" + name + SUFFIX, FOLDER + "/" + name + SUFFIX);
    }

    private Path own(String name) {
        return project.resolve(FOLDER).resolve(name + SUFFIX);
    }

    private void add(Path file, String name, String asked) {
        try {
            folders.put(name, file.toAbsolutePath().getParent());
            reader.addFile(Files.readAllBytes(file), name);
        } catch (NoSuchFileException e) {
            reader.addMistake(asked, "no such file");
        } catch (IOException e) {
            reader.addMistake(asked, "cannot be read: " + e.getMessage());
        }
    }
}

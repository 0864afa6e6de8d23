package io.limpet.image;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What must be known of a board to build an image for it: a file of src/baremetal/boards, which says what each means.
 *
 * @param name the board's name, and so the file's
 * @param cpuFlags what the compiler is told of the processor
 * @param folders of src/baremetal/c that the board's image is made of
 * @param linkerScript relative to src/baremetal/c
 * @param qemuMachine empty when QEMU has none
 * @param hardwareEntropy whether its random numbers are fit for production
 * @param stackBytes the size of the stack
 * @param javaHeapBytes the size of the Java heap, which a single image may change
 * @param tlsHeapBytes the size of mbedTLS's heap
 * @param budgets in the order of {@link Budgeted}
 */
public record BoardFile(String name, List<String> cpuFlags, List<String> folders, Path linkerScript, String qemuMachine,
        boolean hardwareEntropy, int stackBytes, int javaHeapBytes, int tlsHeapBytes, List<Budget> budgets) {

    static final String FOLDER = "src/baremetal/boards";

    /** Where all C is. */
    static final String C = "src/baremetal/c";

    private static final String SUFFIX = ".properties";

    /** @throws ImageException when there is no such board, or its file has a mistake; with all of them */
    public static BoardFile read(Path project, String name) throws ImageException {
        Path file = project.resolve(FOLDER).resolve(name + SUFFIX);
        if (!names(project).contains(name)) {
            throw new ImageException("--board " + name + ": no such board, must be one of "
                    + String.join(", ", names(project)) + ". A new one is a file in " + FOLDER);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ImageException(FOLDER + "/" + name + SUFFIX + " cannot be read: " + e.getMessage(), e);
        }
        return parse(name, properties).found(project);
    }

    /** @throws ImageException when what it names is not there */
    private BoardFile found(Path project) throws ImageException {
        List<Path> named = new ArrayList<>(List.of(linkerScript));
        folders.forEach(each -> named.add(Path.of(each)));
        for (Path each : named) {
            if (!Files.exists(project.resolve(C).resolve(each))) {
                throw new ImageException(FOLDER + "/" + name + SUFFIX + ": there is no " + C + "/" + each);
            }
        }
        return this;
    }

    /** All boards, sorted. */
    public static List<String> names(Path project) throws ImageException {
        try (Stream<Path> files = Files.list(project.resolve(FOLDER))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ImageException("there are no boards in " + FOLDER + ": " + e.getMessage(), e);
        }
    }

    static BoardFile parse(String name, Properties properties) throws ImageException {
        BoardFileReader reader = new BoardFileReader(properties);
        BoardFile board = new BoardFile(name, reader.words("cpu"), reader.words("sources"),
                Path.of(reader.text("linker-script")), reader.optional("qemu.machine"),
                reader.choice("entropy", "hardware", "none").equals("hardware"), reader.bytes("stack"),
                reader.bytes("java-heap"), reader.bytes("tls-heap"),
                Stream.of(Budgeted.values()).map(reader::budget).toList());
        reader.finish(FOLDER + "/" + name + SUFFIX);
        return board;
    }

    Budget budget(Budgeted what) {
        return budgets.get(what.ordinal());
    }
}

package io.limpet.target;

import io.limpet.image.BoardFile;
import io.limpet.image.BuiltImage;
import io.limpet.image.Image;
import io.limpet.image.ImageBuilder;
import io.limpet.image.ImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Images that hold tests. They may have all the memory of the emulated board, of which the firmware's image is content
 * with a small chip's; the rest is built as that one is.
 */
final class TargetImage {

    private static final Path PROJECT = Path.of(System.getProperty("limpet.home", "")).toAbsolutePath();
    private static final Path FOLDER = PROJECT.resolve("build/target");

    private static final String MEMORY = "4M";
    private static final int HEAP_BYTES = 3500 << 10;
    private static final int STACK_BYTES = 64 << 10;

    /**
     * Builds one.
     *
     * @param name tells it from others
     * @param classPath before the classes of tests and firmware
     * @param resources what it has in flash
     */
    static BuiltImage build(String name, String mainClass, List<Path> classPath, Map<String, byte[]> resources)
            throws IOException, ImageException {
        List<Path> all = Stream.concat(classPath.stream(), classPath().stream()).toList();
        return ImageBuilder.of(PROJECT, largeBoard()).main(mainClass).classPath(all).heapBytes(HEAP_BYTES)
                .resources(resources).into(folder(name)).progress(line -> { }).build();
    }

    /** The tests and what is tested; what the target has in the place of a class of the JVM's tests goes first. */
    static List<Path> classPath() {
        return Stream.of("target", "baremetal", "test", "simulator", "main", "api").map(TargetImage::tree).toList();
    }

    /** The class files of a tree of sources, by its name in build.xml. */
    static Path tree(String name) {
        return PROJECT.resolve("build/classes").resolve(name);
    }

    /** An empty folder for what an image is made of. */
    static Path emptyFolder(String name) throws IOException {
        Path folder = folder(name);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Files.delete(each);
            }
        }
        return folder;
    }

    /** Where an image and what it is made of are kept. */
    static Path folder(String name) throws IOException {
        return Files.createDirectories(FOLDER.resolve(name));
    }

    private static BoardFile largeBoard() throws IOException, ImageException {
        BoardFile board = BoardFile.read(PROJECT, Image.USUAL_BOARD);
        return new BoardFile(board.name(), board.cpuFlags(), board.folders(), linkerScript(board), board.qemuMachine(),
                board.hardwareEntropy(), STACK_BYTES, board.javaHeapBytes(), board.tlsHeapBytes(), board.budgets());
    }

    /** The board's own, with nothing cut down. */
    private static Path linkerScript(BoardFile board) throws IOException {
        String small = Files.readString(PROJECT.resolve("src/baremetal/c").resolve(board.linkerScript()));
        String large = small.replaceAll("LENGTH = \\w+", "LENGTH = " + MEMORY);
        Path file = folder("").resolve("large.ld");
        if (!Files.exists(file) || !Files.readString(file).equals(large)) {
            Files.writeString(file, large);
        }
        return file;
    }

    private TargetImage() {
    }
}

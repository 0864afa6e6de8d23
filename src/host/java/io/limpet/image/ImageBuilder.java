package io.limpet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Builds an image: Java to C, C to objects, objects to an image.
 *
 * <pre>
 *   ImageBuilder.of(project, board).main(ImageBuilder.FIRMWARE).resources(...).into(folder).build()
 * </pre>
 *
 * What has not changed is not made again; objects and translated Java are shared by all images of a board, which lie
 * below build/image/BOARD unless {@link #into} says otherwise. One image is built at a time, in all processes.
 */
public final class ImageBuilder {

    /** The program of {@code ./limpet image}. */
    public static final String FIRMWARE = "io.limpet.baremetal.Main";

    private final Path project;
    private final BoardFile board;
    private final Path shared;
    private final List<Path> classPath = new ArrayList<>();
    private final List<Path> extraC = new ArrayList<>();
    private final Map<String, byte[]> resources = new TreeMap<>();
    private String mainClass;
    private int heapBytes;
    private Path folder;
    private Consumer<String> progress = line -> System.err.println("limpet: " + line);

    private ImageBuilder(Path project, BoardFile board) {
        this.project = project.toAbsolutePath().normalize();
        this.board = board;
        this.shared = this.project.resolve("build/image").resolve(board.name());
        this.folder = shared;
        this.heapBytes = board.javaHeapBytes();
    }

    /** @param project the root of the checkout */
    public static ImageBuilder of(Path project, BoardFile board) {
        return new ImageBuilder(project, board);
    }

    /** The program's class; without one the image is C alone, and {@link #extraC} has its main(). */
    public ImageBuilder main(String mainClass) {
        this.mainClass = mainClass;
        return this;
    }

    /** Class files of the program; unless called, those of the firmware and its bare-metal board. */
    public ImageBuilder classPath(List<Path> classPath) {
        this.classPath.addAll(classPath);
        return this;
    }

    /** What the image has in flash, by name. */
    public ImageBuilder resources(Map<String, byte[]> resources) {
        this.resources.putAll(resources);
        return this;
    }

    /** C files besides the board's own. */
    public ImageBuilder extraC(Path... files) {
        for (Path each : files) {
            extraC.add(each.toAbsolutePath().normalize());
        }
        return this;
    }

    /** The size of the Java heap, when it is not to be that of the board's file. */
    public ImageBuilder heapBytes(int heapBytes) {
        this.heapBytes = heapBytes;
        return this;
    }

    /** Where limpet.elf and the others come. */
    public ImageBuilder into(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        return this;
    }

    /** Who is told what is being done, line by line; unless called, standard error. */
    public ImageBuilder progress(Consumer<String> progress) {
        this.progress = progress;
        return this;
    }

    /** @throws ImageException when a source does not compile, or the parts do not fit together or into the memory */
    public BuiltImage build() throws ImageException, IOException {
        Files.createDirectories(shared);
        Files.createDirectories(folder);
        try (BuildLock lock = BuildLock.on(project.resolve("build/image/lock"))) {
            return buildNow();
        }
    }

    private BuiltImage buildNow() throws ImageException, IOException {
        LibrarySources libraries = new LibrarySources(project);
        libraries.fetch();
        CompilerFlags flags = new CompilerFlags(board, project, libraries);
        ImageParts parts = new ImageParts(project, shared.resolve("objects"), libraries, flags);
        parts.addLibraries();
        parts.addBoard(board, mainClass != null, heapBytes);
        parts.addExtra(extraC);
        if (mainClass != null) {
            parts.addJava(new JavaProgram(project, mainClass, classPath())
                    .translate(new Store(shared.resolve("java")), progress));
        }
        Path resourceFolder = folder.resolve("resources");
        ResourceTable.write(resources, resourceFolder);
        parts.addResources(resourceFolder.resolve(ResourceTable.NAME), folder);
        new CCompiler(project, progress).compile(parts.units());
        List<Path> objects = new WholeProgram(project, flags.link())
                .optimise(parts.units(), new Store(shared.resolve("whole")), progress);
        return new Linker(project, board, flags).link(objects, parts.optimised(), folder);
    }

    /** Where the program's class files are looked for. */
    List<Path> classPath() {
        Path classes = project.resolve("build/classes");
        return classPath.isEmpty() ? List.of(classes.resolve("baremetal"), classes.resolve("main")) : classPath;
    }
}

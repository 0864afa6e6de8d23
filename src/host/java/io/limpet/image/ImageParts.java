package io.limpet.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image is made of, and where the object of each source comes:
 *
 * <pre>
 *   objects/FLAGS/lwip/core/tcp.o          FLAGS: the fingerprint of the compiler's flags
 *   objects/FLAGS/mbedtls/library/aes.o
 *   objects/FLAGS/c/board/clock.o          our own, by its folder
 *   objects/FLAGS/extra/...                a single image's
 *   java/CONTENT/FLAGS/java.o
 * </pre>
 *
 * {@link Part} tells by these paths what belongs to what.
 */
final class ImageParts {

    /** What stands between Java and the libraries, and is optimised with them. */
    private static final List<String> GLUE = List.of("net", "tls");

    private static final String JAVA_RUNTIME = "runtime";

    private final Path project;
    private final Path objects;
    private final LibrarySources libraries;
    private final CompilerFlags flags;
    private final List<CompilationUnit> units = new ArrayList<>();

    ImageParts(Path project, Path objects, LibrarySources libraries, CompilerFlags flags) {
        this.project = project;
        this.objects = objects;
        this.libraries = libraries;
        this.flags = flags;
    }

    void addLibraries() throws IOException {
        libraries.lwIpFiles().forEach(each -> add(each, "lwip", libraries.lwIp(), flags.library()));
        libraries.mbedTlsFiles().forEach(each -> add(each, "mbedtls", libraries.mbedTls(), flags.library()));
    }

    /** @param isForJava false for an image of C alone: what compiled Java stands on has nothing to stand under there */
    void addBoard(BoardFile board, boolean isForJava, int javaHeapBytes) {
        Path ours = project.resolve(BoardFile.C);
        List<String> withHeap = new ArrayList<>(flags.own());
        withHeap.add("-DJAVA_HEAP_BYTES=" + javaHeapBytes);
        for (String name : board.folders()) {
            if (name.equals(JAVA_RUNTIME) && !isForJava) {
                continue;
            }
            List<String> suitable = GLUE.contains(name) ? flags.glue() : withHeap;
            LibrarySources.cFilesIn(ours.resolve(name)).forEach(each -> add(each, "c", ours, suitable));
        }
    }

    void addExtra(List<Path> files) {
        files.forEach(each -> add(each, "extra", each.startsWith(project) ? project : each.getParent(), flags.own()));
    }

    /** @param all the one file that TeaVM's C is compiled by */
    void addJava(Path all) {
        List<String> java = flags.java(all.getParent());
        units.add(new CompilationUnit(all, all.resolveSibling("java-" + fingerprint(java) + ".o"), java));
    }

    void addResources(Path assembly, Path folder) {
        List<String> assembler = new ArrayList<>(flags.own());
        assembler.add("-Wa,-I" + assembly.getParent());
        units.add(new CompilationUnit(assembly, folder.resolve("resources/resources.o"), assembler));
    }

    List<CompilationUnit> units() {
        return units;
    }

    /** The objects that are optimised as a whole. */
    List<Path> optimised() {
        return units.stream().filter(CompilationUnit::isOptimised).map(CompilationUnit::object).toList();
    }

    private void add(Path source, String kind, Path root, List<String> flags) {
        String name = root.relativize(source).toString();
        Path object = objects.resolve(fingerprint(flags)).resolve(kind)
                .resolve(name.substring(0, name.lastIndexOf('.')) + ".o");
        units.add(new CompilationUnit(source, object, flags));
    }

    private static String fingerprint(List<String> flags) {
        return new Fingerprint().add(String.join("\n", flags)).text();
    }
}

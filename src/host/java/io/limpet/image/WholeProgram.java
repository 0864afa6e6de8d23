package io.limpet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Optimises as one what was compiled for it (-flto): the network and TLS, from our glue to the libraries. A tenth of
 * their code is not there any more when the compiler knows who calls what.
 *
 * <p>That takes seconds, but does not depend on the configuration. So the image is linked twice: once to optimise, of
 * which the resulting objects are kept, and then for each configuration with these in place of the others.
 */
final class WholeProgram {

    /** What an object is compiled with that can be optimised. */
    static final String FLAG = "-flto";

    /** How the names end of what the compiler saves: what it has made of all objects, and for each what gdb reads. */
    static final String OPTIMISED = ".ltrans.o";
    private static final String DEBUGGING = ".debug.temp.o";

    private static final String IMAGE = "whole.elf";

    private final Path project;
    private final List<String> linkFlags;

    WholeProgram(Path project, List<String> linkFlags) {
        this.project = project;
        this.linkFlags = linkFlags;
    }

    /** The objects to link: those that cannot be optimised as they are, and one for all others. */
    List<Path> optimise(List<CompilationUnit> units, Store store, Consumer<String> progress)
            throws ImageException, IOException {
        Path folder = store.get(fingerprint(units), made -> {
            progress.accept("optimising network and TLS as a whole");
            run(units, made);
        });
        List<Path> objects = new ArrayList<>();
        units.stream().filter(each -> !each.isOptimised()).forEach(each -> objects.add(each.object()));
        try (Stream<Path> made = Files.list(folder)) {
            made.filter(each -> each.toString().endsWith(".o")).sorted().forEach(objects::add);
        }
        return objects;
    }

    private void run(List<CompilationUnit> units, Path folder) throws ImageException, IOException {
        List<String> command = new ArrayList<>(List.of(CCompiler.PROGRAM));
        command.addAll(linkFlags);
        units.forEach(each -> command.add(each.object().toString()));
        command.addAll(List.of(FLAG, "-flto-partition=one", "-save-temps", "-o", folder.resolve(IMAGE).toString()));
        Tool.run(command, project).orFail(project, "the image does not link (see above)");
        for (String name : Folders.namesIn(folder)) {
            if (!name.endsWith(OPTIMISED)) {
                Files.delete(folder.resolve(name));
            }
        }
        collectDebugging(units, folder);
    }

    /** The compiler saves it beside the objects. */
    private static void collectDebugging(List<CompilationUnit> units, Path folder) throws IOException {
        for (int i = 0; i < units.size(); i++) {
            Path saved = Path.of(units.get(i).object() + DEBUGGING);
            if (Files.exists(saved)) {
                Files.move(saved, folder.resolve(i + DEBUGGING));
            }
        }
    }

    /** What an image has besides code calls nothing, and is left out. */
    private String fingerprint(List<CompilationUnit> units) throws IOException {
        Fingerprint fingerprint = new Fingerprint().add(String.join("\n", linkFlags));
        for (CompilationUnit each : units) {
            if (!each.source().endsWith(ResourceTable.NAME)) {
                fingerprint.add(each.object().toString()).add(Files.getLastModifiedTime(each.object()).toString());
            }
        }
        return fingerprint.text();
    }
}

package io.limpet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * One source and the object that is made of it.
 *
 * @param source C or assembly
 * @param object its folder bears the flags' fingerprint: other flags, other object
 * @param flags all that the compiler is told besides
 */
record CompilationUnit(Path source, Path object, List<String> flags) {

    /** Whether the object is there, and newer than the source and every header that was read for it. */
    boolean isCurrent() throws IOException {
        if (!Files.exists(object) || !Files.exists(dependencies())) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(object);
        for (String name : MakeRule.prerequisites(Files.readString(dependencies()))) {
            Path file = Path.of(name);
            if (!Files.exists(file) || Files.getLastModifiedTime(file).compareTo(made) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether its object is for {@link WholeProgram}. */
    boolean isOptimised() {
        return flags.contains(WholeProgram.FLAG);
    }

    /** The compiler's list of what it read: a rule for make. */
    Path dependencies() {
        String name = object.getFileName().toString();
        return object.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".d");
    }
}

package io.limpet.target;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Classes that are written for the target by a program. */
final class JavaSource {

    /** Of class files that TeaVM reads. */
    private static final String RELEASE = "17";

    /** The file, in the place that its class's name gives it. */
    static Path write(Path folder, String className, String source) throws IOException {
        Path file = folder.resolve(className.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source);
    }

    /** Class files into a folder that has no others. */
    static void compile(List<Path> sources, List<Path> classPath, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("--release", RELEASE, "-proc:none", "-Xlint:none", "-d", folder.toString(),
                    "-cp", classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IllegalArgumentException(said.toString());
            }
        }
    }

    private JavaSource() {
    }
}

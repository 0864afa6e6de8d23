package io.limpet.rules;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a source in memory, for tests that a rule notices what it is there for. */
final class Compiler {

    /** The class files of a source, by class name. The class path is the firmware, with what boards have. */
    static Map<String, byte[]> compile(int release, String className, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> outputs = new LinkedHashMap<>();
        JavaFileManager inMemory = new ForwardingJavaFileManager<JavaFileManager>(
                compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind,
                    FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
                    @Override
                    public OutputStream openOutputStream() throws IOException {
                        return outputs.computeIfAbsent(name, each -> new ByteArrayOutputStream());
                    }
                };
            }
        };
        SimpleJavaFileObject input = new SimpleJavaFileObject(
                URI.create("memory:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        StringWriter messages = new StringWriter();
        List<String> options = List.of("--release", Integer.toString(release), "-nowarn", "-proc:none",
                "-Xlint:-options",
                "-cp", classPath());
        if (!compiler.getTask(messages, inMemory, null, options, null, List.of(input)).call()) {
            throw new IllegalArgumentException(messages.toString());
        }
        Map<String, byte[]> classFiles = new LinkedHashMap<>();
        outputs.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
        return classFiles;
    }

    private static String classPath() {
        List<Path> all = new ArrayList<>();
        for (String tree : List.of("api", "main", "bouncycastle", "baremetal")) {
            all.add(Project.path("build/classes/" + tree));
        }
        all.addAll(Project.filesIn(Project.path("build/lib/aot"), ".jar"));
        return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Compiler() {
    }
}

package io.limpet.outbox;

import io.limpet.board.NonVolatile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The journal's real sources with some of their text replaced, compiled in memory and loaded beside the real ones. */
final class DefectiveJournal implements Journal {

    private static final Path SOURCES = Path.of(System.getProperty("limpet.home", ""), "src", "main", "java", "io",
            "limpet", "outbox");

    /** What the journal and the tests must see as the same: it is the tests'. */
    private static final List<String> SHARED = List.of("Outbox", "OutboxException", "WhenFull");

    /** In the source of this class, this text, which occurs once, is replaced by that. */
    record Edit(String className, String text, String replacement) {
    }

    private final Map<String, byte[]> classes = new HashMap<>();
    private final Method open;

    DefectiveJournal(List<Edit> edits) throws Exception {
        compile(edited(edits));
        open = new Loader().loadClass("io.limpet.outbox.JournalOutbox").getMethod("open", NonVolatile.class,
                String.class, int.class, int.class, WhenFull.class, boolean.class);
    }

    @Override
    public Outbox open(NonVolatile memory, int capacity, int messageBytesMax, WhenFull whenFull) throws Exception {
        try {
            return (Outbox) open.invoke(null, memory, SERIAL_NUMBER, capacity, messageBytesMax, whenFull, false);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;   // a power cut, or the memory's own judgement
            }
            throw (Exception) e.getCause();
        }
    }

    /** The sources by the names of their classes. */
    private static Map<String, String> edited(List<Edit> edits) throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                if (!SHARED.contains(name)) {
                    sources.put(name, Files.readString(file));
                }
            }
        }
        for (Edit edit : edits) {
            sources.compute(edit.className, (name, source) -> edited(edit, source));
        }
        return sources;
    }

    private static String edited(Edit edit, String source) {
        int first = source == null ? -1 : source.indexOf(edit.text);
        if (first < 0 || source.indexOf(edit.text, first + 1) >= 0) {
            throw new AssertionError(edit.className + ".java: must hold exactly once: " + edit.text
                    + "\nIf the journal has changed, so must its defects.");
        }
        return source.replace(edit.text, edit.replacement);
    }

    private void compile(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files = new InMemory(compiler.getStandardFileManager(null, null, null));
        List<Source> units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue())).toList();
        List<String> options = List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
        if (!compiler.getTask(null, files, null, options, null, units).call()) {
            throw new AssertionError("does not compile");
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///io/limpet/outbox/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        InMemory(JavaFileManager others) {
            super(others);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
                javax.tools.FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(className, toByteArray());
                        }
                    };
                }
            };
        }
    }

    /** Has its own classes first. */
    private final class Loader extends ClassLoader {

        Loader() {
            super(DefectiveJournal.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && classes.containsKey(name)) {
                byte[] code = classes.get(name);
                return defineClass(name, code, 0, code.length);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }
}

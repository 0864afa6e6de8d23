package io.limpet.image.teavm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.image.ImageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TeaVM makes of small programs, and that nothing of it is rewritten by guess. */
class JavaToCTest {

    private static final Path PROJECT = Path.of(System.getProperty("limpet.home", "")).toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void keepsFramesWhereExceptionsAreCaughtAndAsciiByteByByte() throws Exception {
        String seeded = translate("Seeded", "public class Seeded {"
                + " static String[] some;"
                + " static String plain(int n) { return some[n]; }"
                + " static String careful(int n) {"
                + "     try { return plain(n); } catch (ArrayIndexOutOfBoundsException e) { return \"ASCII\"; } }"
                + " public static void main(String[] a) {"
                + "     some = new String[a.length + 3]; some[1] = careful(a.length); some[2] = \"na\\u00efve\"; } }");
        assertEquals(1, count("JAVA_OPEN_FRAME", seeded), seeded);
        assertEquals(1, count("clauses_0\\[\\] = \\{ \\{ &supertypeof_jl_ArrayIndexOutOfBounds",
                Files.readString(c().resolve("callsites.c"))));
        String literals = Files.readString(c().resolve("strings.c"));
        assertEquals(1, count("JAVA_ASCII_STRING\\(\\d+, 5, 62568241, \"ASCII\"\\);", literals), literals);
        assertEquals(1, count("JAVA_STRING\\(\\d+, 5, -?\\d+, u\"na", literals), literals);
    }

    @Test
    void saysWhatTeaVmDoesNotTake() {
        ImageException refusal = assertThrows(ImageException.class, () -> translate("Seeded", "public class Seeded {"
                + " public static void main(String[] a) throws java.io.IOException {"
                + "     new java.net.ServerSocket(1).accept(); } }"));
        assertTrue(refusal.getMessage().contains("java.net.ServerSocket"), refusal.getMessage());
    }

    @Test
    void stopsWhereTeaVmHasWrittenSomethingElse() throws Exception {
        Files.writeString(folder.resolve("stack.h"), "#pragma once\n");
        GeneratedC generated = GeneratedC.in(folder);
        ImageException changed = assertThrows(ImageException.class,
                () -> generated.replace("stack.h", Pattern.compile("TEAVM_ALLOC_STACK"), ""));
        assertTrue(changed.getMessage().contains("made for version " + JavaToC.TEAVM_VERSION), changed.getMessage());
        assertTrue(changed.getMessage().contains("stack.h has no match for\n    TEAVM_ALLOC_STACK"),
                changed.getMessage());
    }

    @Test
    void isMadeForTheVersionOfTeaVmThatModuleIvyNames() throws Exception {
        assertEquals(2, count("org=\"org.teavm\" name=\"[-a-z]+\" rev=\"" + JavaToC.TEAVM_VERSION + "\"",
                Files.readString(PROJECT.resolve("module.ivy"))));
    }

    /** Of a program, the C of its class. */
    private String translate(String name, String source) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(),
                file.toString()));
        Path all = new JavaToC(PROJECT).translate(name, List.of(classes), Files.createDirectories(c()));
        assertTrue(Files.readString(all).contains("#include \"c/" + name + ".c\""));
        return Files.readString(c().resolve("c/" + name + ".c"));
    }

    private Path c() {
        return folder.resolve("c");
    }

    private static long count(String regex, String in) {
        return Pattern.compile(regex).matcher(in).results().count();
    }
}

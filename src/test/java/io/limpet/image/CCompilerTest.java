package io.limpet.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CCompilerTest {

    @TempDir
    private Path folder;
    private final List<String> said = new ArrayList<>();

    @Test
    void compilesWhatIsNotCurrentAndNothingElse() throws Exception {
        Files.writeString(folder.resolve("a.h"), "int a(void);\n");
        List<CompilationUnit> units = List.of(unit("a", "#include \"a.h\"\nint a(void) { return 1; }\n"),
                unit("b", "int b(void);\nint b(void) { return 2; }\n"));
        compile(units);
        compile(units);
        assertEquals(List.of("compiling 2 files of C"), said);
        Files.delete(units.get(1).object());
        compile(units);
        assertEquals("compiling 1 file of C", said.get(1));
    }

    @Test
    void saysWhatDoesNotCompileWithPathsOfTheProject() throws Exception {
        ImageException e = assertThrows(ImageException.class,
                () -> compile(List.of(unit("a", "int a(void) { return nothing; }\n"))));
        assertTrue(e.getMessage().startsWith("a.c: In function 'a':\na.c:1:"), e.getMessage());
        assertTrue(e.getMessage().endsWith("\na.c does not compile (see above)"), e.getMessage());
    }

    private void compile(List<CompilationUnit> units) throws Exception {
        new CCompiler(folder, said::add).compile(units);
    }

    private CompilationUnit unit(String name, String source) throws Exception {
        return new CompilationUnit(Files.writeString(folder.resolve(name + ".c"), source),
                folder.resolve("objects").resolve(name + ".o"), List.of("-mcpu=cortex-m7", "-mthumb"));
    }
}

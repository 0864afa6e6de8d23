package io.limpet.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilationUnitTest {

    @TempDir
    private Path folder;
    private CompilationUnit unit;

    @BeforeEach
    void compile() throws IOException {
        unit = new CompilationUnit(file("a b.c", 100), file("a.o", 200), List.of());
        file("a.h", 200);
        Files.writeString(unit.dependencies(), folder.resolve("a.o") + ": " + folder + "/a\\ b.c \\\n "
                + folder.resolve("a.h") + "\n");
    }

    @Test
    void isCurrentWhenNothingIsNewer() throws IOException {
        assertTrue(unit.isCurrent());
    }

    @Test
    void isNotWhenAHeaderIsNewerOrGone() throws IOException {
        file("a.h", 201);
        assertFalse(unit.isCurrent());
        Files.delete(folder.resolve("a.h"));
        assertFalse(unit.isCurrent());
    }

    @Test
    void isNotWithoutItsObjectOrTheListOfWhatWasRead() throws IOException {
        Files.move(unit.dependencies(), folder.resolve("elsewhere"));
        assertFalse(unit.isCurrent());
        Files.move(folder.resolve("elsewhere"), unit.dependencies());
        Files.delete(unit.object());
        assertFalse(unit.isCurrent());
    }

    @Test
    void readsARuleOfSeveralLines() {
        assertEquals(List.of("a b.c", "a.h", "c/b.h"), MakeRule.prerequisites("x/a.o: a\\ b.c a.h \\\n  c/b.h\n"));
        assertEquals(List.of("a.c"), MakeRule.prerequisites("a.o: a.c\n"));
    }

    private Path file(String name, long seconds) throws IOException {
        return Files.setLastModifiedTime(Files.writeString(folder.resolve(name), ""),
                FileTime.fromMillis(seconds * 1000));
    }
}

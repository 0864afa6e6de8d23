package io.limpet.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzSectionTest {

    @TempDir
    private Path folder;

    @Test
    void goesBehindWhatIsThereAndReplacesItself() throws IOException {
        Path file = folder.resolve("measurements.md");
        Files.writeString(file, "# Measurements\n");
        new FuzzSection(file).write(List.of(round(1_000, null)));
        new FuzzSection(file).write(List.of(round(52_210, null), round(7, "java.lang.AssertionError: \0|x")));
        String text = Files.readString(file);
        assertTrue(text.startsWith("# Measurements\n\n<!-- begin: "), text);
        assertTrue(text.contains("52,217 executions in 20 s"), text);
        assertTrue(text.contains("| sntp | 10 s | 52,210 | 5,221 | 215 | 611 | 87 | nothing |\n"), text);
        assertTrue(text.contains("| java.lang.AssertionError: ??x |\n<!-- end: "), text);
        assertEquals(text.indexOf("<!-- begin: "), text.lastIndexOf("<!-- begin: "));
    }

    private static Round round(long executions, String complaint) {
        return new Round(Targets.named("sntp"), 10, executions, 215, 611, 87, List.of(), complaint);
    }
}

package io.limpet.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignSectionTest {

    @TempDir
    private Path folder;

    @Test
    void goesBehindWhatIsThereAndReplacesItself() throws IOException {
        Path file = folder.resolve("measurements.md");
        Files.writeString(file, "# Measurements\n");
        new CampaignSection(file).write("| first |\n");
        new CampaignSection(file).write("| second |\n");
        String text = Files.readString(file);
        assertTrue(text.startsWith("# Measurements\n\n<!-- begin: "), text);
        assertTrue(text.contains("| second |\n<!-- end: "), text);
        assertEquals(-1, text.indexOf("first"));
        assertEquals(text.indexOf("<!-- begin: "), text.lastIndexOf("<!-- begin: "));
    }
}

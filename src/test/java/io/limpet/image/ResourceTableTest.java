package io.limpet.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceTableTest {

    @TempDir
    private Path folder;

    @Test
    void namesEachFileWithItsLength() throws IOException {
        String assembly = write("ca/broker.pem", "abc");
        assertTrue(assembly.contains("resource_count: .word 1\nresources:\n    .word name_0, data_0, 3\n"), assembly);
        assertTrue(assembly.contains("name_0: .asciz \"ca/broker.pem\"\ndata_0: .incbin \"resource-0\""), assembly);
        assertArrayEquals(new byte[] {'a', 'b', 'c'}, Files.readAllBytes(folder.resolve("resource-0")));
    }

    @Test
    void isAnotherTextWhenTheContentIsAnother() throws IOException {
        assertNotEquals(write("a", "abc"), write("a", "abd"));
    }

    @Test
    void staysUntouchedWhenNothingHasChanged() throws IOException {
        write("a", "abc");
        FileTime longAgo = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(folder.resolve(ResourceTable.NAME), longAgo);
        write("a", "abc");
        assertEquals(longAgo, Files.getLastModifiedTime(folder.resolve(ResourceTable.NAME)));
    }

    @Test
    void writesEveryNameSoThatItIsReadAsItWas() throws IOException {
        assertTrue(write("a\"\\\u00e4", "").contains(".asciz \"a\\042\\134\\303\\244\""));
    }

    private String write(String name, String content) throws IOException {
        ResourceTable.write(Map.of(name, content.getBytes()), folder);
        return Files.readString(folder.resolve(ResourceTable.NAME));
    }
}

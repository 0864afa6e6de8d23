package io.limpet.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    @TempDir
    private Path folder;
    private Store store;
    private int made;

    @BeforeEach
    void open() {
        store = new Store(folder.resolve("java"));
    }

    @Test
    void makesEachThingOnce() throws Exception {
        Path first = get("a");
        assertEquals(first, get("a"));
        assertEquals(1, made);
        assertTrue(Files.exists(first.resolve("content")));
    }

    @Test
    void makesAnewWhatHasNotBecomeComplete() throws Exception {
        assertThrows(ImageException.class, () -> store.get("a", into -> {
            Files.writeString(into.resolve("half"), "");
            throw new ImageException("no");
        }));
        assertFalse(Files.exists(get("a").resolve("half")));
        assertEquals(1, made);
    }

    @Test
    void forgetsWhatHasNotBeenUsedForLongest() throws Exception {
        for (int i = 0; i < 12; i++) {
            Files.setLastModifiedTime(get("" + i).resolve("complete"), FileTime.fromMillis(1_000 + i));
        }
        get("0");
        get("new");
        assertTrue(Files.exists(folder.resolve("java/0")));
        assertFalse(Files.exists(folder.resolve("java/1")));
        assertTrue(Files.exists(folder.resolve("java/2")));
    }

    private Path get(String fingerprint) throws Exception {
        return store.get(fingerprint, into -> {
            made++;
            Files.writeString(into.resolve("content"), "");
        });
    }
}

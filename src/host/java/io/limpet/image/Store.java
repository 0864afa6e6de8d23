package io.limpet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps what took long to make, each in a folder that is named by the fingerprint of all that it was made of. What has
 * not been used for long is forgotten.
 */
final class Store {

    /** How many: those of the firmware and the tests, and some that lie behind. */
    private static final int KEPT = 12;

    /** Is there when the folder has all that belongs into it; its time is that of the last use. */
    private static final String COMPLETE = "complete";

    private final Path folder;

    /** Makes what is not there. */
    interface Maker {
        void make(Path folder) throws ImageException, IOException;
    }

    Store(Path folder) {
        this.folder = folder;
    }

    /** The folder of that fingerprint, which the maker has filled, now or once. */
    Path get(String fingerprint, Maker maker) throws ImageException, IOException {
        Path wanted = folder.resolve(fingerprint);
        Path complete = wanted.resolve(COMPLETE);
        if (Files.exists(complete)) {
            Files.setLastModifiedTime(complete, FileTime.from(Instant.now()));
            return wanted;
        }
        Folders.delete(wanted);
        Files.createDirectories(wanted);
        maker.make(wanted);
        Files.writeString(complete, "");
        forgetOldOnes();
        return wanted;
    }

    private void forgetOldOnes() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            List<Path> lastFirst = folders.sorted(Comparator.comparing(Store::lastUse).reversed()).toList();
            for (Path each : lastFirst.subList(Math.min(KEPT, lastFirst.size()), lastFirst.size())) {
                Folders.delete(each);
            }
        }
    }

    /** 0 for one that has not become complete. */
    private static long lastUse(Path folder) {
        return folder.resolve(COMPLETE).toFile().lastModified();
    }
}

package io.limpet.simulator.seal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody but their owner may read, from their first moment on. */
final class OwnersFile {

    private OwnersFile() {
    }

    /** @throws java.nio.file.FileAlreadyExistsException when there is one */
    static void create(Path file, String text) throws IOException {
        Files.createFile(file, mode());
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    /** Replaces a file as a whole, or makes it: whoever is interrupted leaves the old one or the new one. */
    static void replace(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path beside = Files.createTempFile(folder, "." + file.getFileName(), ".new", mode());
        try {
            Files.write(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** None where the file system knows no such thing. */
    private static FileAttribute<?>[] mode() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
    }
}

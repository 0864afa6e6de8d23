package io.limpet.simulator.memory;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A memory's cells in a file, which lives on when the process is killed.
 *
 * <pre>
 *   | content, byte by byte | flash: a byte for each unit, 1 when it was programmed since the last whole erasure |
 * </pre>
 *
 * <p>A kill between two writes must err on the side of caution: a unit's mark is written before its content, and those
 * of an erased sector go away after its content. Not a FileChannel: the interrupt by which the thread of a simulated
 * device loses its power would close it.
 */
final class MemoryFile {

    private final RandomAccessFile file;
    private final byte[] content;
    private final boolean[] programmed;
    private final int unitBytes;

    /** Takes what the file holds; fills a new one. */
    MemoryFile(Path path, byte[] content, boolean[] programmed, int unitBytes) throws IOException {
        this.content = content;
        this.programmed = programmed;
        this.unitBytes = unitBytes;
        this.file = new RandomAccessFile(path.toFile(), "rw");
        if (file.length() == 0) {
            save(0, content.length);
        } else {
            demandLength(path);
            load();
        }
    }

    private void demandLength(Path path) throws IOException {
        long length = file.length();
        if (length != content.length + programmed.length) {
            close();
            throw new IOException(path + ": has " + length + " bytes, and this memory's file "
                    + (content.length + programmed.length) + ". Delete it, or give another.");
        }
    }

    private void load() throws IOException {
        file.seek(0);
        file.readFully(content);
        byte[] marks = new byte[programmed.length];
        file.readFully(marks);
        for (int unit = 0; unit < marks.length; unit++) {
            programmed[unit] = marks[unit] != 0;
        }
    }

    /** Writes so many bytes from an address, and the marks of their units. */
    void save(int address, int length) {
        try {
            if (programmed.length == 0) {
                saveContent(address, length);
            } else if (programmed[address / unitBytes]) {
                saveMarks(address, length);
                saveContent(address, length);
            } else {
                saveContent(address, length);
                saveMarks(address, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void saveContent(int address, int length) throws IOException {
        file.seek(address);
        file.write(content, address, length);
    }

    private void saveMarks(int address, int length) throws IOException {
        int first = address / unitBytes;
        byte[] marks = new byte[(address + length - 1) / unitBytes + 1 - first];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = (byte) (programmed[first + i] ? 1 : 0);
        }
        file.seek(content.length + first);
        file.write(marks);
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

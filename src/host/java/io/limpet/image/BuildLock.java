package io.limpet.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread of all processes go on at a time; who holds one lock may take another. */
final class BuildLock implements AutoCloseable {

    /** A file's lock holds between processes only. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final FileChannel file;

    private BuildLock(FileChannel file) {
        this.file = file;
    }

    /** Waits for its turn; the file, which is made, stays. */
    static BuildLock on(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        THREADS.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new BuildLock(channel);
        } catch (IOException | RuntimeException e) {
            THREADS.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            THREADS.unlock();
        }
    }
}

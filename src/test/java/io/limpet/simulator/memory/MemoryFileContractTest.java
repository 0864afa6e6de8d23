package io.limpet.simulator.memory;

import io.limpet.board.NonVolatile;
import io.limpet.board.NonVolatileContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A memory that is taken from its file anew for each access. */
class MemoryFileContractTest extends NonVolatileContract {

    @TempDir
    private Path folder;

    private final List<SimulatedMemory> opened = new ArrayList<>();

    @Override
    protected NonVolatile nonVolatile() {
        try {
            SimulatedMemory memory = SimulatedMemory.flash(3, 512, 16).attach(folder.resolve("memory"));
            opened.add(memory);
            return memory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        opened.forEach(SimulatedMemory::close);
    }
}

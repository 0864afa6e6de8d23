package io.limpet.microej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.NonVolatile;
import io.limpet.simulator.memory.SimulatedMemory;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What natives say and what they are not to be asked. */
class NativeMemoryTest {

    private final SimulatedMemory memory = SimulatedMemory.flash(16, 4096, 16);

    @RegisterExtension
    final DeviceThread thread = new DeviceThread(memory);

    @Test
    void isAsThePartitionThatItStandsFor() {
        NonVolatile board = NativeMemory.find(NonVolatileNatives.JOURNAL);
        assertEquals(16, board.sectors());
        assertEquals(4096, board.sectorBytes());
        assertEquals(16, board.unitBytes());
        assertEquals(100_000, board.cyclesRated());
        assertTrue(board.isErasable());
    }

    @Test
    void saysWhatThePlatformSaid() {
        NonVolatile board = NativeMemory.find(NonVolatileNatives.JOURNAL);
        memory.setAnswering(false);
        check("reading at 5", () -> board.read(5, new byte[1], 0, 1));
        check("programming at 32", () -> board.program(32, new byte[16], 0, 16));
        check("erasing at 8192", () -> board.erase(2));
    }

    @Test
    void isApartFromWhatTheDeviceKeepsBesideIt() throws IOException {
        NonVolatile journal = NativeMemory.find(NonVolatileNatives.JOURNAL);
        NonVolatile kept = NativeMemory.find(NonVolatileNatives.KEPT);
        assertEquals(8, kept.sectors());
        kept.program(0, new byte[16], 0, 16);
        byte[] found = new byte[16];
        journal.read(0, found, 0, 16);
        assertEquals((byte) 0xff, found[0]);
        kept.read(0, found, 0, 16);
        assertEquals(0, found[0]);
        kept.erase(0);
    }

    @Test
    void getsNoArgumentsThatLeadOutsideItsArrays() {
        NonVolatile board = NativeMemory.find(NonVolatileNatives.JOURNAL);
        for (int offset : new int[] {-1, 1, Integer.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> board.read(0, new byte[16], offset, 16));
            assertThrows(IllegalArgumentException.class, () -> board.program(0, new byte[16], offset, 16));
        }
    }

    @Test
    void refusesAGeometryThatCannotBe() {
        int[][] geometries = {{1, 4096, 16, 1}, {2, 4095, 16, 1}, {2, 4096, 24, 1}, {2, 4096, 512, 1}, {2, 4096, 0, 1},
            {2, -16, 16, 1}, {2, 8, 16, 1}, {1 << 20, 4096, 16, 1}};
        for (int[] geometry : geometries) {
            assertThrows(IllegalStateException.class, () -> new NativeMemory(NonVolatileNatives.JOURNAL, geometry));
        }
    }

    private interface Access {
        void run() throws IOException;
    }

    private static void check(String what, Access access) {
        assertEquals("the board's flash: " + what + " failed with the platform's code -1. Is it worn out, protected,"
                + " its supply steady?", assertThrows(IOException.class, access::run).getMessage());
    }
}

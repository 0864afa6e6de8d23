package io.limpet.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link NonVolatile} keeps to. It may hold anything before, and loses it. */
public abstract class NonVolatileContract {

    private static final byte ERASED = (byte) 0xff;

    /** The same memory each time. */
    protected abstract NonVolatile nonVolatile();

    @Test
    void isDividedIntoSectorsAndTheseIntoUnits() {
        NonVolatile memory = nonVolatile();
        assertTrue(memory.sectors() >= 2, "sectors: " + memory.sectors());
        assertEquals(1, Integer.bitCount(memory.unitBytes()), "unit: " + memory.unitBytes());
        assertTrue(memory.unitBytes() <= 256, "unit: " + memory.unitBytes());
        assertEquals(0, memory.sectorBytes() % memory.unitBytes());
        assertTrue(memory.sectorBytes() >= memory.unitBytes());
        assertTrue(memory.cyclesRated() > 0);
        assertFalse(memory.description().isEmpty());
    }

    @Test
    void keepsASectorProgrammedAtOnce() throws IOException {
        byte[] written = pattern(1, nonVolatile().sectorBytes());
        blank(1);
        nonVolatile().program(nonVolatile().sectorBytes(), written, 0, written.length);
        assertArrayEquals(written, read(nonVolatile().sectorBytes(), written.length));
    }

    @Test
    void programsAUnitAndLeavesTheOthers() throws IOException {
        int unit = nonVolatile().unitBytes();
        blank(0);
        byte[] before = read(0, nonVolatile().sectorBytes());
        for (int address = 0; address < before.length; address += 2 * unit) {
            byte[] written = pattern(address, unit);
            nonVolatile().program(address, written, 0, unit);
            System.arraycopy(written, 0, before, address, unit);
        }
        assertArrayEquals(before, read(0, before.length));
    }

    /** Flash after it is erased, an EEPROM as often as one likes. */
    @Test
    void programsAPlaceAgainAndAgain() throws IOException {
        int address = nonVolatile().sectorBytes() - nonVolatile().unitBytes();
        for (int round = 0; round < 3; round++) {
            blank(0);
            byte[] written = pattern(round, nonVolatile().unitBytes());
            nonVolatile().program(address, written, 0, written.length);
            assertArrayEquals(written, read(address, written.length));
        }
    }

    @Test
    void erasesASectorToOnesAndLeavesTheOthers() throws IOException {
        int sectorBytes = nonVolatile().sectorBytes();
        fill(0);
        fill(1);
        byte[] left = read(0, sectorBytes);
        blank(1);
        assertArrayEquals(left, read(0, sectorBytes));
        if (nonVolatile().isErasable()) {
            byte[] ones = new byte[sectorBytes];
            Arrays.fill(ones, ERASED);
            assertArrayEquals(ones, read(sectorBytes, sectorBytes));
        }
    }

    @Test
    void reachesItsLastByte() throws IOException {
        int last = nonVolatile().sectors() - 1;
        fill(last);
        byte[] end = read(bytes() - 3, 3);
        assertArrayEquals(Arrays.copyOfRange(pattern(last, nonVolatile().sectorBytes()),
                nonVolatile().sectorBytes() - 3, nonVolatile().sectorBytes()), end);
    }

    @Test
    void readsFromAnyAddressAcrossUnitsAndSectors() throws IOException {
        int sectorBytes = nonVolatile().sectorBytes();
        fill(0);
        fill(1);
        byte[] all = read(0, 2 * sectorBytes);
        for (int start = 1; start < sectorBytes; start += 97) {
            for (int length : new int[] {1, 3, nonVolatile().unitBytes() + 1, sectorBytes}) {
                assertArrayEquals(Arrays.copyOfRange(all, start, start + length), read(start, length));
            }
        }
    }

    @Test
    void keepsToItsPartOfAnArray() throws IOException {
        int unit = nonVolatile().unitBytes();
        byte[] written = pattern(7, 3 * unit);
        blank(0);
        nonVolatile().program(unit, written, unit, unit);
        byte[] into = new byte[unit + 2];
        Arrays.fill(into, (byte) 0x5a);
        nonVolatile().read(unit, into, 1, unit);
        assertArrayEquals(Arrays.copyOfRange(written, unit, 2 * unit), Arrays.copyOfRange(into, 1, unit + 1));
        assertEquals(0x5a, into[0]);
        assertEquals(0x5a, into[unit + 1]);
    }

    @Test
    void doesNothingWithNoBytes() throws IOException {
        byte[] before = read(0, nonVolatile().sectorBytes());
        nonVolatile().program(0, new byte[0], 0, 0);
        nonVolatile().read(bytes(), new byte[0], 0, 0);
        assertArrayEquals(before, read(0, nonVolatile().sectorBytes()));
    }

    @Test
    void refusesWhatIsBeyondItsEnd() {
        int unit = nonVolatile().unitBytes();
        refuses(() -> nonVolatile().read(-1, new byte[1], 0, 1));
        refuses(() -> nonVolatile().read(bytes(), new byte[1], 0, 1));
        refuses(() -> nonVolatile().read(bytes() - 1, new byte[2], 0, 2));
        refuses(() -> nonVolatile().program(-unit, new byte[unit], 0, unit));
        refuses(() -> nonVolatile().program(bytes(), new byte[unit], 0, unit));
        refuses(() -> nonVolatile().program(bytes() - unit, new byte[2 * unit], 0, 2 * unit));
        if (nonVolatile().isErasable()) {
            refuses(() -> nonVolatile().erase(-1));
            refuses(() -> nonVolatile().erase(nonVolatile().sectors()));
        }
    }

    /** Every address is a multiple of a unit of one byte. */
    @Test
    void refusesToProgramPartsOfUnits() {
        int unit = nonVolatile().unitBytes();
        if (unit > 1) {
            refuses(() -> nonVolatile().program(1, new byte[unit], 0, unit));
            refuses(() -> nonVolatile().program(0, new byte[unit], 0, unit - 1));
            refuses(() -> nonVolatile().program(unit / 2, new byte[unit], 0, unit / 2));
        }
    }

    /** An access as it should not be. */
    private interface Access {
        void run() throws IOException;
    }

    private static void refuses(Access access) {
        assertThrows(IllegalArgumentException.class, access::run);
    }

    private int bytes() {
        return nonVolatile().sectors() * nonVolatile().sectorBytes();
    }

    private byte[] read(int address, int length) throws IOException {
        byte[] into = new byte[length];
        nonVolatile().read(address, into, 0, length);
        return into;
    }

    /** Makes it ready to be programmed. */
    private void blank(int sector) throws IOException {
        if (nonVolatile().isErasable()) {
            nonVolatile().erase(sector);
        }
    }

    /** Programs all of a sector with its pattern. */
    private void fill(int sector) throws IOException {
        blank(sector);
        byte[] written = pattern(sector, nonVolatile().sectorBytes());
        nonVolatile().program(sector * written.length, written, 0, written.length);
    }

    /** Bytes that tell one place from others. */
    private static byte[] pattern(int seed, int length) {
        byte[] pattern = new byte[length];
        for (int i = 0; i < length; i++) {
            pattern[i] = (byte) (seed * 151 + i * 7 + (i >> 8));
        }
        return pattern;
    }
}

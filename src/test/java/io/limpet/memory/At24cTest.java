package io.limpet.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.Allocations;
import io.limpet.Rounds;
import io.limpet.board.I2cBus;
import io.limpet.simulator.chip.At24cChip;
import io.limpet.simulator.chip.Fault;
import io.limpet.simulator.chip.SimulatedI2cBus;
import io.limpet.time.VirtualClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the driver does on the wire, how long it waits, and every way in which its chip can fail. */
class At24cTest {

    private static final String WHERE = "24c256 at 0x51: ";
    private static final String NOBODY = WHERE + "nobody acknowledges its address. Is it wired and powered, and are its"
            + " pins A2 to A0 as its configured address says?";
    private static final int PAGE = 64;

    private final VirtualClock clock = new VirtualClock();
    private final At24cChip chip = new At24cChip("24c256", 0x51, clock::uptimeMillis);
    private final RecordingBus bus = new RecordingBus(chip);
    private final At24c memory = At24c.create("24c256", 0x51, bus, clock);
    private final byte[] bytes = new byte[4 * PAGE];

    @ParameterizedTest
    @CsvSource({"24c32, 4096, 32, 512", "24c64, 8192, 32, 512", "24c128, 16384, 64, 1024", "24c256, 32768, 64, 1024",
        "24c512, 65536, 128, 2048"})
    void hasTheSizeAndThePagesOfItsType(String type, int size, int page, int sector) {
        At24c each = At24c.create(type, 0x50, bus, clock);
        assertEquals(size, each.sectors() * each.sectorBytes());
        assertEquals(page, each.unitBytes());
        assertEquals(sector, each.sectorBytes());
        assertEquals(1_000_000, each.cyclesRated());
        assertFalse(each.isErasable());
        assertEquals(type + " at 0x50", each.description());
    }

    @Test
    void refusesATypeOrAnAddressThatThereIsNot() {
        assertEquals("memory: 24c16, must be one of 24c32, 24c64, 24c128, 24c256, 24c512",
                assertThrows(IllegalArgumentException.class, () -> At24c.create("24c16", 0x50, bus, clock))
                        .getMessage());
        for (int address : new int[] {0x4f, 0x58}) {
            assertEquals("24c32 at 0x" + Integer.toHexString(address) + ": its address must be 0x50 to 0x57",
                    assertThrows(IllegalArgumentException.class, () -> At24c.create("24c32", address, bus, clock))
                            .getMessage());
        }
        assertThrows(IllegalStateException.class, () -> memory.erase(0));
    }

    @Test
    void writesAPageInATransferAndWaitsUntilItIsWritten() throws IOException {
        long before = clock.uptimeMillis();
        memory.program(0x1fc0, bytes, 0, 3 * PAGE);
        assertEquals(List.of("1fc0 66", "2000 66", "2040 66"), bus.writes);
        assertEquals(3 * 5, clock.uptimeMillis() - before);
        memory.read(0x1fc0, bytes, 0, 1);
        assertEquals(3 * 5, clock.uptimeMillis() - before);
    }

    @Test
    void waitsForTheWriteOfTheLifeBefore() throws IOException {
        byte[] write = {0, 0, 7};
        bus.transfer(0x51, write, 3, bytes, 0);
        memory.read(0, bytes, 0, 1);
        assertEquals(7, bytes[0]);
        bus.transfer(0x51, write, 3, bytes, 0);
        memory.program(0, new byte[PAGE], 0, PAGE);
        memory.read(0, bytes, 0, 1);
        assertEquals(0, bytes[0]);
    }

    @Test
    void saysThatNobodyAcknowledgesAndComesBackByItself() throws IOException {
        check(Fault.ABSENT, NOBODY);
    }

    @Test
    void saysThatItRefusesDataAndComesBackByItself() throws IOException {
        check(Fault.REFUSES_DATA, WHERE + "it answers, but refuses what is written. Is its pin WP low, its supply"
                + " steady?");
    }

    @Test
    void saysThatTheBusIsStuckAndComesBackByItself() throws IOException {
        check(Fault.HOLDS_BUS, WHERE + "the bus is stuck, a line is held low: look for a short circuit, missing pull-up"
                + " resistors, or a chip without power");
    }

    @Test
    void saysWhatTheBusReportsBesides() {
        At24c other = At24c.create("24c256", 0x51, (address, write, writeLength, read, readLength) -> 9, clock);
        assertEquals(WHERE + "the bus reports error 9",
                assertThrows(IOException.class, () -> other.read(0, bytes, 0, 1)).getMessage());
    }

    @Test
    void givesUpAWriteThatDoesNotEnd() throws IOException {
        chip.inject(Fault.NEVER_READY);
        long before = clock.uptimeMillis();
        assertEquals(NOBODY,
                assertThrows(IOException.class, () -> memory.program(0, bytes, 0, 2 * PAGE)).getMessage());
        assertEquals(20, clock.uptimeMillis() - before);
        assertEquals(List.of("0000 66"), bus.writes);
        chip.inject(Fault.NONE);
        memory.program(0, bytes, 0, 2 * PAGE);
    }

    /** The natives of an ESP32 ask whose acknowledgement it was that did not come, and by then the chip has written. */
    @Test
    void takesDataThatIsNotAcknowledgedForAWriteUnderWay() throws IOException {
        I2cBus late = (address, write, writeLength, read, readLength) -> {
            int result = bus.transfer(address, write, writeLength, read, readLength);
            return result == I2cBus.ADDRESS_NOT_ACKNOWLEDGED ? I2cBus.DATA_NOT_ACKNOWLEDGED : result;
        };
        byte[] written = {1, 2, 3};
        System.arraycopy(written, 0, bytes, 0, 3);
        At24c other = At24c.create("24c256", 0x51, late, clock);
        other.program(0, bytes, 0, 4 * PAGE);
        byte[] read = new byte[3];
        other.read(0, read, 0, 3);
        assertArrayEquals(written, read);
    }

    @Test
    void allocatesNothing() throws IOException {
        long least = Long.MAX_VALUE;   // of three rounds: the first pays for what the virtual machine does once
        for (int round = 0; round < 3; round++) {
            bus.allocatedBytes = 0;
            long before = Allocations.bytes();
            for (int i = 0; i < Rounds.of(2_000); i++) {
                memory.program(0, bytes, 0, 2 * PAGE);
                memory.read(33, bytes, 0, 3 * PAGE);
            }
            least = Math.min(least, Allocations.bytes() - before - bus.allocatedBytes);
        }
        assertEquals(0, least);
    }

    private void check(Fault fault, String text) throws IOException {
        for (int i = 0; i < 2; i++) {
            chip.inject(fault);
            checkFailure(text, () -> memory.read(0, bytes, 0, 1));
            checkFailure(text, () -> memory.program(0, bytes, 0, 2 * PAGE));
            chip.inject(Fault.NONE);
            bytes[0] = (byte) (i + 1);
            memory.program(0, bytes, 0, PAGE);
            memory.read(0, bytes, 1, 1);
            assertEquals(i + 1, bytes[1]);
        }
    }

    private void checkFailure(String text, Executable access) {
        long before = clock.uptimeMillis();
        assertEquals(text, assertThrows(IOException.class, access).getMessage());
        assertTrue(clock.uptimeMillis() - before <= 20, "takes " + (clock.uptimeMillis() - before) + " ms");
    }

    /** Writes down where the writes of more than an address begin and how long they are. */
    private static final class RecordingBus implements I2cBus {

        private final SimulatedI2cBus bus = new SimulatedI2cBus();
        private final List<String> writes = new ArrayList<>();
        private long allocatedBytes;

        RecordingBus(At24cChip chip) {
            bus.attach(chip);
        }

        @Override
        public int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
            long before = Allocations.bytes();
            int result = bus.transfer(address, write, writeLength, read, readLength);
            if (writeLength > 3 && result == OK && writes.size() < 10) {
                writes.add(hex(write[0]) + hex(write[1]) + " " + writeLength);
            }
            allocatedBytes += Allocations.bytes() - before;
            return result;
        }

        private static String hex(byte value) {
            return Integer.toHexString(0x100 | value & 0xff).substring(1);
        }
    }
}

package io.limpet.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.simulator.memory.SimulatedMemory;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a slot promises while the power stays; power cuts are {@link SlotPowerCutTest}'s. */
@HostOnly("its memories are the simulator's")
class SlotTest {

    private static final int KIND = 3;

    private final SimulatedMemory memory = SimulatedMemory.flash(4, 256, 16);
    private final Slot slot = new Slot(memory, 0, 1, KIND);

    @Test
    void isEmptyOnAMemoryThatNobodyWroteTo() throws IOException {
        assertEquals(0, slot.read(new byte[10]));
    }

    @Test
    void isEmptyOnAMemoryFullOfSomethingElse() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            SimulatedMemory eeprom = SimulatedMemory.eeprom(2, 256, 32);
            byte[] noise = new byte[512];
            new Random(seed).nextBytes(noise);
            noise[0] = 'L';
            noise[1] = 'K';
            noise[2] = 1;
            noise[3] = KIND;
            eeprom.program(0, noise, 0, noise.length);
            Slot found = new Slot(eeprom, 0, 1, KIND);
            assertEquals(0, found.read(new byte[300]));
            found.write(new byte[] {1, 2, 3}, 3);
            assertEquals(3, found.read(new byte[300]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 32, 33, 223, 224})
    void givesBackWhatWasWrittenLast(int length) throws IOException {
        assertEquals(224, slot.bytesMax());
        for (int round = 0; round < 5; round++) {
            byte[] record = new byte[length];
            new Random(length + round).nextBytes(record);
            slot.write(record, length);
            byte[] into = new byte[length];
            assertEquals(length, slot.read(into));
            assertArrayEquals(record, into);
        }
    }

    @Test
    void wearsBothCopiesAlike() throws IOException {
        for (int i = 0; i < 100; i++) {
            slot.write(new byte[] {(byte) i}, 1);
        }
        assertEquals(50, memory.wear(0));
        assertEquals(50, memory.wear(256));
        assertEquals(0, memory.wear(512));
    }

    @Test
    void doesNotReadARecordThatDoesNotFit() throws IOException {
        slot.write(new byte[20], 20);
        assertEquals(0, slot.read(new byte[19]));
        assertEquals(20, slot.read(new byte[20]));
    }

    @Test
    void doesNotReadARecordOfAnotherKind() throws IOException {
        slot.write(new byte[20], 20);
        assertEquals(0, new Slot(memory, 0, 1, KIND + 1).read(new byte[20]));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> slot.write(new byte[300], 225));
        assertThrows(IllegalArgumentException.class, () -> slot.write(new byte[3], 4));
        assertThrows(IllegalArgumentException.class, () -> slot.write(new byte[3], -1));
        assertThrows(IllegalArgumentException.class, () -> new Slot(memory, 3, 1, KIND));
        assertThrows(IllegalArgumentException.class, () -> new Slot(memory, -1, 1, KIND));
        assertThrows(IllegalArgumentException.class, () -> new Slot(memory, 0, 0, KIND));
    }

    @Test
    void saysThatTheMemoryDoesNotAnswer() {
        memory.setAnswering(false);
        assertThrows(IOException.class, () -> slot.read(new byte[10]));
        assertThrows(IOException.class, () -> slot.write(new byte[10], 10));
    }

    @Test
    void oneBitThatAgesGivesTheOlderRecordAtWorst() throws IOException {
        byte[] older = "the older record".getBytes();
        byte[] newer = "and the newer one, which is longer".getBytes();
        slot.write(older, older.length);
        slot.write(newer, newer.length);
        int felt = 0;
        for (int bit = 0; bit < 8 * 512; bit++) {
            SimulatedMemory aged = memory.copy();
            aged.flipBit(bit / 8, bit % 8);
            byte[] into = new byte[100];
            int length = new Slot(aged, 0, 1, KIND).read(into);
            String found = new String(into, 0, length);
            assertTrue(found.equals(new String(newer)) || found.equals(new String(older)), bit + ": " + found);
            felt += found.equals(new String(older)) ? 1 : 0;
        }
        assertTrue(felt >= 8 * (16 + newer.length) && felt <= 8 * (16 + newer.length + 8), felt + " felt");
    }

    @Test
    void bitsThatAgeInBothCopiesGiveNoneAtWorst() throws IOException {
        slot.write("one".getBytes(), 3);
        slot.write("two".getBytes(), 3);
        memory.flipBit(17, 0);
        assertEquals(3, slot.read(new byte[3]));
        memory.flipBit(256 + 17, 0);
        assertEquals(0, slot.read(new byte[3]));
        slot.write("six".getBytes(), 3);
        assertEquals(3, slot.read(new byte[3]));
    }
}

package io.limpet.simulator.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.natives.PowerCut;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the model allows, what it refuses, and what each outcome leaves. */
class SimulatedMemoryTest {

    private static final int UNIT = 16;
    private static final byte[] NEW = filled(0x0f);

    /** Every way in which the power can fail. */
    private static final List<Outcome> CUTS = List.of(Outcome.NOT_STARTED, Outcome.COMPLETE, Outcome.firstBytes(5),
            Outcome.someBits(1), Outcome.unstable(2), Outcome.garbage(3));

    private final SimulatedMemory flash = SimulatedMemory.flash(3, 64, UNIT);
    private final SimulatedMemory eeprom = SimulatedMemory.eeprom(3, 64, UNIT);

    @Test
    void refusesToProgramAUnitOfFlashTwice() throws IOException {
        flash.program(64, NEW, 0, UNIT);
        assertEquals("unit at 64: programmed twice since its sector was erased",
                assertThrows(AssertionError.class, () -> flash.program(64, NEW, 0, UNIT)).getMessage());
        flash.erase(1);
        flash.program(64, NEW, 0, UNIT);
        eeprom.program(64, NEW, 0, UNIT);
        eeprom.program(64, NEW, 0, UNIT);
    }

    @Test
    void refusesToEraseWhatIsNotErased() {
        assertThrows(AssertionError.class, () -> eeprom.erase(0));
    }

    @Test
    void takesNoUnitForErasedThatAPowerCutMayHaveTouched() throws IOException {
        for (Outcome cut : CUTS) {
            SimulatedMemory memory = flash.copy();
            cut(memory, cut);
            if (cut == Outcome.NOT_STARTED) {
                memory.program(0, NEW, 0, UNIT);
            } else {
                assertThrows(AssertionError.class, () -> memory.program(0, NEW, 0, UNIT), cut.toString());
            }
            memory.program(UNIT, NEW, 0, UNIT);
        }
    }

    @Test
    void takesNoSectorForErasedWhoseErasureWasCut() throws IOException {
        for (Outcome cut : CUTS) {
            SimulatedMemory memory = flash.copy();
            memory.program(0, NEW, 0, UNIT);
            memory.setFate(Fate.at(1, cut));
            assertThrows(PowerCut.class, () -> memory.erase(0));
            assertThrows(AssertionError.class, () -> memory.program(0, NEW, 0, UNIT), cut.toString());
            memory.erase(0);
            memory.program(0, NEW, 0, UNIT);
        }
    }

    /** The power fails in the second of three units. */
    @Test
    void leavesWhatIsBeforeTheCutNewAndWhatIsBehindItOld() {
        for (Outcome cut : CUTS) {
            for (SimulatedMemory blank : List.of(flash, eeprom)) {
                SimulatedMemory memory = blank.copy();
                byte[] three = new byte[3 * UNIT];
                memory.setFate(Fate.at(2, cut));
                assertThrows(PowerCut.class, () -> memory.program(0, three, 0, three.length));
                byte[] content = memory.content();
                assertArrayEquals(new byte[UNIT], Arrays.copyOf(content, UNIT), cut.toString());
                assertArrayEquals(filled(0xff), Arrays.copyOfRange(content, 2 * UNIT, 3 * UNIT), cut.toString());
            }
        }
    }

    @Test
    void leavesOfATornUnitWhatTheOutcomeSays() throws IOException {
        assertArrayEquals(filled(0xf0), torn(Outcome.NOT_STARTED));
        assertArrayEquals(NEW, torn(Outcome.COMPLETE));
        byte[] prefix = filled(0xf0);
        Arrays.fill(prefix, 0, 5, (byte) 0x0f);
        assertArrayEquals(prefix, torn(Outcome.firstBytes(5)));
        assertFalse(Arrays.equals(torn(Outcome.someBits(1)), torn(Outcome.someBits(2))));
        assertArrayEquals(torn(Outcome.someBits(1)), torn(Outcome.someBits(1)));
        assertFalse(Arrays.equals(torn(Outcome.garbage(1)), torn(Outcome.garbage(2))));
    }

    @Test
    void mixesOnlyWhatDiffers() throws IOException {
        SimulatedMemory memory = flash.copy();
        cut(memory, Outcome.someBits(1));
        for (byte each : Arrays.copyOf(memory.content(), UNIT)) {
            assertEquals(0x0f, each & 0x0f, "bits that are ones before and after");
        }
    }

    @Test
    void readsUnstableBitsOtherwiseUntilTheyAreErased() throws IOException {
        cut(flash, Outcome.unstable(1));
        assertFalse(Arrays.equals(read(flash), read(flash)));
        SimulatedMemory other = flash.copy();
        assertArrayEquals(read(flash), read(other), "the same history, the same looks");
        flash.erase(0);
        assertArrayEquals(read(flash), read(flash));
        assertFalse(Arrays.equals(read(other), read(other)));
    }

    @Test
    void failsWithTheContentUndefined() throws IOException {
        flash.setFate(Fate.from(2, Outcome.fails(7)));
        flash.program(0, NEW, 0, UNIT);
        assertEquals("simulated flash of 192 bytes: program at 16 failed",
                assertThrows(IOException.class, () -> flash.program(UNIT, NEW, 0, UNIT)).getMessage());
        assertEquals("simulated flash of 192 bytes: erase at 64 failed",
                assertThrows(IOException.class, () -> flash.erase(1)).getMessage());
        flash.setFate(Fate.KIND);
        assertThrows(AssertionError.class, () -> flash.program(UNIT, NEW, 0, UNIT));
        assertThrows(AssertionError.class, () -> flash.program(64, NEW, 0, UNIT));
    }

    @Test
    void saysNothingOfAWornUnitThatDoesNotHold() throws IOException {
        flash.setFate(Fate.at(1, Outcome.unnoticed(1)));
        flash.program(0, NEW, 0, UNIT);
        assertFalse(Arrays.equals(NEW, read(flash)));
    }

    @Test
    void makesZerosOfOnesInFlashAndNothingElse() throws IOException {
        flash.flipBit(0, 1);
        flash.program(0, NEW, 0, UNIT);
        assertEquals(0x0d, flash.content()[0]);
    }

    @Test
    void changesNothingWhenItDoesNotAnswer() throws IOException {
        flash.program(0, NEW, 0, UNIT);
        flash.setAnswering(false);
        assertThrows(IOException.class, () -> read(flash));
        assertThrows(IOException.class, () -> flash.erase(0));
        assertThrows(IOException.class, () -> flash.program(UNIT, NEW, 0, UNIT));
        flash.setAnswering(true);
        assertArrayEquals(NEW, read(flash));
        flash.program(UNIT, NEW, 0, UNIT);
    }

    @Test
    void countsWhatWearsIt() throws IOException {
        for (int i = 0; i < 3; i++) {
            flash.erase(1);
            flash.program(64, NEW, 0, UNIT);
            eeprom.program(32, NEW, 0, UNIT);
        }
        eeprom.program(48, NEW, 0, UNIT);
        assertEquals(List.of(0, 3, 3), List.of(flash.wear(63), flash.wear(64), flash.wear(127)));
        assertEquals(List.of(0, 3, 1), List.of(eeprom.wear(31), eeprom.wear(47), eeprom.wear(48)));
        assertEquals(3, flash.wearMax());
        assertEquals(6, flash.steps());
    }

    @Test
    void isCopiedAndRestoredWithoutATrace() throws IOException {
        flash.program(0, NEW, 0, UNIT);
        SimulatedMemory copy = flash.copy();
        flash.erase(0);
        flash.restore(copy);
        assertArrayEquals(copy.content(), flash.content());
        assertEquals(0, flash.wear(0));
        assertThrows(AssertionError.class, () -> flash.program(0, NEW, 0, UNIT));
        copy.erase(0);
        assertArrayEquals(NEW, read(flash));
        assertThrows(IllegalArgumentException.class, () -> flash.restore(eeprom));
    }

    @Test
    void refusesAGeometryThatCannotBe() {
        for (int[] each : new int[][] {{1, 64, 16}, {2, 60, 16}, {2, 64, 12}, {2, 512, 512}, {2, 8, 16}, {2, 64, 0}}) {
            assertThrows(IllegalArgumentException.class, () -> SimulatedMemory.flash(each[0], each[1], each[2]));
        }
        assertTrue(SimulatedMemory.flash(2, 1, 1).isErasable());
    }

    /** What a unit of an EEPROM that was 0xf0 holds when the programming of 0x0f ends like this. */
    private byte[] torn(Outcome outcome) throws IOException {
        SimulatedMemory memory = eeprom.copy();
        memory.program(0, filled(0xf0), 0, UNIT);
        cut(memory, outcome);
        return read(memory);
    }

    private static void cut(SimulatedMemory memory, Outcome outcome) {
        memory.setFate(Fate.at(1, outcome));
        assertThrows(PowerCut.class, () -> memory.program(0, NEW, 0, UNIT));
    }

    /** The first unit. */
    private static byte[] read(SimulatedMemory memory) throws IOException {
        byte[] into = new byte[UNIT];
        memory.read(0, into, 0, UNIT);
        return into;
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[UNIT];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}

package io.limpet.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.board.NonVolatile;
import io.limpet.memory.CutMemory.Doubt;
import io.limpet.simulator.memory.Fate;
import io.limpet.simulator.memory.Outcome;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.simulator.natives.PowerCut;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power is cut at every write of every replacement, which leaves that write torn in every way, and then once more
 * at every write of the replacement after it: what is read is always the record before or the record after.
 */
@HostOnly("its memories are the simulator's")
class SlotPowerCutTest {

    private static final int KIND = 7;
    private static final int REPLACEMENTS = 5;

    /** Records of different lengths, the first of them shorter than a unit, none of them empty. */
    private static final String[] RECORDS = {"a", "second record, of more units than one", "third", "4",
        "the fifth, which is a good deal longer than a unit of the memory"};

    private int cuts;

    @ParameterizedTest
    @ValueSource(ints = {4, 16})
    void flashKeepsTheOldRecordOrTheNew(int unitBytes) throws Exception {
        explore(SimulatedMemory.flash(4, 256, unitBytes), 1);
    }

    @Test
    void soDoesFlashWithMoreSectorsToACopy() throws Exception {
        explore(SimulatedMemory.flash(6, 128, 16), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 32})
    void anEepromKeepsTheOldRecordOrTheNew(int pageBytes) throws Exception {
        explore(SimulatedMemory.eeprom(4, 256, pageBytes), 1);
    }

    @Test
    void aRecordThatComesBackTornIsTheOldOne() throws Exception {
        SimulatedMemory memory = SimulatedMemory.flash(4, 256, 16);
        write(memory, 1, "old");
        memory.setFate((erase, address) -> address % 256 == 16 ? Outcome.unnoticed(5) : Outcome.DONE);
        try {
            write(memory, 1, "new");
            throw new AssertionError("must be noticed when the record is read back");
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("does not keep what is written"), e.getMessage());
        }
        assertEquals("old", read(memory, 1));
    }

    /** An end mark that shows at one look and not at the next; then a record that fades; then a third cut. */
    @Test
    void ofTwoThatAreNotFinishedTheOlderOneIsKept() throws Exception {
        SimulatedMemory memory = SimulatedMemory.flash(4, 256, 16);
        write(memory, 1, "oldest");
        write(memory, 1, "older");
        memory.setFate((erase, address) -> address == 3 * 256 - 16 ? Outcome.NOT_STARTED : Outcome.DONE);
        assertThrows(PowerCut.class, () -> write(memory, 1, "newer"));
        for (int bit = 0; bit < 8 * 16; bit++) {
            if ((memory.content()[2 * 256 - 16 + bit / 8] >> bit % 8 & 1) == 0) {
                memory.flipBit(2 * 256 - 16 + bit / 8, bit % 8);
            }
        }
        memory.setFate(Fate.at(2, Outcome.NOT_STARTED));
        assertThrows(PowerCut.class, () -> write(memory, 1, "newest"));
        memory.flipBit(2 * 256 + 16, 0);
        assertEquals("older", read(memory, 1));
    }

    /** The mark of a record that was cut short shows when the next one is in its place. */
    @Test
    void anEndMarkIsTakenAwayFirst() throws Exception {
        int mark = 2 * 256 - 32;
        SimulatedMemory memory = SimulatedMemory.eeprom(4, 256, 32);
        write(memory, 1, "old");
        SimulatedMemory whole = memory.copy();
        write(whole, 1, "cut short");
        CutMemory late = new CutMemory(memory, new Doubt(mark, Arrays.copyOfRange(whole.content(), mark, mark + 32)));
        memory.setFate((erase, address) -> address == 256 ? Outcome.COMPLETE : Outcome.DONE);
        assertThrows(PowerCut.class, () -> write(late, 1, "without mark"));
        late.decay();
        memory.setFate((erase, address) -> address % 256 == 0 ? Outcome.garbage(1) : Outcome.DONE);
        assertThrows(PowerCut.class, () -> write(memory, 1, "third"));
        memory.flipBit(256 + 16, 0);
        assertEquals("old", read(memory, 1));
    }

    /** The youngest has aged, so that the one before it is all there is. */
    @Test
    void writesOverTheCopyThatIsNotIntact() throws Exception {
        SimulatedMemory memory = SimulatedMemory.flash(4, 256, 16);
        write(memory, 1, "old");
        write(memory, 1, "new");
        memory.flipBit(256 + 16, 0);
        memory.setFate(Fate.at(2, Outcome.NOT_STARTED));
        assertThrows(PowerCut.class, () -> write(memory, 1, "newest"));
        assertEquals("old", read(memory, 1));
    }

    private void explore(SimulatedMemory blank, int sectors) throws Exception {
        SimulatedMemory memory = blank;
        String old = "";
        for (int i = 0; i < REPLACEMENTS; i++) {
            String before = old;
            String wanted = RECORDS[i];
            String next = RECORDS[(i + 1) % REPLACEMENTS];
            cutAtEach(memory.copy(), null, sectors, wanted, (left, doubt, how) -> {
                Set<String> allowed = Set.of(before, wanted);
                demand(left, doubt, sectors, allowed, how);
                cutAtEach(left.copy(), doubt, sectors, next, (left2, doubt2, how2) ->
                        demand(left2, doubt2, sectors, Set.of(before, wanted, next), how + "; then " + how2));
            });
            write(memory, sectors, wanted);
            assertEquals(wanted, read(memory, sectors));
            old = wanted;
        }
        System.out.printf("          %s in units of %d: %,d cuts%n", blank.description(), blank.unitBytes(), cuts);
        assertTrue(cuts > 5_000, cuts + " cuts");
    }

    private void cutAtEach(SimulatedMemory memory, Doubt doubt, int sectors, String wanted, CutMemory.Cuts cut)
            throws Exception {
        CutMemory cutMemory = new CutMemory(memory, doubt);
        cutMemory.cut(cut);
        write(cutMemory, sectors, wanted);
        cutMemory.cut(null);
        assertEquals(wanted, read(cutMemory, sectors));
        cutMemory.decay();
        assertEquals(wanted, read(cutMemory, sectors), "what is in doubt must be none of what counts");
    }

    /** Now, and when what is in doubt reads otherwise. */
    private void demand(SimulatedMemory left, Doubt doubt, int sectors, Set<String> allowed, String how)
            throws IOException {
        cuts++;
        SimulatedMemory looked = left.copy();
        for (int look = 0; look < 3; look++) {
            String found = read(looked, sectors);
            assertTrue(allowed.contains(found), how + ": found \"" + found + "\", must be of " + allowed);
            if (doubt != null) {
                doubt.decay(looked);
            }
        }
    }

    private static void write(NonVolatile memory, int sectors, String record) throws IOException {
        byte[] bytes = record.getBytes();
        new Slot(memory, 1, sectors, KIND).write(bytes, bytes.length);
    }

    private static String read(NonVolatile memory, int sectors) throws IOException {
        byte[] into = new byte[100];
        int length = new Slot(memory, 1, sectors, KIND).read(into);
        return new String(into, 0, length);
    }
}

package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.simulator.memory.SimulatedMemory;
import org.junit.jupiter.api.Test;

/** Every single bit of a memory flipped in turn: one record at most is lost, and that is counted. */
@HostOnly("its memories are the simulator's")
class JournalBitErrorTest {

    @Test
    void losesOneRecordOfFlashAtMost() throws Exception {
        check(SimulatedMemory.flash(5, 256, 8));
    }

    @Test
    void losesOneRecordOfAnEepromAtMost() throws Exception {
        check(SimulatedMemory.eeprom(5, 256, 16));
    }

    private static void check(SimulatedMemory memory) throws Exception {
        BitErrors errors = new BitErrors(Journal.REAL);
        errors.flipEachBit(memory);
        System.out.printf("          %s: %d bits flipped, %d records damaged, %d of them of what waits%n",
                memory.description(), errors.flipped(), errors.counted(), errors.felt());
        assertTrue(errors.counted() > 1_000 && errors.felt() > 1_000 && errors.felt() < errors.flipped());
    }
}

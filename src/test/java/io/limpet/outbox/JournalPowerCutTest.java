package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.simulator.memory.Fate;
import io.limpet.simulator.memory.Outcome;
import io.limpet.simulator.memory.SimulatedMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Power cuts in memories of the sizes that there are, one after another and at random. */
@HostOnly("its memories are the simulator's")
class JournalPowerCutTest {

    private static final List<Outcome> CUTS = List.of(Outcome.NOT_STARTED, Outcome.firstBytes(0), Outcome.firstBytes(7),
            Outcome.someBits(1), Outcome.garbage(2), Outcome.unstable(3), Outcome.COMPLETE);

    private static final int RANDOM_HISTORIES = 400;
    private static final int RANDOM_STEPS = 150;

    @Test
    void survivesACutAtEachWriteOfAProgramInFlash() throws Exception {
        cutAtEachWrite(SimulatedMemory.flash(16, 4096, 16), 1_500, 1_000);
    }

    @Test
    void survivesACutAtEachWriteOfAProgramInA24c32() throws Exception {
        cutAtEachWrite(SimulatedMemory.eeprom(8, 512, 32), 150, 200);
    }

    /** The program is started anew with a cut one write later, until it ends without one. */
    private static void cutAtEachWrite(SimulatedMemory blank, int messageBytes, int writesAtLeast) throws Exception {
        List<Operation> program = program();
        int step = 1;
        while (isCutAt(step, CUTS.get(step % CUTS.size()), blank.copy(), program, messageBytes)) {
            step++;
        }
        assertTrue(step > writesAtLeast, "only " + step + " writes");
    }

    private static boolean isCutAt(long step, Outcome outcome, SimulatedMemory memory, List<Operation> program,
            int messageBytes) throws Exception {
        memory.setFate(Fate.at(step, outcome));
        JournalLife life = new JournalLife(memory, 12, messageBytes, WhenFull.DROP_OLDEST);
        try {
            for (Operation operation : program) {
                life.step(operation);
            }
            life.step(Operation.REBOOT);
        } catch (AssertionError e) {
            throw new AssertionError("write " + step + " " + outcome + ": " + e.getMessage(), e);
        }
        assertTrue(life.powerCuts() <= 1);
        return life.powerCuts() == 1;
    }

    /** About thirty steps that fill the ring, overflow it, and drain it partly. */
    private static List<Operation> program() {
        List<Operation> program = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            program.addAll(List.of(Operation.APPEND_LONG, Operation.APPEND_LONG, Operation.APPEND_SHORT,
                    Operation.SEND_OLDEST, i % 2 == 0 ? Operation.ACKNOWLEDGE_SECOND : Operation.SEND_SECOND));
        }
        return program;
    }

    @ParameterizedTest
    @EnumSource
    void survivesCutsAtRandomInFlash(WhenFull whenFull) throws Exception {
        cutAtRandom(SimulatedMemory.flash(5, 256, 16), whenFull);
    }

    @ParameterizedTest
    @EnumSource
    void survivesCutsAtRandomInAnEeprom(WhenFull whenFull) throws Exception {
        cutAtRandom(SimulatedMemory.eeprom(4, 256, 16), whenFull);
    }

    /** Many cuts a history, in recovery too, in recovery from those, and so on. */
    private static void cutAtRandom(SimulatedMemory blank, WhenFull whenFull) throws Exception {
        long cuts = 0;
        for (long seed = 1; seed <= RANDOM_HISTORIES; seed++) {
            try {
                cuts += cutAtRandom(blank.copy(), whenFull, new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertTrue(cuts > 10L * RANDOM_HISTORIES, "only " + cuts + " cuts");
    }

    private static long cutAtRandom(SimulatedMemory memory, WhenFull whenFull, Random random) throws Exception {
        int writesPerCut = 10 + random.nextInt(100);
        memory.setFate((erase, address) -> random.nextInt(writesPerCut) > 0 ? Outcome.DONE : cut(random));
        JournalLife life = new JournalLife(memory, 1 + random.nextInt(8), 40, whenFull);
        for (int step = 0; step < RANDOM_STEPS; step++) {
            life.step(Operation.values()[random.nextInt(Operation.values().length)]);
        }
        memory.setFate(Fate.KIND);
        life.step(Operation.REBOOT);
        long waiting = life.ledger().live().size();
        for (long i = 0; i < waiting; i++) {
            life.step(Operation.ACKNOWLEDGE_OLDEST);
        }
        assertEquals(0, life.outbox().size());
        return life.powerCuts();
    }

    private static Outcome cut(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Outcome.NOT_STARTED;
            case 1 -> Outcome.COMPLETE;
            case 2 -> Outcome.firstBytes(random.nextInt(16));
            case 3 -> Outcome.someBits(random.nextLong());
            case 4 -> Outcome.garbage(random.nextLong());
            default -> Outcome.unstable(random.nextLong());
        };
    }
}

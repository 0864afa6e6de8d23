package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.Rounds;
import io.limpet.simulator.memory.SimulatedMemory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A journal keeps the contract of every outbox, and keeps it through reboots. The memory is large: count limits. */
abstract class JournalContract extends OutboxContract {

    private static final int REBOOT_HISTORIES = Rounds.of(500);

    private final SimulatedMemory blank = memory();

    abstract SimulatedMemory memory();

    @Override
    final Outbox create(int capacity, WhenFull whenFull) throws OutboxException {
        return open(blank.copy(), capacity, whenFull);
    }

    private static Outbox open(SimulatedMemory memory, int capacity, WhenFull whenFull) throws OutboxException {
        try {
            return Journal.REAL.open(memory, capacity, MESSAGE_BYTES_MAX, whenFull);
        } catch (OutboxException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void behavesAsTheModelThroughRebootsInAnyHistory(WhenFull whenFull) throws OutboxException {
        for (long seed = 1; seed <= REBOOT_HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Step> history = history(random);
            try {
                replay(history, 1 + (int) (seed % 5), whenFull, random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", " + history, e);
            }
        }
    }

    private void replay(List<Step> history, int capacity, WhenFull whenFull, Random random) throws OutboxException {
        SimulatedMemory memory = blank.copy();
        Outbox outbox = open(memory, capacity, whenFull);
        Model model = new Model(capacity, whenFull);
        for (Step step : history) {
            if (random.nextInt(8) == 0) {
                outbox = open(memory, capacity, whenFull);
                forget(model, outbox);
            }
            step.on(outbox, model);
            model.check(outbox);
        }
    }

    /** What was refused since the last sector began, and nothing else of what was dropped, is in RAM only. */
    private static void forget(Model model, Outbox outbox) {
        long forgotten = model.dropped - outbox.dropped();
        assertTrue(forgotten >= 0 && forgotten <= model.refused, forgotten + " of " + model.refused + " forgotten");
        model.dropped = outbox.dropped();
        model.refused = 0;
    }
}

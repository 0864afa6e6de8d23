package io.limpet.outbox;

import io.limpet.memory.CutMemory;
import io.limpet.simulator.memory.SimulatedMemory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * All histories of a journal up to a depth, and in the last step of each of them every power cut.
 *
 * <pre>
 *   history      boot, append, send, acknowledge, ...                       all sequences, depth first
 *   cut          within its last step, at every write, torn in every way    then recovery
 *   second cut   within that recovery, and within the first step after it   then recovery, and an append
 * </pre>
 *
 * After each step and each recovery the {@link Ledger} judges what the outbox holds. The memory is copied at each
 * branch; an outbox has a part in RAM, which cannot be: it is opened anew, and what was done since its boot repeated.
 */
final class PowerCutExplorer {

    /** What is tried after the first cut, each by itself. */
    private static final List<Operation> FIRST_AFTER_CUT = List.of(Operation.APPEND_SHORT, Operation.SEND_OLDEST,
            Operation.ACKNOWLEDGE_OLDEST);

    private final Journal journal;
    private final Ledger.Limits limits;

    private Depth depthMax;

    /** The length of the history. */
    private int depth;

    /** How it came to this, for the message of a failure. */
    private final Deque<String> path = new ArrayDeque<>();

    private long histories;
    private long cuts;
    private long secondCuts;

    PowerCutExplorer(Journal journal, Ledger.Limits limits) {
        this.journal = journal;
        this.limits = limits;
    }

    /** A memory at a boot, what the outbox held then, what was done since, and what it holds now. */
    private record Life(SimulatedMemory atBoot, Ledger ledgerAtBoot, List<Operation> since, Ledger ledger) {

        static Life of(SimulatedMemory memory, Ledger ledger) {
            return new Life(memory, ledger, List.of(), ledger);
        }

        Life then(Operation operation, Ledger after) {
            List<Operation> longer = new ArrayList<>(since);
            longer.add(operation);
            return new Life(atBoot, ledgerAtBoot, longer, after);
        }
    }

    /** How long histories become, and how long those that have second cuts. */
    record Depth(int histories, int secondCuts) {
    }

    /** What a history does next with each memory that a cut leaves. */
    private interface Cut {

        void left(SimulatedMemory memory, CutMemory.Doubt doubt, Ledger before, Operation interrupted) throws Exception;
    }

    /** Explores from a memory that is blank: the journal is made under cuts as well. */
    void explore(SimulatedMemory blank, Depth to) {
        depthMax = to;
        path.add("a blank memory");
        try {
            boot(new CutMemory(blank.copy(), null), Ledger.empty(limits), this::firstCut);
        } catch (Exception | AssertionError e) {
            throw failure(e);
        }
        path.removeLast();
        explore(blank, List.of(), 0, to);
    }

    /**
     * Explores from each state of a program, but for the first ones.
     *
     * @param program done once, without cuts
     * @param skipped so many states are not explored
     */
    void explore(SimulatedMemory blank, List<Operation> program, int skipped, Depth to) {
        depthMax = to;
        try {
            Life life = Life.of(blank, Ledger.empty(limits));
            for (int done = 0; done <= program.size(); done++) {
                path.add("after " + done + " steps");
                if (done >= skipped) {
                    explore(life);
                }
                life = done < program.size() ? step(life, program.get(done), null) : life;
                path.removeLast();
            }
        } catch (Exception | AssertionError e) {
            throw failure(e);
        }
    }

    private AssertionError failure(Throwable e) {
        return new AssertionError(String.join("\n  ", path) + "\n" + e, e);
    }

    long histories() {
        return histories;
    }

    long cuts() {
        return cuts;
    }

    long secondCuts() {
        return secondCuts;
    }

    private void explore(Life life) throws Exception {
        depth++;
        for (Operation operation : Operation.values()) {
            if (operation.isPossible(life.ledger)) {
                path.add(operation.toString());
                histories++;
                Life longer = step(life, operation, this::firstCut);
                if (depth < depthMax.histories) {
                    explore(longer);
                }
                path.removeLast();
            }
        }
        depth--;
    }

    /** Does one thing more, with all its cuts, or with none. */
    private Life step(Life life, Operation operation, Cut cut) throws Exception {
        CutMemory memory = new CutMemory(life.atBoot.copy(), null);
        Outbox outbox = repeat(life, memory);
        if (operation == Operation.REBOOT) {
            SimulatedMemory atBoot = memory.copy();
            Outbox again = boot(memory, life.ledger, cut);
            return Life.of(atBoot, life.ledger.after(operation, Outbox.NONE, again));
        }
        return life.then(operation, run(operation, outbox, memory, life.ledger, cut));
    }

    private Outbox repeat(Life life, CutMemory memory) throws Exception {
        Outbox outbox = open(memory);
        Ledger ledger = life.ledgerAtBoot;
        for (Operation operation : life.since) {
            ledger = ledger.after(operation, operation.on(outbox, ledger), outbox);
        }
        return outbox;
    }

    private Outbox open(CutMemory memory) throws Exception {
        return journal.open(memory, limits.capacity(), limits.messageBytesMax(), limits.whenFull());
    }

    private Outbox boot(CutMemory memory, Ledger ledger, Cut cut) throws Exception {
        memory.cut(handler(cut, ledger, Operation.REBOOT));
        Outbox outbox = open(memory);
        memory.cut(null);
        return outbox;
    }

    private Ledger run(Operation operation, Outbox outbox, CutMemory memory, Ledger ledger, Cut cut) throws Exception {
        memory.cut(handler(cut, ledger, operation));
        long answer = operation.on(outbox, ledger);
        memory.cut(null);
        return ledger.after(operation, answer, outbox);
    }

    private CutMemory.Cuts handler(Cut cut, Ledger before, Operation operation) {
        return cut == null ? null : (left, doubt, how) -> {
            path.add("cut in " + operation + ", " + how);
            cut.left(left, doubt, before, operation);
            path.removeLast();
        };
    }

    private void firstCut(SimulatedMemory left, CutMemory.Doubt doubt, Ledger before, Operation interrupted)
            throws Exception {
        cuts++;
        CutMemory memory = new CutMemory(left.copy(), doubt);
        Outbox outbox = boot(memory, before, depth <= depthMax.secondCuts
                ? (again, doubtful, ledger, boot) -> secondCut(again, doubtful, before, interrupted) : null);
        Ledger ledger = before.afterCut(interrupted, outbox);
        goOn(memory, outbox, ledger);
        for (Operation operation : depth <= depthMax.secondCuts ? FIRST_AFTER_CUT : List.<Operation>of()) {
            if (operation.isPossible(ledger)) {
                path.add(operation.toString());
                step(Life.of(left, ledger), operation, this::secondCut);
                path.removeLast();
            }
        }
    }

    private void secondCut(SimulatedMemory left, CutMemory.Doubt doubt, Ledger before, Operation interrupted)
            throws Exception {
        secondCuts++;
        CutMemory memory = new CutMemory(left, doubt);
        Outbox outbox = open(memory);
        goOn(memory, outbox, before.afterCut(interrupted, outbox));
    }

    /** The next boot finds what this one has found, and what was done since, even if the torn unit reads otherwise. */
    private void goOn(CutMemory memory, Outbox outbox, Ledger recovered) throws Exception {
        boolean small = memory.isInDoubt() && Operation.ACKNOWLEDGE_OLDEST.isPossible(recovered);
        Operation operation = small ? Operation.ACKNOWLEDGE_OLDEST : Operation.APPEND_SHORT;
        Ledger after = run(operation, outbox, memory, recovered, null);
        memory.decay();
        after.after(Operation.REBOOT, Outbox.NONE, open(memory));
    }
}

package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.memory.SimulatedMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Flips every single bit of a journal's memory in turn, and judges what the journal makes of it. */
final class BitErrors {

    private static final int CAPACITY = 6;
    private static final int MESSAGE_BYTES_MAX = 40;

    private final Journal journal;

    /** Every message that was ever accepted, by its number. */
    private final Map<Long, Ledger.Message> accepted = new HashMap<>();

    private int flipped;
    private int counted;
    private int felt;

    BitErrors(Journal journal) {
        this.journal = journal;
    }

    /** How many bits were flipped. */
    int flipped() {
        return flipped;
    }

    /** With how many of them a record was counted as damaged. */
    int counted() {
        return counted;
    }

    /** With how many of them a message was lost, back, or marked otherwise. */
    int felt() {
        return felt;
    }

    void flipEachBit(SimulatedMemory memory) throws Exception {
        JournalLife life = new JournalLife(journal, memory, CAPACITY, MESSAGE_BYTES_MAX, WhenFull.DROP_OLDEST);
        List<Ledger.Message> before = List.of();
        for (Operation operation : program()) {
            before = life.ledger().live();
            life.step(operation);
            life.ledger().live().forEach(message -> accepted.put(message.number(), message));
        }
        for (int i = 0; i < 8 * memory.content().length; i++) {
            SimulatedMemory aged = memory.copy();
            aged.flipBit(i / 8, i % 8);
            try {
                judge(life.ledger().live(), before, aged);
            } catch (AssertionError | Exception e) {
                throw new AssertionError("address " + i / 8 + ", bit " + i % 8 + ": " + e, e);
            }
        }
    }

    /** Goes round the ring, and leaves records of all kinds behind copies. */
    private static List<Operation> program() {
        List<Operation> program = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            program.addAll(List.of(Operation.APPEND_LONG, Operation.SEND_OLDEST, Operation.APPEND_SHORT,
                    Operation.SEND_SECOND, Operation.ACKNOWLEDGE_SECOND));
        }
        return program;
    }

    /** One record at most is lost. The last of all may go unnoticed: a write that was torn looks like that. */
    private void judge(List<Ledger.Message> expected, List<Ledger.Message> before, SimulatedMemory aged)
            throws Exception {
        Outbox outbox = journal.open(aged, CAPACITY, MESSAGE_BYTES_MAX, WhenFull.DROP_OLDEST);
        List<Ledger.Message> found = contents(outbox);
        long damaged = Journal.damaged(outbox);
        long lost = expected.stream().filter(message -> !found.contains(message)).count();
        long back = found.stream().filter(message -> !numbers(expected).contains(message.number())).count();
        assertTrue(lost + back <= 1, "found " + found + ", must be " + expected);
        assertTrue(damaged <= 1, damaged + " damaged");
        assertTrue(lost + back == 0 || damaged == 1 || found.equals(before), "damage is not counted: " + found);
        flipped++;
        counted += (int) damaged;
        felt += (int) (lost + back);
    }

    private static List<Long> numbers(List<Ledger.Message> messages) {
        return messages.stream().map(Ledger.Message::number).toList();
    }

    private List<Ledger.Message> contents(Outbox outbox) throws OutboxException {
        List<Ledger.Message> contents = new ArrayList<>();
        for (long n = outbox.next(Outbox.NONE); n != Outbox.NONE; n = outbox.next(n)) {
            Ledger.Message message = accepted.get(n);
            byte[] bytes = new byte[outbox.length(n)];
            outbox.read(n, 0, bytes, 0, bytes.length);
            assertArrayEquals(message.bytes(), bytes);
            contents.add(new Ledger.Message(n, message.attempt(), message.length(), outbox.mark(n)));
        }
        return contents;
    }
}

package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.simulator.memory.Fate;
import io.limpet.simulator.memory.Outcome;
import io.limpet.simulator.memory.SimulatedMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A memory that fails: nothing accepted is lost, the error says where, and work goes on when the memory does. */
@HostOnly("its memories are the simulator's")
class JournalFailureTest {

    private static final int CAPACITY = 4;
    private static final int MESSAGE_BYTES_MAX = 40;

    private static SimulatedMemory memory(String kind) {
        return kind.equals("flash") ? SimulatedMemory.flash(5, 256, 8) : SimulatedMemory.eeprom(5, 256, 16);
    }

    private static List<Operation> program() {
        List<Operation> program = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            program.addAll(List.of(Operation.APPEND_LONG, Operation.SEND_OLDEST, Operation.APPEND_SHORT,
                    i % 3 == 0 ? Operation.ACKNOWLEDGE_SECOND : Operation.SEND_SECOND, Operation.ACKNOWLEDGE_OLDEST));
        }
        return program;
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void goesOnAfterAnyWriteHasFailedOnce(String kind) throws Exception {
        failOnceAtEachWrite(kind, Outcome.fails(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void noticesAnyWriteThatHasFailedInSilence(String kind) throws Exception {
        failOnceAtEachWrite(kind, Outcome.unnoticed(1));
    }

    private static void failOnceAtEachWrite(String kind, Outcome outcome) throws Exception {
        int write = 1;
        while (failAt(write, outcome, memory(kind))) {
            write++;
        }
        assertTrue(write > 200, "only " + write + " writes");
    }

    /** Returns whether the program was long enough to come to that write. */
    private static boolean failAt(int write, Outcome outcome, SimulatedMemory memory) throws Exception {
        JournalLife life = new JournalLife(memory, CAPACITY, MESSAGE_BYTES_MAX, WhenFull.DROP_OLDEST);
        long steps = memory.steps();
        memory.setFate(Fate.at(write, outcome));
        for (Operation operation : program()) {
            life.tryStep(operation);
            life.settle();
        }
        boolean reached = memory.steps() >= steps + write;
        memory.setFate(Fate.KIND);
        life.step(Operation.REBOOT);
        assertTrue(life.failures() <= 1, life.failures() + " failures");
        return reached;
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void losesNothingWhileAllWritesFailAndGoesOnWhenTheyWorkAgain(String kind) throws Exception {
        for (int write = 1; write < 200; write += 3) {
            SimulatedMemory memory = memory(kind);
            JournalLife life = new JournalLife(memory, CAPACITY, MESSAGE_BYTES_MAX, WhenFull.DROP_OLDEST);
            memory.setFate(Fate.from(write, Outcome.fails(write)));
            List<Operation> program = program();
            int done = 0;
            while (life.failures() == 0) {
                life.tryStep(program.get(done++));
            }
            for (int i = 0; i < 5; i++) {
                assertThrows(OutboxException.class, () -> Operation.APPEND_SHORT.on(life.outbox(), life.ledger()));
                assertThrows(OutboxException.class, () -> life.outbox().next(Outbox.NONE));
            }
            memory.setFate(Fate.KIND);
            life.settle();
            for (Operation operation : program.subList(done, program.size())) {
                life.step(operation);
            }
            life.step(Operation.REBOOT);
        }
    }

    /** All units but those of the header and of what is copied: without these a sector cannot be made. */
    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void goesOnBeyondAUnitThatIsWornOut(String kind) throws Exception {
        int[] hits = {0};
        for (int offset = 160; offset < 256; offset += 16) {
            int worn = 2 * 256 + offset;
            SimulatedMemory memory = memory(kind);
            JournalLife life = new JournalLife(memory, CAPACITY, MESSAGE_BYTES_MAX, WhenFull.DROP_OLDEST);
            memory.setFate((erase, address) -> !erase && address == worn && ++hits[0] > 0 ? Outcome.unnoticed(address)
                    : Outcome.DONE);
            for (int round = 0; round < 4; round++) {
                for (Operation operation : program()) {
                    life.tryStep(operation);
                    life.settle();
                }
            }
            assertTrue(life.failures() == 0, life.failures() + " failures");
            life.step(Operation.REBOOT);
        }
        assertTrue(hits[0] > 12, "hit " + hits[0] + " times");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void saysWhichMemoryFailsAndWhere(String kind) throws Exception {
        SimulatedMemory memory = memory(kind);
        JournalLife life = new JournalLife(memory, CAPACITY, MESSAGE_BYTES_MAX, WhenFull.DROP_OLDEST);
        memory.setFate(Fate.from(1, Outcome.fails(1)));
        life.tryStep(Operation.APPEND_SHORT);
        String message = life.failure().getMessage();
        assertTrue(message.contains(memory.description()) && message.matches(".* at \\d+ .*"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void goesOnWhenAMemoryAnswersAgain(String kind) throws Exception {
        SimulatedMemory memory = memory(kind);
        JournalLife life = new JournalLife(memory, CAPACITY, MESSAGE_BYTES_MAX, WhenFull.DROP_OLDEST);
        for (Operation operation : program()) {
            memory.setAnswering(false);
            life.tryStep(operation);
            memory.setAnswering(true);
            life.settle();
            life.step(operation);
        }
        assertTrue(life.failures() > 30, life.failures() + " failures");
        memory.setAnswering(false);
        assertThrows(OutboxException.class, () -> life.step(Operation.REBOOT));
    }
}

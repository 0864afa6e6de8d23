package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.Allocations;
import io.limpet.HostOnly;
import io.limpet.board.NonVolatile;
import io.limpet.simulator.memory.Outcome;
import io.limpet.simulator.memory.PassedThrough;
import io.limpet.simulator.memory.SimulatedMemory;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the journal costs: erasures, evenly and one at a time; no allocation; a bounded number of bytes at start. */
@HostOnly("its memories are the simulator's")
class JournalEffortTest {

    private static final int CAPACITY = 60;
    private static final int MESSAGE_BYTES_MAX = 120;

    /** How often recovery reads each byte, on average. */
    private static final int READS_MAX = 3;

    private int erasures;
    private int erasuresMax;

    private static SimulatedMemory memory(String kind) {
        return kind.equals("flash") ? SimulatedMemory.flash(8, 1024, 16) : SimulatedMemory.eeprom(8, 512, 32);
    }

    @ParameterizedTest
    @EnumSource
    void erasesFlashEvenlyAndOneSectorAnOperationAtMost(WhenFull whenFull) throws Exception {
        SimulatedMemory memory = memory("flash");
        Outbox outbox = open(memory, whenFull);
        memory.setFate((erase, address) -> {
            erasures += erase ? 1 : 0;
            return Outcome.DONE;
        });
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            int before = erasures;
            operate(outbox, random);
            erasuresMax = Math.max(erasuresMax, erasures - before);
        }
        assertEquals(1, erasuresMax);
        assertTrue(outbox.dropped() > 1_000 && erasures > 1_000);
        int least = Integer.MAX_VALUE;
        for (int sector = 0; sector < memory.sectors(); sector++) {
            least = Math.min(least, memory.wear(sector * memory.sectorBytes()));
        }
        assertTrue(memory.wearMax() - least <= 1, "from " + least + " to " + memory.wearMax());
    }

    /** One operation, of all kinds; more is appended than acknowledged, in turns. */
    private static void operate(Outbox outbox, Random random) throws OutboxException {
        int operation = random.nextInt(100);
        long number = outbox.next(Outbox.NONE);
        if (operation < 50) {
            byte[] message = new byte[random.nextInt(MESSAGE_BYTES_MAX + 1)];
            outbox.append(message, 0, message.length);
        } else if (number != Outbox.NONE) {
            long chosen = random.nextBoolean() ? number : outbox.next(number);
            if (operation < 75) {
                outbox.setMark(chosen, operation);
            } else {
                outbox.remove(chosen);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void allocatesNothing(String kind) throws Exception {
        Outbox outbox = open(memory(kind), WhenFull.DROP_OLDEST);
        byte[] message = new byte[MESSAGE_BYTES_MAX];
        long least = Long.MAX_VALUE;   // of some rounds: the first pays for what the virtual machine does once
        for (int round = 0; round < 5; round++) {
            long before = Allocations.bytes();
            publish(outbox, message, 2_000);
            least = Math.min(least, Allocations.bytes() - before);
        }
        assertEquals(0, least);
    }

    private static void publish(Outbox outbox, byte[] message, int times) throws OutboxException {
        for (int i = 0; i < times; i++) {
            outbox.append(message, 0, i % MESSAGE_BYTES_MAX);
            long number = outbox.next(Outbox.NONE);
            outbox.setMark(number, i);
            outbox.read(number, 0, message, 0, outbox.length(number));
            if (i % 3 > 0) {
                outbox.remove(number);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void readsTheMemoryAFewTimesAtStart(String kind) throws Exception {
        SimulatedMemory memory = memory(kind);
        Outbox outbox = open(memory, WhenFull.DROP_OLDEST);
        Random random = new Random(2);
        long most = 0;
        for (int i = 0; i < 2_000; i++) {
            operate(outbox, random);
            Counting counting = new Counting(memory.copy());
            open(counting, WhenFull.DROP_OLDEST);
            most = Math.max(most, counting.bytesRead);
        }
        long bytes = (long) memory.sectors() * memory.sectorBytes();
        System.out.printf("          %s: recovery read %d bytes at most%n", memory.description(), most);
        assertTrue(most <= READS_MAX * bytes, most + " bytes read of " + bytes);
    }

    @Test
    void readsABlankMemoryAFewTimesAtStart() throws Exception {
        Counting counting = new Counting(memory("flash"));
        open(counting, WhenFull.DROP_OLDEST);
        assertTrue(counting.bytesRead <= READS_MAX * 8 * 1024, counting.bytesRead + " bytes read");
    }

    private static JournalOutbox open(NonVolatile memory, WhenFull whenFull) throws Exception {
        return JournalOutbox.open(memory, Journal.SERIAL_NUMBER, CAPACITY, MESSAGE_BYTES_MAX, whenFull, false);
    }

    private static final class Counting extends PassedThrough {

        private long bytesRead;

        Counting(NonVolatile memory) {
            super(memory);
        }

        @Override
        public void read(int address, byte[] into, int offset, int length) throws IOException {
            bytesRead += length;
            super.read(address, into, offset, length);
        }
    }
}

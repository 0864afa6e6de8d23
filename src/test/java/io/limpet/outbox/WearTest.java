package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.board.NonVolatile;
import io.limpet.simulator.memory.SimulatedMemory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wear reckoned with, against figures by hand. */
@HostOnly("its memories are the simulator's")
class WearTest {

    /** In a sector of 16 units, header and COMMIT take one each, and the last two are not for messages. */
    private static final NonVolatile EEPROM = SimulatedMemory.eeprom(4, 512, 32);

    /** Of 256 units, header and COMMIT take two each, and the last 32 are not for messages. */
    private static final NonVolatile FLASH = SimulatedMemory.flash(16, 4096, 16);

    @Test
    void recordsOfAUnitFillAllButTheReserve() {
        Wear wear = wear(EEPROM, 1, 13);   // MESSAGE, MARK, REMOVE: a unit each; four batches end at 2 + 12 = 14
        assertEquals(13, wear.messageBytes());
        assertTrue(within(1, 4 * 4 * 1_000_000L, wear.batches()), "batches: " + wear.batches());
        assertEquals((2 + 12) * 32 / 4, wear.writtenBytes());
        assertEquals(100 * ((2 + 12) * 32 / 4) / 13, wear.amplificationPercent());
    }

    @Test
    void aMessageThatDoesNotFitLeavesRoomUnused() {
        // 2 + 7 units a MESSAGE, one the REMOVE: a second one would end at 17, of 14
        assertTrue(within(1, 4 * 1_000_000L, wear(EEPROM, 0, 7 * 32 - 19).batches()));
    }

    @Test
    void eachMessageAndEachMarkCounts() {
        long one = wear(FLASH, 1, 125).writtenBytes();   // 9, 2 and 1 units
        assertTrue(within(3, 12 * 16, one), "written: " + one);
        assertTrue(within(3, 10 * 16, wear(FLASH, 0, 125).writtenBytes()));
        assertTrue(within(3, 14 * 16, wear(FLASH, 2, 125).writtenBytes()));
        assertTrue(within(1, 3 * one, wear(FLASH, 1, 125, 125, 125).writtenBytes()));
        assertEquals(126, wear(FLASH, 1, 125, 1).messageBytes());
    }

    @Test
    void flashWearsByItsErasures() {
        // the 19th batch begins before the reserve, at 4 + 18 * 12 = 220, and no 20th
        assertTrue(within(1, 16 * 18 * 100_000L, wear(FLASH, 1, 125).batches()));
    }

    @Test
    void aMessageThatNoSectorTakesIsForNoMemory() {
        int longest = new Layout(EEPROM).messageBytesMax();
        assertTrue(wear(EEPROM, 2, longest).batches() > 0);
        assertEquals(0, wear(EEPROM, 2, longest + 1).batches());
        assertEquals(0, wear(EEPROM, 2, longest + 1).writtenBytes());
    }

    @Test
    void nothingIsWrittenForNoMessages() {
        assertEquals(0, wear(EEPROM, 1).batches());
        assertEquals(0, wear(EEPROM, 1).amplificationPercent());
    }

    /** The whole point: what is reckoned is what 10,000 messages really do to a memory. */
    @ParameterizedTest
    @CsvSource({"0, 125", "1, 125", "2, 125", "1, 17 300", "2, 40 80 160 260", "1, 200 201 202 203", "0, 1 1 1"})
    void agreesWithTheWearThatIsCounted(int marks, String lengths) throws Exception {
        int[] messageBytes = Stream.of(lengths.split(" ")).mapToInt(Integer::parseInt).toArray();
        for (SimulatedMemory memory : List.of(SimulatedMemory.eeprom(8, 512, 32), SimulatedMemory.eeprom(32, 1024, 64),
                SimulatedMemory.flash(16, 4096, 16), SimulatedMemory.flash(4, 2048, 4))) {
            long batches = 10_000 / messageBytes.length;
            publish(memory, batches, marks, messageBytes);
            long counted = batches * memory.cyclesRated() / memory.wearMax();
            long reckoned = wear(memory, marks, messageBytes).batches();
            assertTrue(within(10, counted, reckoned), memory.description() + ": reckoned with " + reckoned
                    + " batches, counted " + counted);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "75", "125", "300"})
    void holdsAsManyMessagesAsIsSaid(int length) throws Exception {
        for (SimulatedMemory memory : List.of(SimulatedMemory.eeprom(8, 512, 32), SimulatedMemory.eeprom(32, 1024, 64),
                SimulatedMemory.flash(16, 4096, 16), SimulatedMemory.flash(4, 2048, 4))) {
            publish(memory, 100, 1, new int[] {50, 70});
            Outbox outbox = open(memory);
            int said = wear(memory, 1, length).messagesHeld();
            while (outbox.dropped() == 0) {
                outbox.append(new byte[length], 0, length);
            }
            assertTrue(said > 0 && said <= outbox.size() && outbox.size() <= 2 * said, memory.description() + ": said "
                    + said + ", and " + outbox.size() + " waited");
        }
    }

    /** As a device does that is online: readings come together, leave together, and are acknowledged. */
    private static void publish(SimulatedMemory memory, long batches, int marks, int[] messageBytes)
            throws Exception {
        Outbox outbox = open(memory);
        byte[] message = new byte[300];
        for (long batch = 0; batch < batches; batch++) {
            for (int length : messageBytes) {
                outbox.append(message, 0, length);
            }
            for (int mark = 1; mark <= marks; mark++) {
                for (long number = outbox.next(Outbox.NONE); number != Outbox.NONE; number = outbox.next(number)) {
                    outbox.setMark(number, mark);
                }
            }
            for (long number = outbox.next(Outbox.NONE); number != Outbox.NONE; number = outbox.next(number)) {
                outbox.remove(number);
            }
        }
        assertEquals(0, outbox.dropped());
    }

    private static JournalOutbox open(NonVolatile memory) throws Exception {
        return JournalOutbox.open(memory, "24ec4a0102fe", 10_000, 300, WhenFull.DROP_OLDEST, false);
    }

    private static Wear wear(NonVolatile memory, int marks, int... messageBytes) {
        return new Wear(memory, messageBytes, marks);
    }

    private static boolean within(int percent, long expected, long actual) {
        return Math.abs(actual - expected) * 100 <= expected * percent;
    }
}

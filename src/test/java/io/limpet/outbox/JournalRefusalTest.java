package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.board.NonVolatile;
import io.limpet.memory.Crc32;
import io.limpet.simulator.memory.PassedThrough;
import io.limpet.simulator.memory.SimulatedMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a memory must not hold, or not do: it is refused as it is, and erased only when that is allowed. */
@HostOnly("its memories are the simulator's")
class JournalRefusalTest {

    private static final int MESSAGE_BYTES_MAX = 40;

    /** A journal in which one message waits, and no more fits its oldest sector. */
    private static SimulatedMemory journal(SimulatedMemory memory) throws Exception {
        Outbox outbox = open(memory, Journal.SERIAL_NUMBER, false);
        for (int i = 0; i < 30; i++) {
            outbox.remove(OutboxContract.append(outbox, "gone"));
        }
        OutboxContract.append(outbox, "waits");
        return memory;
    }

    private static SimulatedMemory memory(String kind) {
        return kind.equals("flash") ? SimulatedMemory.flash(5, 256, 8) : SimulatedMemory.eeprom(5, 256, 16);
    }

    private static JournalOutbox open(NonVolatile memory, String serialNumber, boolean eraseForeign) throws Exception {
        return JournalOutbox.open(memory, serialNumber, 4, MESSAGE_BYTES_MAX, WhenFull.DROP_OLDEST, eraseForeign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void anotherDevicesJournal(String kind) throws Exception {
        isRefusedAndErasedOnlyWhenAllowed(journal(memory(kind)), "limpet-2", "another device's journal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void aJournalOfAnotherVersion(String kind) throws Exception {
        byte[] content = journal(memory(kind)).content();
        for (int sector = 0; sector < content.length; sector += 256) {
            if (content[sector] == 'L') {
                content[sector + 2]++;
                Record.putInt32(content, sector + 16, Crc32.of(content, sector, 16));
            }
        }
        isRefusedAndErasedOnlyWhenAllowed(holding(memory(kind), content), Journal.SERIAL_NUMBER, "version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void aJournalOfOtherSizes(String kind) throws Exception {
        byte[] content = journal(memory(kind)).content();
        SimulatedMemory other = kind.equals("flash") ? SimulatedMemory.flash(5, 256, 16)
                : SimulatedMemory.eeprom(5, 256, 8);
        isRefusedAndErasedOnlyWhenAllowed(holding(other, content), Journal.SERIAL_NUMBER, "other sizes");
        SimulatedMemory larger = kind.equals("flash") ? SimulatedMemory.flash(6, 256, 8)
                : SimulatedMemory.eeprom(6, 256, 16);
        isRefusedAndErasedOnlyWhenAllowed(holding(larger, Arrays.copyOf(content, 6 * 256)), Journal.SERIAL_NUMBER,
                "other sizes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void whatIsNoJournal(String kind) throws Exception {
        byte[] garbage = new byte[5 * 256];
        new Random(1).nextBytes(garbage);
        isRefusedAndErasedOnlyWhenAllowed(holding(memory(kind), garbage), Journal.SERIAL_NUMBER, "no journal");
        isRefusedAndErasedOnlyWhenAllowed(holding(memory(kind), new byte[5 * 256]), Journal.SERIAL_NUMBER,
                "no journal");
        byte[] oneByte = new byte[5 * 256];
        Arrays.fill(oneByte, (byte) 0xff);
        oneByte[0] = 1;
        isRefusedAndErasedOnlyWhenAllowed(holding(memory(kind), oneByte), Journal.SERIAL_NUMBER, "no journal");
    }

    private static SimulatedMemory holding(SimulatedMemory memory, byte[] content) throws IOException {
        memory.program(0, content, 0, content.length);
        return memory;
    }

    private static void isRefusedAndErasedOnlyWhenAllowed(SimulatedMemory memory, String serialNumber, String why)
            throws Exception {
        byte[] content = memory.content();
        long steps = memory.steps();
        for (int i = 0; i < 2; i++) {
            String refusal = assertThrows(JournalRefusedException.class, () -> open(memory, serialNumber, false))
                    .getMessage();
            assertTrue(refusal.contains(why) && refusal.contains("outbox.foreign-journal"), refusal);
        }
        assertArrayEquals(content, memory.content());
        assertEquals(steps, memory.steps());
        assertEquals(1, OutboxContract.append(open(memory, serialNumber, true), "a"));
        assertEquals(List.of("1a"), OutboxContract.contents(open(memory, serialNumber, true)));
        assertEquals(List.of("1a"), OutboxContract.contents(open(memory, serialNumber, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void itsOwnJournalIsNeverErased(String kind) throws Exception {
        assertEquals(List.of("31waits"), OutboxContract.contents(
                open(journal(memory(kind)), Journal.SERIAL_NUMBER, true)));
    }

    @Test
    void aMemoryWithoutRoomForAMessage() {
        for (NonVolatile memory : List.of(SimulatedMemory.flash(5, 128, 8), SimulatedMemory.flash(2, 4096, 8),
                SimulatedMemory.eeprom(5, 64, 64))) {
            assertThrows(JournalRefusedException.class, () -> open(memory, Journal.SERIAL_NUMBER, true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void aMessageThatWaitsAndIsLongerThanMessagesMayBeNow(String kind) throws Exception {
        SimulatedMemory memory = journal(memory(kind));
        String refusal = assertThrows(JournalRefusedException.class, () -> JournalOutbox.open(memory,
                Journal.SERIAL_NUMBER, 4, 4, WhenFull.DROP_OLDEST, false)).getMessage();
        assertTrue(refusal.contains("outbox.message-bytes = 4"), refusal);
        assertEquals(List.of("31waits"), OutboxContract.contents(JournalOutbox.open(memory, Journal.SERIAL_NUMBER, 4,
                5, WhenFull.DROP_OLDEST, false)));
    }

    /** The last record is written once more at start: not before there is known to be room for it. */
    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void aLastMessageThatIsFarLongerThanMessagesMayBeNow(String kind) throws Exception {
        SimulatedMemory memory = journal(memory(kind));
        String longest = "x".repeat(MESSAGE_BYTES_MAX);
        OutboxContract.append(open(memory, Journal.SERIAL_NUMBER, false), longest);
        long steps = memory.steps();
        assertThrows(JournalRefusedException.class, () -> JournalOutbox.open(memory, Journal.SERIAL_NUMBER, 4, 1,
                WhenFull.DROP_OLDEST, false));
        assertEquals(steps, memory.steps());
        assertEquals(List.of("31waits", "32" + longest), OutboxContract.contents(
                open(memory, Journal.SERIAL_NUMBER, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void aHeaderWithoutALog(String kind) throws Exception {
        SimulatedMemory memory = memory(kind);
        byte[] header = new byte[32];
        Arrays.fill(header, (byte) 0xff);
        byte[] device = Journal.SERIAL_NUMBER.getBytes(StandardCharsets.US_ASCII);
        new SectorHeader(memory, Crc32.of(device, 0, device.length)).write(header, 98, 0);
        memory.program(98 % 5 * 256, header, 0, kind.equals("flash") ? 24 : 32);
        isRefusedAndErasedOnlyWhenAllowed(memory, Journal.SERIAL_NUMBER, "no journal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void moreMessagesWaitThanMayNow(String kind) throws Exception {
        SimulatedMemory memory = memory(kind);
        Outbox outbox = open(memory, Journal.SERIAL_NUMBER, false);
        for (String message : List.of("a", "b", "c")) {
            OutboxContract.append(outbox, message);
        }
        Outbox smaller = JournalOutbox.open(memory, Journal.SERIAL_NUMBER, 1, MESSAGE_BYTES_MAX, WhenFull.DROP_NEWEST,
                false);
        assertEquals(List.of("1a", "2b", "3c"), OutboxContract.contents(smaller), "none is lost");
        assertEquals(Outbox.NONE, OutboxContract.append(smaller, "d"));
        smaller.remove(1);
        smaller.remove(2);
        smaller.remove(3);
        assertEquals(4, OutboxContract.append(smaller, "d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flash", "EEPROM"})
    void aMemoryThatIsWriteProtected(String kind) throws Exception {
        SimulatedMemory memory = journal(memory(kind));
        WriteProtected switched = new WriteProtected(memory);
        Outbox outbox = open(switched, Journal.SERIAL_NUMBER, false);
        switched.on = true;
        byte[] before = memory.content();
        String error = assertThrows(OutboxException.class, () -> OutboxContract.append(outbox, "a")).getMessage();
        assertTrue(error.contains("does not keep what is written"), error);
        assertThrows(OutboxException.class, () -> outbox.remove(31));
        assertThrows(OutboxException.class, () -> open(switched, Journal.SERIAL_NUMBER, false));
        assertArrayEquals(before, memory.content());
        switched.on = false;
        assertEquals(32, OutboxContract.append(outbox, "a"));
        assertEquals(List.of("31waits", "32a"), OutboxContract.contents(outbox));
    }

    /** Acknowledges everything and does nothing, as an EEPROM does whose WP pin is high. */
    private static final class WriteProtected extends PassedThrough {

        private boolean on;

        WriteProtected(NonVolatile memory) {
            super(memory);
        }

        @Override
        public void program(int address, byte[] from, int offset, int length) throws IOException {
            if (!on) {
                super.program(address, from, offset, length);
            }
        }

        @Override
        public void erase(int sector) throws IOException {
            if (!on) {
                super.erase(sector);
            }
        }
    }
}

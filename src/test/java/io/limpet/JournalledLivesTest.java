package io.limpet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.outbox.JournalOutbox;
import io.limpet.outbox.WhenFull;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.tls.TestCertificates;
import io.limpet.virtual.VirtualBoard;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two lives of a device in virtual time, with a power cut between them and the same memory in both. */
@HostOnly("its memory is the simulator's")
class JournalledLivesTest {

    private static final int INTERVAL_SECONDS = 10;

    private final SimulatedMemory memory = SimulatedMemory.flash(8, 4096, 16);
    private VirtualBoard board;
    private Firmware firmware;

    @Test
    void whatWaitedIsDeliveredByTheNextLife() throws Exception {
        liveOffline("0s", 95);
        assertEquals(numbers(1, 10), deliveredNext("0s"));
    }

    /** What the value allows to be lost, to the second: what is older is there. */
    @ParameterizedTest
    @CsvSource({"30s, 30, 95", "30s, 30, 100", "30s, 30, 29", "1s, 1, 95", "2min, 120, 500", "2min, 120, 119"})
    void aPowerCutLosesReadingsThatAreYoungerThanJournalAfterAndNoOther(String after, int afterSeconds,
            int secondsOffline) throws Exception {
        liveOffline(after, secondsOffline);
        List<Integer> delivered = deliveredNext(after);
        int safe = secondsOffline < afterSeconds ? 0 : (secondsOffline - afterSeconds) / INTERVAL_SECONDS + 1;
        assertTrue(delivered.containsAll(numbers(1, safe)), "delivered: " + delivered);
        assertEquals(numbers(1, delivered.size()), delivered, "in order, without a gap");
    }

    @Test
    void aPowerCutLosesNoMoreThanJournalWaiting() throws Exception {
        liveOffline("24h\noutbox.journal-waiting=4", 205);
        assertEquals(numbers(1, 21 - 4), deliveredNext("24h"));
    }

    @Test
    void nothingIsWrittenWhileReadingsAreAcknowledgedInTime() throws Exception {
        boot("30s");
        long before = memory.steps();
        live(605);
        assertEquals(61, readings().size());
        assertEquals(before, memory.steps());
    }

    /** What is under way is in the journal; with some of it in RAM, the broker has to forget it. */
    @ParameterizedTest
    @CsvSource({"0s, false", "30s, true"})
    void goesOnWithTheSessionWhereAllIsInTheJournal(String after, boolean cleanFirst) throws Exception {
        boot(after + "\nmqtt.qos=2");
        live(5);
        assertEquals(cleanFirst, board.broker.cleanSessions.get(0));
        assertEquals(cleanFirst ? 2 : 1, board.broker.cleanSessions.size());
    }

    @Test
    void saysWhatIsInTheJournalAndHowLongItsMemoryLives() throws Exception {
        liveOffline("0s", 25);
        boot("0s");
        assertEquals(1, board.logged("3 waiting; at this rate it lives ").size(), board.log.toString());
        assertTrue(board.logged("outbox").get(0).endsWith(" years"), board.log.toString());
    }

    /** Reckoned with the longest messages there can be: at least, and not by much. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theMemoryLivesAsLongAsIsSaid(int qos) throws Exception {
        boot("0s\nmqtt.qos=" + qos);
        live(30_000);
        assertEquals(3_000, readings().size());
        long counted = 30_000_000L * memory.cyclesRated() / memory.wearMax();
        long said = MemoryLife.of(Configuration.read(board.flash.get("limpet.properties"), "limpet.properties",
                board.serialNumber(), board.resources()), memory).millis();
        assertTrue(said <= counted && counted <= said * 3 / 2, "said " + said + " ms, counted " + counted + " ms");
    }

    @Test
    void aJournalOfAnotherDeviceIsLeftAsItIs() throws Exception {
        JournalOutbox.open(memory, "0200000000bb", 10, 512, WhenFull.DROP_OLDEST, false).append(new byte[9], 0, 9);
        byte[] before = memory.content();
        assertThrows(ConfigurationException.class, () -> boot("0s"));
        assertEquals(1, board.logged("another device's journal").size(), board.log.toString());
        assertArrayEquals(before, memory.content());
    }

    private void liveOffline(String journalAfter, int seconds) throws ConfigurationException {
        boot(journalAfter);
        board.link.inReach = false;
        live(seconds);
    }

    /** Sequence numbers of the readings that the first life had taken. */
    private List<Integer> deliveredNext(String journalAfter) throws ConfigurationException {
        boot(journalAfter);
        live(120);
        List<Integer> all = readings();
        int ownFirst = all.lastIndexOf(1);
        return all.subList(0, ownFirst);
    }

    private void boot(String journalAfter) throws ConfigurationException {
        board = board(journalAfter);
        firmware = new Firmware(board);
    }

    private VirtualBoard board(String journalAfter) {
        VirtualBoard made = new VirtualBoard(String.join("\n", "link.type=ethernet", "mqtt.host=broker.example.net",
                "publish.interval=" + INTERVAL_SECONDS + "s", "sensor.enabled=device", "outbox.message-bytes=512",
                "outbox.storage=journal", "outbox.journal-after=" + journalAfter, ""), TestCertificates.ONE_DER);
        made.nonVolatile = memory;
        return made;
    }

    private void live(int seconds) {
        long end = board.clock.uptimeMillis() + seconds * 1000L;
        for (int turns = 0; board.clock.uptimeMillis() < end; turns++) {
            assertTrue(turns < 100_000, "the loop turns without waiting");
            firmware.turn();
        }
    }

    private List<Integer> readings() {
        return board.broker.published.stream().filter(line -> line.contains("/device {")).map(line -> Integer.parseInt(
                line.replaceAll(".*\"seq\":(\\d+),.*", "$1"))).toList();
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}

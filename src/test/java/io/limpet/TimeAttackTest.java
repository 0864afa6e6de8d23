package io.limpet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.memory.Slot;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.time.Floor;
import io.limpet.virtual.VirtualBoard;
import io.limpet.virtual.VirtualClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Somebody tells the device a wrong date: a past one, in which a certificate that has expired and whose key was stolen
 * is valid; or one far ahead, in which no certificate is. The firmware in virtual time.
 */
@HostOnly("makes certificates")
class TimeAttackTest {

    private static final long DAY = 86_400_000L;
    private static final long YEAR = 365 * DAY;
    private static final String ONE_SERVER = "time.sntp-host=a\n";
    private static final String THREE_SERVERS = "time.sntp-host=a, b, c\n";

    /** Days are counted from the start of the first life on. */
    private static final long START = VirtualClock.TODAY_UTC_MILLIS;

    private final CertificateAuthority authority = CertificateAuthority.create("CN=Test CA");
    private final SimulatedMemory memory = SimulatedMemory.kept();

    private VirtualBoard board;
    private Firmware firmware;

    @Test
    void oldTimeRevivesNoCertificateThatExpiredBelowTheFloor() throws Exception {
        connectOnDay40WithTheSecondCertificate("keep.memory=board\n");
        tellDay10AndShowTheFirstCertificate("keep.memory=board\n");
        assertEquals(0, board.broker.cleanSessions.size());
        assertFalse(board.logged("is earlier than a certificate has proved, ").isEmpty());
    }

    /** The other side of it: what is not kept is forgotten with the power. */
    @Test
    void withoutAMemoryItDoes() throws Exception {
        connectOnDay40WithTheSecondCertificate("");
        tellDay10AndShowTheFirstCertificate("");
        assertTrue(board.broker.cleanSessions.size() > 0);
    }

    /** Within one life no memory is needed. */
    @Test
    void norDoesItInTheSameLife() throws Exception {
        connectOnDay40WithTheSecondCertificate("");
        board.timeServer.utcAtStartMillis = START + 10 * DAY;
        live(2 * DAY);
        assertTrue(board.clock.utcMillis() > START + 40 * DAY);
        assertTrue(board.logged("corrected to").isEmpty());
    }

    /** The limit: between the new certificate's first day and the old one's last, both are valid. */
    @Test
    void aCertificateThatIsNotYetBelowTheFloorIsRevived() throws Exception {
        connectOnDay40WithTheSecondCertificate("keep.memory=board\n");
        boot("keep.memory=board\n" + ONE_SERVER);
        board.timeServer.utcAtStartMillis = START + 32 * DAY;
        board.broker.certificate = valid(1, 33);
        live(60_000);
        assertTrue(board.broker.cleanSessions.size() > 0);
    }

    @Test
    void timeFarAheadKeepsItOfflineUntilTheAnswersAreRightAgainAndRaisesNoFloor() throws Exception {
        boot("keep.memory=board\n" + ONE_SERVER);
        board.timeServer.utcAtStartMillis = START + 12 * DAY;
        board.broker.certificate = valid(10, 40);
        board.timeServer.aheadMillis.put("a", 20 * YEAR);
        live(600_000);
        assertEquals(0, board.broker.cleanSessions.size());
        assertFalse(board.logged("certificate expired").isEmpty());
        board.timeServer.aheadMillis.clear();
        live(240_000);
        assertEquals(1, board.broker.cleanSessions.size());
        assertTrue(Math.abs(board.clock.utcMillis() - START - 12 * DAY - board.clock.uptimeMillis()) < 1_000);
        assertEquals(START + 10 * DAY, floor().utcMillis());
    }

    /** A certificate that is valid for so long is accepted in the wrong time; what it proves is its first day. */
    @Test
    void norDoesAConnectionMadeInTimeFarAhead() throws Exception {
        boot("keep.memory=board\n" + ONE_SERVER);
        board.broker.certificate = valid(10, 365 * 30);
        board.timeServer.aheadMillis.put("a", 20 * YEAR);
        live(60_000);
        assertEquals(1, board.broker.cleanSessions.size());
        assertEquals(START + 10 * DAY, floor().utcMillis());
    }

    @Test
    void oneOfThreeThatIsFarAheadIsOutvoted() throws Exception {
        for (String liar : new String[] {"a", "b", "c"}) {
            boot(THREE_SERVERS);
            board.broker.certificate = valid(0, 30);
            board.timeServer.aheadMillis.put(liar, 20 * YEAR);
            live(60_000);
            assertEquals(1, board.broker.cleanSessions.size());
            assertTrue(board.logged("certificate expired").isEmpty());
        }
    }

    @Test
    void twoOfThreeThatAreFarAheadKeepItOfflineWhileTheyAre() throws Exception {
        boot(THREE_SERVERS);
        board.broker.certificate = valid(0, 30);
        board.timeServer.aheadMillis.put("a", 20 * YEAR);
        board.timeServer.aheadMillis.put("c", 20 * YEAR);
        live(600_000);
        assertEquals(0, board.broker.cleanSessions.size());
        board.timeServer.aheadMillis.remove("c");
        live(240_000);
        assertEquals(1, board.broker.cleanSessions.size());
    }

    @Test
    void threeThatDisagreeMoveNoClockThatRunsAndLeaveItOnline() throws Exception {
        boot(THREE_SERVERS);
        board.broker.certificate = valid(0, 30);
        live(60_000);
        board.timeServer.aheadMillis.put("a", YEAR);
        board.timeServer.aheadMillis.put("b", -DAY / 2);
        live(2 * DAY);
        assertTrue(Math.abs(board.clock.utcMillis() - START - board.clock.uptimeMillis()) < 1_000);
        board.broker.cut();
        live(60_000);
        assertEquals(2, board.broker.cleanSessions.size());
    }

    /** The broker had one certificate from day 1 to day 30, and has one from day 31 on. */
    private void connectOnDay40WithTheSecondCertificate(String more) throws Exception {
        boot(more + ONE_SERVER);
        board.timeServer.utcAtStartMillis = START + 40 * DAY;
        board.broker.certificate = valid(31, 120);
        live(60_000);
        assertEquals(1, board.broker.cleanSessions.size());
    }

    private void tellDay10AndShowTheFirstCertificate(String more) throws Exception {
        boot(more + ONE_SERVER);
        board.timeServer.utcAtStartMillis = START + 10 * DAY;
        board.broker.certificate = valid(1, 30);
        live(600_000);
    }

    private void boot(String configuration) throws Exception {
        board = new VirtualBoard("link.type=ethernet\nmqtt.host=broker.example.net\npublish.interval=1min\n"
                + configuration, authority.der());
        board.keepMemory = memory;
        firmware = new Firmware(board);
    }

    private void live(long millis) {
        long end = board.clock.uptimeMillis() + millis;
        while (board.clock.uptimeMillis() < end) {
            firmware.turn();
        }
    }

    private byte[] valid(int fromDay, int toDay) throws Exception {
        return authority.server("broker.example.net").valid(Instant.ofEpochMilli(START + fromDay * DAY),
                Instant.ofEpochMilli(START + toDay * DAY)).issue().certificate().getEncoded();
    }

    private Floor floor() {
        return new Floor(board.clock, 0, new Slot(memory, 0, 1, Floor.KIND));
    }
}

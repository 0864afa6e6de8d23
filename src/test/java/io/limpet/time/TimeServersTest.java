package io.limpet.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.IsoTime;
import io.limpet.board.Datagrams;
import io.limpet.time.TimeException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several time servers of which some lie, disagree, or say nothing; time is virtual. The clock says what they told. */
class TimeServersTest {

    private static final long FLOOR = IsoTime.millis("2026-11-24T00:00:00Z");
    private static final long NOW = IsoTime.millis("2026-12-24T18:00:00Z");
    private static final long DAY = 86_400_000L;
    private static final long YEAR = 365 * DAY;

    private final VirtualClock clock = new VirtualClock();
    private final Network network = new Network();
    private final Floor floor = new Floor(clock, FLOOR, null);
    private TimeServers servers = servers("a", "b", "c");

    @Test
    void aMajorityOfTwoSetsTheClockAndTheThirdIsNotAsked() throws Exception {
        tell(0, 1_000, YEAR);
        learn(false);
        assertIsAbout(NOW);
        assertEquals(List.of("a", "b"), network.asked);
        assertTrue(servers.isSettled());
        assertTrue(servers.description().endsWith(", 2 of 3 agree"), servers.description());
    }

    @Test
    void oneOfThreeThatLiesIsOutvotedWhereverItStands() throws Exception {
        for (long lie : new long[] {20 * YEAR, DAY, 11_000, -11_000, -10 * DAY}) {
            for (int liar = 0; liar < 3; liar++) {
                long[] ahead = new long[3];
                ahead[liar] = lie;
                tell(ahead);
                clock.utcMillis = -1;
                servers = servers("a", "b", "c");
                learn(false);
                assertIsAbout(NOW);
            }
        }
    }

    /** The limit: who has the majority has the clock. */
    @Test
    void twoOfThreeThatLieAlikeAreBelieved() throws Exception {
        tell(0, YEAR, YEAR);
        learn(false);
        assertIsAbout(NOW + YEAR);
    }

    @Test
    void serversThatAllDisagreeSetNothing() {
        tell(0, DAY, 2 * DAY);
        fail(Reason.DISAGREEMENT, "SNTP: 3 of 3 time servers gave a time, and no majority agrees; a says 2026-12-24"
                + " 18:00 UTC; b says 2026-12-25 18:00 UTC; c says 2026-12-26 18:00 UTC. Check time.sntp-host.");
        assertEquals(-1, clock.utcMillis);
    }

    @Test
    void twoOfFourAreNoMajority() throws Exception {
        servers = servers("a", "b", "c", "d");
        tell(0, 0, DAY, DAY);
        fail(Reason.DISAGREEMENT, "no majority");
        tell(0, DAY, 0, 0);
        learn(false);
        assertIsAbout(NOW);
    }

    @Test
    void aClockThatIsNotSetIsSetByFewerThanAMajorityWhenTheOthersAreSilent() throws Exception {
        network.ahead.put("b", 0L);
        learn(false);
        assertIsAbout(NOW);
        assertFalse(servers.isSettled());
        assertTrue(servers.description().endsWith(", 1 of 3 asked"), servers.description());
        assertEquals(4 * 3 - 3, network.asked.size());
    }

    @Test
    void andSetRightByTheMajorityWhenItAnswers() throws Exception {
        network.ahead.put("b", 20 * YEAR);
        learn(false);
        assertIsAbout(NOW + 20 * YEAR);
        tell(0, 20 * YEAR, 0);
        learn(false);
        assertIsAbout(NOW);
        assertTrue(servers.isSettled());
    }

    @Test
    void orByThatOneWhenItIsRightAgain() throws Exception {
        network.ahead.put("b", 20 * YEAR);
        learn(false);
        network.ahead.put("b", 0L);
        learn(true);
        assertIsAbout(NOW);
    }

    @Test
    void fewerThanAMajorityMoveNoClockThatAMajorityHasSet() throws Exception {
        tell(0, 0, 0);
        learn(false);
        network.ahead.clear();
        network.ahead.put("c", 20 * YEAR);
        long before = clock.utcMillis;
        fail(Reason.DISAGREEMENT, "1 of 3 time servers gave a time, and no majority agrees");
        assertEquals(before, clock.utcMillis);
    }

    @Test
    void twoThatDisagreeMoveNothingWhenTheThirdIsSilent() {
        network.ahead.put("a", 0L);
        network.ahead.put("c", DAY);
        fail(Reason.DISAGREEMENT, "2 of 3");
        assertEquals(-1, clock.utcMillis);
    }

    @Test
    void oneAnswerCorrectsAClockByLittle() throws Exception {
        tell(0, 0, 0);
        learn(false);
        for (String each : List.of("b", "c", "a")) {
            network.asked.clear();
            clock.utcMillis += 4_000;
            learn(false);
            assertIsAbout(NOW);
            assertEquals(List.of(each), network.asked);
        }
    }

    @Test
    void oneThatCheatsByLittleIsSetRightByTheNext() throws Exception {
        tell(0, 4_000, 0);
        learn(false);
        for (int day = 0; day < 30; day++) {
            learn(false);
            assertTrue(Math.abs(off(NOW)) <= 4_100, "off by " + off(NOW));
        }
    }

    @Test
    void aClockInDoubtIsConfirmedByAMajorityAlone() throws Exception {
        tell(0, 0, 0);
        learn(false);
        network.asked.clear();
        learn(true);
        assertEquals(2, network.asked.size());
        network.ahead.remove("a");
        network.ahead.remove("b");
        assertThrows(TimeException.class, () -> learn(true));
    }

    @Test
    void aTimeBelowTheFloorIsNoAnswer() throws Exception {
        tell(-YEAR, -YEAR, -YEAR);
        fail(Reason.UNUSABLE, "no usable time from a: 2025-12-24 is earlier than this firmware was built, 2026-11-24");
        assertEquals(-1, clock.utcMillis);
        tell(-YEAR, 0, -YEAR);
        learn(false);
        assertIsAbout(NOW);
        assertFalse(servers.isSettled());
    }

    @Test
    void aDateThatWasProvedIsPartOfTheFloor() throws Exception {
        tell(0, 0, 0);
        learn(false);
        floor.proved(NOW - DAY);
        tell(-2 * DAY, -2 * DAY, -2 * DAY);
        long before = clock.utcMillis;
        fail(Reason.UNUSABLE, "2026-12-22 is earlier than a certificate has proved, 2026-12-23");
        assertEquals(before, clock.utcMillis);
    }

    @Test
    void aClockBelowTheFloorKnowsNoDate() {
        clock.setUtcMillis(FLOOR - 1);
        assertFalse(servers.isDateKnown());
        clock.setUtcMillis(FLOOR);
        assertTrue(servers.isDateKnown());
    }

    @Test
    void whoDoesNotWantToBeAskedIsLeftOut() throws Exception {
        tell(0, 0, 0);
        network.kisses.put("a", "DENY");
        learn(false);
        assertEquals(List.of("a", "b", "c"), network.asked);
        network.asked.clear();
        learn(true);
        assertEquals(List.of("b", "c"), network.asked);
        clock.uptimeMillis += DAY;
        network.kisses.clear();
        network.asked.clear();
        learn(true);
        assertTrue(network.asked.contains("a") || servers.isSettled());
    }

    @Test
    void saysWhatEachOfThemSaid() {
        network.kisses.put("a", "RATE");
        network.unknown.add("b");
        fail(Reason.ASKED_TOO_OFTEN, "SNTP: a was asked too often; it is not asked again for ");
        servers = servers("b", "c");
        fail(Reason.UNREACHABLE, "SNTP: cannot ask b: DNS: \"b\" has no address; no answer from c, UDP port 123");
    }

    @Test
    void silenceLastsNoLongerThanFifteenSecondsAServer() {
        long start = clock.uptimeMillis;
        fail(Reason.NO_ANSWER, "no answer from a");
        assertEquals(3 * 15_000, clock.uptimeMillis - start);
        assertEquals(12, network.asked.size());
    }

    @Test
    void whoHasAnsweredIsNotAskedAgain() throws Exception {
        network.ahead.put("a", 0L);
        servers.start(false);
        while (clock.uptimeMillis < 20_000) {
            assertFalse(servers.advance(clock.uptimeMillis + 1_000));
        }
        assertEquals(1, network.asked.stream().filter("a"::equals).count());
        network.ahead.put("c", 0L);
        while (!servers.advance(clock.uptimeMillis + 1_000)) {
        }
        assertIsAbout(NOW);
    }

    private TimeServers servers(String... hosts) {
        return new TimeServers(clock, network, hosts, 123, floor, 42);
    }

    /** How far each is ahead of what is true. */
    private void tell(long... aheadMillis) {
        String[] hosts = {"a", "b", "c", "d"};
        for (int i = 0; i < aheadMillis.length; i++) {
            network.ahead.put(hosts[i], aheadMillis[i]);
        }
    }

    private void learn(boolean doubted) throws TimeException {
        servers.start(doubted);
        assertTrue(servers.advance(Long.MAX_VALUE));
    }

    private void fail(Reason reason, String text) {
        servers.start(false);
        TimeException failure = assertThrows(TimeException.class, () -> servers.advance(Long.MAX_VALUE));
        assertTrue(failure.getMessage().contains(text), failure.getMessage());
        assertEquals(reason, failure.reason());
    }

    /** Within what a majority is agreed on: it is the liar's time, or the right one. */
    private void assertIsAbout(long utcMillis) {
        assertTrue(Math.abs(off(utcMillis)) < 2_000, "off by " + off(utcMillis) + " ms");
    }

    private long off(long utcMillis) {
        return clock.utcMillis() - (utcMillis + clock.uptimeMillis);
    }

    /** Servers by their names; who is not told what to say is silent. */
    private final class Network implements Datagrams {

        final Map<String, Long> ahead = new HashMap<>();
        final Map<String, String> kisses = new HashMap<>();
        final List<String> unknown = new ArrayList<>();
        final List<String> asked = new ArrayList<>();
        private String host;
        private byte[] reply;

        @Override
        public void open(String host, int port) throws IOException {
            this.host = host;
            if (unknown.contains(host)) {
                throw new IOException("DNS: \"" + host + "\" has no address");
            }
        }

        @Override
        public void send(byte[] bytes, int offset, int length) {
            asked.add(host);
            byte[] request = bytes.clone();
            long now = NOW + clock.uptimeMillis;
            reply = kisses.containsKey(host) ? TimeServer.kiss(kisses.get(host)).to(request)
                    : ahead.containsKey(host)
                    ? TimeServer.at(now + ahead.get(host), now + ahead.get(host)).to(request) : null;
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
            if (reply == null) {
                clock.sleepUntil(deadlineMillis);
                return 0;
            }
            clock.uptimeMillis += 20;
            System.arraycopy(reply, 0, buffer, offset, reply.length);
            reply = null;
            return SntpPacket.BYTES;
        }

        @Override
        public void close() {
            reply = null;
        }
    }
}

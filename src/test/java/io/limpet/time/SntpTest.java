package io.limpet.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.IsoTime;
import io.limpet.time.TimeException.Reason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One time server that is right, wrong, slow, hostile or silent; time is virtual. */
class SntpTest {

    private static final long FLOOR = IsoTime.millis("2026-11-24T00:00:00Z");
    private static final long NOW = IsoTime.millis("2026-12-24T18:00:00.250Z");

    private final VirtualClock clock = new VirtualClock();
    private final TimeServer server = new TimeServer(clock);
    private final Floor floor = new Floor(clock, FLOOR, null);
    private final TimeServers sntp = new TimeServers(clock, server, new String[] {"ntp.example.net"}, 123, floor, 42);

    @Test
    void setsTheClockCorrectedByHalfTheRoundTrip() throws Exception {
        server.travelMillis = 80;
        server.answers.add(TimeServer.at(NOW, NOW + 30));   // 30 of the 80 ms were the server's own
        sntp.start(false);
        assertTrue(sntp.advance(Long.MAX_VALUE));
        assertEquals(NOW + 30 + 25, clock.utcMillis);
        assertEquals("ntp.example.net, stratum 2, round trip 50 ms", sntp.description());
        assertFalse(server.open);
    }

    @ParameterizedTest
    @CsvSource({"2036-02-07T06:28:15Z", "2036-02-07T06:28:16Z", "2036-02-07T06:28:17Z", "2099-12-31T23:59:59Z"})
    void knowsTheTimeBeyondTheEndOfTheFirstEra(String date) throws Exception {
        long then = IsoTime.millis(date);
        server.answers.add(TimeServer.at(then, then));
        sntp.start(false);
        assertTrue(sntp.advance(Long.MAX_VALUE));
        assertEquals(then + 10, clock.utcMillis);
    }

    @Test
    void returnsByTheDeadlineAndGoesOnWithTheSameRequest() throws Exception {
        server.travelMillis = 350;
        server.answers.add(TimeServer.at(NOW, NOW));
        sntp.start(false);
        long start = clock.uptimeMillis;
        assertFalse(sntp.advance(start + 100));
        assertEquals(start + 100, clock.uptimeMillis);
        assertTrue(sntp.advance(start + 700));
        assertEquals(1, server.askedMillis.size());
    }

    @Test
    void asksFourTimesWithGrowingTimeOutsAndAnotherNonceEachTime() {
        long start = clock.uptimeMillis;
        TimeException failure = fail(Reason.NO_ANSWER,
                "SNTP: no answer from ntp.example.net, UDP port 123 (does a firewall stop it?). Check time.sntp-host.");
        assertEquals(List.of(start, start + 1000, start + 3000, start + 7000), server.askedMillis);
        assertEquals(start + 15000, clock.uptimeMillis, failure.getMessage());
        assertEquals(4, server.nonces.stream().distinct().count());
        assertFalse(server.open);
    }

    @Test
    void takesTheAnswerToALaterTry() throws Exception {
        server.answers.add(request -> null);
        server.answers.add(TimeServer.at(NOW, NOW));
        sntp.start(false);
        assertTrue(sntp.advance(Long.MAX_VALUE));
        assertEquals(2, server.askedMillis.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "client", "broadcast", "version", "short"})
    void passesOverWhatIsNotTheReplyToItsRequest(String fault) {
        server.answers.add(request -> {
            byte[] reply = TimeServer.at(NOW, NOW).to(request);
            switch (fault) {
                case "nonce" -> reply[24 + 7] ^= 1;
                case "client" -> reply[0] = 4 << 3 | 3;
                case "broadcast" -> reply[0] = 4 << 3 | 5;
                case "version" -> reply[0] = 2 << 3 | 4;
                default -> reply = Arrays.copyOf(reply, 47);
            }
            return reply;
        });
        fail(Reason.NO_ANSWER, "no answer");
        assertEquals(-1, clock.utcMillis);
    }

    @Test
    void believesNoServerThatIsNotSynchronised() {
        for (int i = 0; i < 4; i++) {
            int[] unsound = {3 << 6 | 4 << 3 | 4, 2, 4 << 3 | 4, 16, 4 << 3 | 4, 255, 4 << 3 | 4, 200};
            int first = unsound[2 * i];
            int stratum = unsound[2 * i + 1];
            server.answers.add(request -> TimeServer.packet(request, first, stratum, "LOCL", NOW, NOW));
        }
        fail(Reason.UNUSABLE, "its clock is not synchronised. Check time.sntp-host.");
        assertEquals(-1, clock.utcMillis);
        assertEquals(4, server.askedMillis.size());
    }

    @Test
    void waitsBeforeItAsksAgainAfterAUselessAnswer() throws Exception {
        server.answers.add(request -> TimeServer.packet(request, 4 << 3 | 4, 16, "INIT", NOW, NOW));
        server.answers.add(TimeServer.at(NOW, NOW));
        long start = clock.uptimeMillis;
        sntp.start(false);
        assertTrue(sntp.advance(Long.MAX_VALUE));
        assertEquals(List.of(start, start + 1000), server.askedMillis);
    }

    @Test
    void believesNoTimestampOfZero() {
        server.answers.add(request -> TimeServer.packet(request, 4 << 3 | 4, 2, "GPS\0", NOW, 0));
        fail(Reason.UNUSABLE, "not synchronised");
    }

    @Test
    void believesNoTimeBeforeTheImageWasBuilt() {
        for (int i = 0; i < 4; i++) {
            server.answers.add(TimeServer.at(FLOOR - 1000, FLOOR - 1000));
        }
        fail(Reason.UNUSABLE, "2026-11-23 is earlier than this firmware was built, 2026-11-24");
        assertEquals(-1, clock.utcMillis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DENY", "RSTR"})
    void holdsOffForADayWhereItIsNotWelcome(String code) throws Exception {
        server.answers.add(TimeServer.kiss(code));
        server.answers.add(TimeServer.at(NOW, NOW));
        fail(Reason.NOT_WELCOME, "ntp.example.net does not serve this device; it is not asked again for 86400 s");
        clock.uptimeMillis += 86_399_000;
        fail(Reason.NOT_WELCOME, "for 1 s");
        assertEquals(1, server.askedMillis.size());
        clock.uptimeMillis += 1000;
        sntp.start(false);
        assertTrue(sntp.advance(Long.MAX_VALUE));
    }

    @Test
    void asksMoreAndMoreRarelyWhenItIsToldThatItAsksTooOften() throws Exception {
        for (int seconds : new int[] {64, 128, 256, 512, 1024, 1024}) {
            server.answers.add(TimeServer.kiss("RATE"));
            fail(Reason.ASKED_TOO_OFTEN, "was asked too often; it is not asked again for " + seconds + " s");
            clock.uptimeMillis += seconds * 1000L;
        }
        server.answers.add(TimeServer.at(NOW, NOW));
        sntp.start(false);
        assertTrue(sntp.advance(Long.MAX_VALUE));
        server.answers.add(TimeServer.kiss("RATE"));
        fail(Reason.ASKED_TOO_OFTEN, "for 64 s");
    }

    @Test
    void triesAgainAfterOtherKisses() throws Exception {
        server.answers.add(TimeServer.kiss("INIT"));
        server.answers.add(TimeServer.kiss("X\n9Z"));
        server.answers.add(TimeServer.at(NOW, NOW));
        sntp.start(false);
        assertTrue(sntp.advance(Long.MAX_VALUE));
    }

    @Test
    void obeysNoKissFromSomebodyWhoGuesses() throws Exception {
        server.answers.add(request -> {
            byte[] reply = TimeServer.kiss("DENY").to(request);
            reply[24] ^= 1;
            return reply;
        });
        server.answers.add(TimeServer.at(NOW, NOW));
        sntp.start(false);
        assertTrue(sntp.advance(Long.MAX_VALUE));
    }

    @Test
    void saysWhyItCannotAsk() {
        server.unresolvable = true;
        fail(Reason.UNREACHABLE, "SNTP: cannot ask ntp.example.net: DNS: \"ntp.example.net\" has no address."
                + " Check time.sntp-host");
    }

    @Test
    void triesAgainWhereThePortIsUnreachable() throws Exception {
        server.answers.add(request -> new byte[0]);
        server.answers.add(TimeServer.at(NOW, NOW));
        sntp.start(false);
        assertTrue(sntp.advance(Long.MAX_VALUE));
    }

    @Test
    void sendsNothingThatTellsOfTheDevice() {
        fail(Reason.NO_ANSWER, "");
        assertNotEquals(0, server.nonces.get(0));
        TimeServer others = new TimeServer(clock);
        clock.uptimeMillis = 5000;
        TimeServers other = new TimeServers(clock, others, new String[] {"ntp.example.net"}, 123, floor, 43);
        other.start(false);
        assertThrows(TimeException.class, () -> other.advance(Long.MAX_VALUE));
        assertNotEquals(server.nonces.get(0), others.nonces.get(0));
    }

    @Test
    void startsAnewWhenToldTo() throws Exception {
        sntp.start(false);
        assertFalse(sntp.advance(clock.uptimeMillis + 10));
        sntp.abandon();
        assertFalse(server.open);
        server.answers.add(TimeServer.at(NOW, NOW));
        sntp.start(false);
        assertTrue(sntp.advance(Long.MAX_VALUE));
        assertEquals(2, server.askedMillis.size());
    }

    private TimeException fail(Reason reason, String text) {
        sntp.start(false);
        TimeException failure = assertThrows(TimeException.class, () -> sntp.advance(Long.MAX_VALUE));
        assertTrue(failure.getMessage().contains(text), failure.getMessage());
        assertEquals(reason, failure.reason());
        return failure;
    }
}

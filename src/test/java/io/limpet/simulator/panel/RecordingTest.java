package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a viewer is shown of what the device has told, in virtual time. */
class RecordingTest {

    private static final Facts FACTS = new FakeSimulation().facts();

    private long now = 1_000_000;
    private final Recording recording = new Recording(() -> now);
    private final Cursor cursor = new Cursor();

    @Test
    void showsEverythingOnceAndThenWhatIsNew() {
        recording.booted(false);
        recording.line("I    0.246 boot     one");
        recording.sampled(reading(1));
        Frame first = frame();
        assertTrue(first.whole());
        assertEquals(FACTS, first.facts());
        assertEquals("LINK", first.life().state());
        assertEquals("none", first.verdict().outcome());
        assertEquals(new Frame.Counts(1, 0, 1, 0, 0, 0), first.ledger());
        assertEquals(List.of(new Frame.Reading(0, now, "tmp105", 1, Map.of("temperature_C", 21.5))), first.readings());
        Frame second = frame();
        assertEquals(new Frame(false, now, null, null, null, null, null, null, List.of(), List.of(), List.of(),
                List.of(), List.of()), second);
        now += 500;
        recording.received(reading(1));
        Frame third = frame();
        assertEquals(List.of(new Frame.Fate(0, "delivered", now)), third.fates());
        assertEquals(new Frame.Counts(1, 1, 0, 0, 0, 0), third.ledger());
        assertNull(third.life());
    }

    @Test
    void aWholeFrameHasEachReadingWithItsFateHoweverLongAgo() {
        recording.sampled(reading(1));
        recording.received(reading(1));
        recording.sampled(reading(2));
        for (int i = 0; i < Recording.FATES_MAX + 1; i++) {
            recording.received(reading(1));
        }
        recording.dropped(reading(2));
        Frame whole = frame();
        assertEquals(List.of(0L, 1L), whole.readings().stream().map(Frame.Reading::id).toList());
        assertEquals(List.of(new Frame.Fate(0, "twice", now), new Frame.Fate(1, "dropped", now)), whole.fates());
    }

    @Test
    void aViewerWhoHasMissedReadingsIsShownEverythingAnew() {
        frame();
        for (int i = 0; i < Recording.READINGS_MAX + 5; i++) {
            recording.sampled(reading(i));
        }
        Frame late = frame();
        assertTrue(late.whole());
        assertEquals(FACTS, late.facts());
        assertEquals(Recording.READINGS_MAX, late.readings().size());
        assertEquals(5, late.readings().get(0).id());
        assertFalse(frame().whole());
    }

    @Test
    void aViewerWhoHasMissedLinesGoesOnWithTheLast() {
        frame();
        for (int i = 0; i < Recording.LINES_MAX + 5; i++) {
            recording.line("line " + i);
        }
        Frame late = frame();
        assertFalse(late.whole());
        assertEquals(Recording.LINES_MAX, late.lines().size());
        assertEquals("line 5", late.lines().get(0).text());
        assertEquals(5, late.lines().get(0).number());
    }

    @Test
    void remembersNoMoreThanItsBounds() {
        recording.connecting("broker", 8883);
        for (int i = 0; i < 20_000; i++) {
            now += 1_000;
            recording.sampled(reading(i));
            recording.turn("ONLINE", 0, "", i % 7, -1);
            recording.sent(new byte[] {(byte) 0xc0, 0}, 0, 2);
            recording.acknowledged(reading(i));
            recording.received(reading(i));
            recording.line("x".repeat(10_000));
        }
        Frame whole = frame();
        assertEquals(Recording.READINGS_MAX, whole.readings().size());
        assertEquals(Recording.READINGS_MAX, whole.fates().size());
        assertEquals(Recording.LINES_MAX, whole.lines().size());
        assertEquals(Recording.PACKETS_MAX, whole.packets().size());
        assertEquals(DepthLog.CAPACITY, whole.depths().size());
        assertTrue(whole.lines().get(0).text().length() <= 2_001);
        assertEquals(Ledger.SETTLED_MAX, recording.remembered());
    }

    @Test
    void anOutageIsToldWithWhatTheDeviceLeftAndWhy() {
        checkStory("link: lost", "Offline for 2.0 s because its network was gone; nothing waits.");
        checkStory("mqtt: broker closed it", "Offline for 2.0 s because the connection was lost (mqtt: broker closed "
                + "it); nothing waits.");
        checkStory("wi-fi: not in reach", "Offline for 2.0 s because it had no network (wi-fi: not in reach); nothing "
                + "waits.", "LINK");
        checkStory("SNTP: silent", "Offline for 2.0 s because it could not learn the time (SNTP: silent); nothing "
                + "waits.", "LINK", "TIME");
        checkStory("TCP: refused", "Offline for 2.0 s because the broker did not answer (TCP: refused); nothing waits.",
                "LINK", "TIME", "CONNECT");
    }

    /** Online, then gone; with what it comes through before that is told. */
    private void checkStory(String failure, String story, String... states) {
        recording.turn("ONLINE", 0, "", 0, -1);
        if (states.length > 0) {
            recording.turn("BACKOFF", 100, "mqtt: first", 0, -1);
            for (String state : states) {
                recording.turn(state, 0, "mqtt: first", 0, -1);
            }
        }
        recording.turn("BACKOFF", 5_000, failure, 0, -1);
        now += 2_000;
        assertEquals(story, frame().outage().story());
    }

    @Test
    void aLineHasTheLevelOfItsFrontAndALineThatGoesOnThatOfTheOneBefore() {
        recording.line("W    7.670 link     wi-fi: not in reach. Heard:");
        recording.line("                     \"guest\" (-71 dBm)");
        recording.line("E 1234.020 boot     bad");
        recording.line("Exception in thread main");
        recording.line("    at somewhere");
        recording.noted("wifi off: the access point is gone\nsecond");
        recording.line("    at somewhere else");
        assertEquals(List.of("W", "W", "E", "", "", "S", "S", ""),
                frame().lines().stream().map(Frame.Line::level).toList());
    }

    @Test
    void tellsTheStoryOfAnOutage() {
        recording.booted(false);
        recording.turn("ONLINE", 0, "", 0, -1);
        now += 1_000;
        recording.turn("BACKOFF", 500, "the broker closed the connection", 0, -1);
        recording.turn("CONNECT", 0, "the broker closed the connection", 0, -1);
        recording.connecting("broker", 8883);
        recording.refused("TCP: refused");
        recording.turn("BACKOFF", 500, "TCP: refused", 0, -1);
        recording.sampled(reading(1));
        recording.sampled(reading(2));
        now += 41_000;
        recording.turn("CONNECT", 0, "TCP: refused", 2, -1);
        recording.turn("ONLINE", 0, "TCP: refused", 2, -1);
        now += 300;
        recording.sampled(reading(3));
        recording.acknowledged(reading(1));
        recording.acknowledged(reading(2));
        recording.received(reading(1));
        recording.received(reading(2));
        assertEquals("Offline 41 s because the broker did not answer; 2 readings waited and were "
                + "delivered in 0.3 s.", frame().outage().story());
    }

    @Test
    void aPowerCutIsAnOutageToo() {
        recording.booted(false);
        recording.turn("ONLINE", 0, "", 0, -1);
        recording.sampled(reading(1));
        recording.powerLost();
        now += 5_000;
        assertEquals("Offline for 5.0 s because its power was cut; 1 reading waits.", frame().outage().story());
        recording.booted(false);
        recording.found(List.of());
        recording.turn("ONLINE", 0, "", 0, -1);
        assertEquals("Offline 5.0 s because its power was cut; nothing waited. 1 reading was lost.",
                frame().outage().story());
    }

    @Test
    void tellsWhyABrokerWasNotTrustedUntilTheNextAttempt() {
        recording.connecting("broker.limpet.test", 8883);
        assertEquals("connecting", frame().verdict().outcome());
        recording.refused("TLS: expired");
        recording.closed();
        assertEquals("refused", frame().verdict().outcome());
        recording.connecting("broker.limpet.test", 8883);
        recording.verified("TLSv1.3, 127.43.157.163:8883", "TLS_AES_128_GCM_SHA256", "CN=CA", List.of());
        Frame.Verdict verified = frame().verdict();
        assertEquals(new Frame.Verdict("verified", now, "broker.limpet.test", 8883, null, "TLSv1.3",
                "TLS_AES_128_GCM_SHA256", "127.43.157.163:8883", "CN=CA", null, List.of()), verified);
        recording.closed();
        assertEquals("closed", frame().verdict().outcome());
    }

    @Test
    void aConnectionThatBreaksInAPacketDoesNotSpoilTheNext() {
        recording.sent(new byte[] {(byte) 0xc0, 0, 0x30, 50, 0}, 0, 5);
        recording.closed();
        recording.got(new byte[] {(byte) 0xd0}, 0, 1);
        recording.powerLost();
        recording.sent(new byte[] {9, (byte) 0xe0, 0, 9}, 1, 2);
        recording.got(new byte[] {(byte) 0xd0, 0}, 0, 2);
        List<Frame.Packet> packets = frame().packets();
        assertEquals(List.of("PINGREQ", "DISCONNECT", "PINGRESP"), packets.stream().map(Frame.Packet::type).toList());
        assertEquals(List.of(true, true, false), packets.stream().map(Frame.Packet::sent).toList());
    }

    @Test
    void whatWasFoundAtBootIsShownAtTheTimeThatItTells() {
        recording.found(List.of(message("{\"seq\":1,\"time\":900.5,\"temperature_C\":1}"),
                message("{\"seq\":2,\"time\":9000000,\"temperature_C\":1}"), message("{\"seq\":3,\"uptime\":9}")));
        assertEquals(List.of(900_500L, now, now), frame().readings().stream().map(Frame.Reading::at).toList());
    }

    private Frame frame() {
        return recording.frame(cursor, FACTS, FakeSimulation.world(1));
    }

    private static Message reading(int sequence) {
        return message("{\"seq\":" + sequence + ",\"time\":1795501781.397,\"temperature_C\":21.5}");
    }

    private static Message message(String payload) {
        return new Message("limpet/limpet-1/tmp105", payload.getBytes(StandardCharsets.UTF_8));
    }
}

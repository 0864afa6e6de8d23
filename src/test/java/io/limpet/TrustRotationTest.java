package io.limpet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.NonVolatile;
import io.limpet.config.ConfigurationException;
import io.limpet.memory.Slot;
import io.limpet.microej.PlatformSignatures;
import io.limpet.simulator.memory.PassedThrough;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.time.Floor;
import io.limpet.trust.Bundles;
import io.limpet.virtual.VirtualBoard;
import io.limpet.virtual.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A device in virtual time whose broker moves from one authority to another, or does not. */
class TrustRotationTest {

    private static final String TOPIC = "fleet/trust";
    private static final String STATUS = "limpet/limpet-0200000000aa/status ";
    private static final Instant TODAY = Instant.ofEpochMilli(VirtualClock.TODAY_UTC_MILLIS);
    private static final CertificateAuthority OLD = CertificateAuthority.create("CN=Old");
    private static final CertificateAuthority NEW = CertificateAuthority.create("CN=New");
    private static final long DAY = 86_400_000L;

    private VirtualBoard board;
    private Firmware firmware;

    /** The old and the new one together first: nobody has to hurry. */
    @Test
    void takesABundleThatFitsTheBrokerWithoutLosingAReading() throws Exception {
        boot("");
        live(60_000);
        board.broker.retain(TOPIC, Bundles.bundle(7, TODAY, OLD, NEW));
        live(5_000);
        assertEquals(1, told("trust bundle 7 accepted, tried within"));
        live(600_000);
        assertEquals(1, told("trusting bundle 7"));
        assertEquals(2, board.broker.attempts.size(), "one connection more, for the trial");
        board.broker.authority = NEW.der();
        board.broker.cut();
        live(60_000);
        assertEquals(List.of("online", "offline", "online", "online"),
                statuses().stream().filter(each -> each.endsWith("line")).toList());
        assertReadingsAreNumberedWithoutAGap();
    }

    @Test
    void followsTheBrokerWhenItMovesAndLeavesTheOldAuthorityBehind() throws Exception {
        boot("publish.interval=1min");
        live(60_000);
        board.broker.retain(TOPIC, Bundles.bundle(7, TODAY, NEW));
        live(700_000);
        assertEquals(1, board.logged("does not fit the broker").size());
        assertEquals(0, told("trusting bundle 7"), "the broker has not moved yet");
        assertTrue(board.led, "and is connected to as before");
        live(3 * DAY);
        board.broker.authority = NEW.der();
        board.broker.cut();
        live(10_000);
        assertEquals(1, told("trusting bundle 7"), "at once, without waiting");
        assertReadingsAreNumberedWithoutAGap();
        board.broker.authority = OLD.der();
        board.broker.cut();
        live(600_000);
        assertFalse(board.led, "whoever has the old authority's key is refused");
        board.broker.authority = NEW.der();
        live(300_000);
        assertTrue(board.led);
        assertReadingsAreNumberedWithoutAGap();
    }

    @Test
    void staysAsItIsWhenTheBrokerNeverMoves() throws Exception {
        boot("publish.interval=10min");
        live(60_000);
        board.broker.retain(TOPIC, Bundles.bundle(7, TODAY, NEW));
        for (int day = 0; day < 40; day++) {
            live(DAY);
            board.broker.cut();
        }
        live(60_000);
        assertTrue(board.led);
        assertEquals(0, told("trusting"));
        assertTrue(board.broker.attempts.size() <= 2 + 2 * 31 + 10, "tried once a day and until day 30: "
                + board.broker.attempts.size());
        assertReadingsAreNumberedWithoutAGap();
    }

    /** The bundle came while the device was on; the broker moved while it was off. */
    @Test
    void followsABrokerThatMovedWhileTheDeviceWasOff() throws Exception {
        boot("");
        live(60_000);
        board.broker.retain(TOPIC, Bundles.bundle(7, TODAY, NEW));
        live(1_000);
        SimulatedMemory kept = (SimulatedMemory) board.keepMemory;
        boot("", kept, NEW);
        live(60_000);
        assertEquals(1, told("trusting bundle 7"));
        boot("", kept, NEW);
        assertEquals(1, board.logged("trusting bundle 7 in the place of tls.ca: \"CN=New\"").size());
        live(60_000);
        assertEquals(1, told("trusting bundle 7"), "said in each life");
        boot("", kept, OLD);
        live(60_000);
        assertFalse(board.led, "the image's authority is no longer trusted");
    }

    @Test
    void triesBothInTurnUntilOneFits() throws Exception {
        boot("");
        live(60_000);
        board.broker.retain(TOPIC, Bundles.bundle(7, TODAY, NEW));
        live(1_000);
        board.broker.authority = CertificateAuthority.create("CN=Other").der();
        board.broker.cut();
        live(3_600_000);
        assertFalse(board.led);
        int attempts = board.broker.attempts.size();
        assertTrue(attempts > 60 && attempts < 140, "two each time: " + attempts);
        assertEquals(1, board.logged("W").stream().filter(line -> line.contains("no loaded anchor")).count());
        board.broker.authority = OLD.der();
        live(200_000);
        assertTrue(board.led);
        board.broker.authority = NEW.der();
        board.broker.cut();
        live(200_000);
        assertEquals(1, told("trusting bundle 7"));
        assertReadingsAreNumberedWithoutAGap();
    }

    @Test
    void reportsWhatItRefusesOnceAndNothingOfWhatItHas() throws Exception {
        boot("");
        live(60_000);
        board.broker.retain(TOPIC, Bundles.bundle(7, TODAY, OLD));
        live(700_000);
        for (int i = 0; i < 5; i++) {
            board.broker.cut();
            live(60_000);
        }
        assertEquals(0, told("refused"), "the retained one comes again at each connection");
        board.broker.retain(TOPIC, Bundles.bundle(5, TODAY, OLD));
        for (int i = 0; i < 5; i++) {
            live(60_000);
            board.broker.cut();
        }
        assertEquals(1, told("trust bundle 5 refused: bundle 7 was here before"));
        assertEquals(1, board.logged("W").stream().filter(line -> line.contains("trust bundle 5 refused")).count());
        board.broker.retain(TOPIC, Bundles.writer(9, TODAY, NEW).group("others").sign(Bundles.KEY));
        live(5_000);
        assertEquals(1, told("trust bundle 9 refused: for the group \"others\", this device is of \"field\""));
        board.broker.retain(TOPIC, "hello".getBytes(StandardCharsets.UTF_8));
        live(5_000);
        assertEquals(1, told("trust bundle refused: no trust bundle"));
    }

    @Test
    void reportsABundleThatIsTooLongForIt() throws Exception {
        boot("mqtt.buffer-bytes=1024");
        live(60_000);
        board.broker.retain(TOPIC, new byte[1004]);
        live(5_000);
        assertEquals(1, told("trust bundle refused: no trust bundle"));
        board.broker.retain(TOPIC, new byte[1005]);
        live(5_000);
        assertEquals(1, told("trust bundle refused: 1005 bytes, there is room for 1004"));
        for (int i = 0; i < 3; i++) {
            board.broker.retain(TOPIC, new byte[1100]);
            live(5_000);
        }
        assertEquals(1, told("trust bundle refused: a message came that is longer than mqtt.buffer-bytes"));
    }

    @Test
    void isSilentWhenARetainedBundleIsTakenAway() throws Exception {
        boot("");
        live(60_000);
        board.broker.publish(TOPIC, "");
        live(5_000);
        assertEquals(List.of("online"), statuses());
    }

    @Test
    void aFleetDoesNotComeInTheSameSecond() throws Exception {
        boot("trust.try-within=1h\npublish.interval=1min");
        live(60_000);
        board.broker.retain(TOPIC, Bundles.bundle(7, TODAY, OLD, NEW));
        live(1_000);
        String accepted = board.logged("accepted, tried within").get(0);
        int seconds = Integer.parseInt(accepted.replaceFirst(".*within (\\d+) s.*", "$1"));
        assertTrue(seconds > 5 && seconds <= 3600, accepted);
        live(seconds * 1000L - 5_000);
        assertEquals(1, board.broker.attempts.size());
        live(10_000);
        assertEquals(2, board.broker.attempts.size());
    }

    /** Others see that it goes and that it comes, and the broker does not publish the will. */
    @Test
    void leavesInOrderForATrial() throws Exception {
        boot("trust.try-within=0s");
        live(60_000);
        board.broker.retain(TOPIC, Bundles.bundle(7, TODAY, OLD, NEW));
        live(30_000);
        List<String> last = statuses().subList(statuses().size() - 4, statuses().size());
        assertTrue(last.get(0).startsWith("trust bundle 7 accepted"), last.toString());
        assertEquals(List.of("offline", "online", "trusting bundle 7"), last.subList(1, 4));
        assertTrue(board.broker.packetTypes.contains(14), "DISCONNECT");
    }

    @Test
    void stillTakesCommands() throws Exception {
        boot("mqtt.command-topic=c\npublish.interval=1h");
        live(60_000);
        assertEquals(1, readings().size());
        board.broker.retain(TOPIC, "sample".getBytes(StandardCharsets.UTF_8));
        live(5_000);
        assertEquals(1, readings().size(), "that was no command");
        board.broker.publish("c", "sample");
        live(5_000);
        assertEquals(2, readings().size());
        board.broker.publish("d", "sample");
        live(5_000);
        assertEquals(2, readings().size(), "a topic of an earlier image");
    }

    /** Whom the device trusts is not guessed while the memory does not answer. */
    @Test
    void waitsForItsMemory() throws Exception {
        boot("trust.try-within=0s");
        live(60_000);
        board.broker.retain(TOPIC, Bundles.bundle(7, TODAY, OLD));
        live(60_000);
        NonVolatile kept = board.keepMemory;
        board = board("");
        board.keepMemory = new PassedThrough(kept) {

            private int failures = 5;

            @Override
            public void read(int address, byte[] into, int offset, int length) throws IOException {
                if (failures-- > 0) {
                    throw new IOException("no answer");
                }
                super.read(address, into, offset, length);
            }
        };
        firmware = new Firmware(board);
        assertFalse(board.logged("no answer; waiting for it").isEmpty());
        assertEquals(1, board.logged("trusting bundle 7 in the place of tls.ca").size());
    }

    /** When it was issued, it was that date or later: somebody trusted has signed it. */
    @Test
    void noDateBeforeABundleIsBelievedAnyMore() throws Exception {
        long issuedUtcMillis = VirtualClock.TODAY_UTC_MILLIS + 20 * DAY;
        boot("");
        board.timeServer.utcAtStartMillis = issuedUtcMillis + DAY;
        live(60_000);
        board.broker.retain(TOPIC, Bundles.bundle(7, Instant.ofEpochMilli(issuedUtcMillis), OLD, NEW));
        live(5_000);
        assertEquals(1, told("trust bundle 7 accepted"));
        Slot slot = new Slot(board.keepMemory, 0, 1, Floor.KIND);
        assertEquals(issuedUtcMillis, new Floor(board.clock, 0, slot).utcMillis());
    }

    private void boot(String more) throws ConfigurationException {
        boot(more, SimulatedMemory.kept(), OLD);
    }

    private void boot(String more, SimulatedMemory kept, CertificateAuthority brokers) throws ConfigurationException {
        board = board(more);
        board.keepMemory = kept;
        board.broker.authority = brokers.der();
        firmware = new Firmware(board);
    }

    private static VirtualBoard board(String more) {
        StringBuilder configuration = new StringBuilder();
        for (String line : List.of("link.type=ethernet", "mqtt.host=broker.example.net", "publish.interval=10s",
                "outbox.message-bytes=512", "outbox.capacity=1000", "keep.memory=board", "trust.topic=" + TOPIC,
                "trust.key=trust.pem", "trust.group=" + Bundles.GROUP)) {
            if (!more.contains(line.substring(0, line.indexOf('=') + 1))) {
                configuration.append(line).append('\n');
            }
        }
        VirtualBoard made = new VirtualBoard(configuration.append(more).append('\n').toString(), OLD.der());
        made.flash.put("trust.pem", Bundles.KEY_PEM);
        made.signatures = new PlatformSignatures();
        return made;
    }

    private void live(long millis) {
        long end = board.clock.uptimeMillis() + millis;
        long turnsLeft = 100_000 + millis;
        while (board.clock.uptimeMillis() < end) {
            assertTrue(turnsLeft-- > 0, "the loop turns without waiting");
            firmware.turn();
        }
    }

    private List<String> statuses() {
        return board.broker.published.stream().filter(line -> line.startsWith(STATUS))
                .map(line -> line.substring(STATUS.length())).toList();
    }

    /** How many messages on the status topic begin so. */
    private long told(String beginning) {
        return statuses().stream().filter(line -> line.startsWith(beginning) || line.contains(beginning)).count();
    }

    private List<String> readings() {
        return board.broker.published.stream().filter(line -> line.contains("/device {")).toList();
    }

    private void assertReadingsAreNumberedWithoutAGap() {
        List<Integer> numbers = readings().stream()
                .map(line -> Integer.parseInt(line.replaceFirst(".*\"seq\":(\\d+),.*", "$1"))).distinct().toList();
        assertFalse(numbers.isEmpty(), "nothing was delivered");
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(i + 1, numbers.get(i), "in order, without a gap");
        }
    }
}

package io.limpet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException;
import io.limpet.board.LastReset;
import io.limpet.config.ConfigurationException;
import io.limpet.tls.TestCertificates;
import io.limpet.virtual.VirtualBoard;
import io.limpet.virtual.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of the device in virtual time: hours of it in milliseconds. */
class FirmwareTest {

    private static final List<String> BASICS = List.of("link.type=ethernet", "mqtt.host=broker.example.net",
            "publish.interval=10s", "sensor.enabled=device", "outbox.message-bytes=512");
    private static final int CONNECT = 1;
    private static final int DISCONNECT = 14;

    private VirtualBoard board;
    private Firmware firmware;

    @Test
    void publishesAReadingEveryIntervalFromItsStartOn() throws Exception {
        boot("");
        live(101_000);
        assertEquals(11, readings().size());
        assertTrue(readings().get(0).startsWith("limpet/limpet-0200000000aa/device {\"seq\":1,"), readings().get(0));
        assertTrue(readings().get(10).contains("\"seq\":11,"));
    }

    @Test
    void saysOnlineFirstAndOfflineLast() throws Exception {
        boot("");
        live(25_000);
        assertEquals("limpet/limpet-0200000000aa/status online", board.broker.published.get(0));
        assertTrue(board.led);
        firmware.requestStop();
        firmware.run();
        assertEquals("limpet/limpet-0200000000aa/status offline",
                board.broker.published.get(board.broker.published.size() - 1));
        assertEquals(DISCONNECT, board.broker.packetTypes.get(board.broker.packetTypes.size() - 1));
        assertFalse(board.led);
    }

    @Test
    void tellsOfAnUnwantedResetUntilAConnectionHasProvedItself() throws Exception {
        board = board("");
        board.lastReset = new LastReset(LastReset.Cause.WATCHDOG, 2, "at 0x0001a2b4");
        firmware = new Firmware(board);
        String told = "limpet/limpet-0200000000aa/status reset by the watchdog at 0x0001a2b4, number 2 since power-on";
        live(25_000);
        assertEquals(told, board.broker.published.get(0));
        assertEquals("limpet/limpet-0200000000aa/status online", board.broker.published.get(1));
        board.broker.cut();
        live(60_000);
        assertEquals(1, board.broker.published.stream().filter(told::equals).count());
        assertEquals(2, board.broker.published.stream().filter(each -> each.endsWith(" online")).count());
    }

    @Test
    void goesOnSamplingWithoutALinkAndDeliversEverythingAfterwards() throws Exception {
        boot("outbox.capacity=200");
        board.link.inReach = false;
        live(600_000);
        assertEquals(List.of(), board.broker.attempts);
        board.link.inReach = true;
        live(130_000);
        assertReadingsAreNumberedWithoutAGap();
        assertTrue(readings().size() >= 72, "got " + readings().size());
    }

    @Test
    void countsWhatAFullOutboxHadToDropAndPublishesTheCount() throws Exception {
        boot("outbox.capacity=20");
        board.link.inReach = false;
        live(600_000);
        board.link.inReach = true;
        live(130_000);
        String last = readings().get(readings().size() - 1);
        int firstDelivered = sequence(readings().get(0));
        assertTrue(firstDelivered > 30, "the oldest were dropped: " + readings().get(0));
        assertTrue(last.contains("\"dropped\":" + (firstDelivered - 1) + ","), last);
        assertFalse(board.logged("dropped so far").isEmpty());
    }

    @Test
    void doesNotConnectBeforeItKnowsTheTime() throws Exception {
        boot("");
        board.timeServer.answers = false;
        live(300_000);
        assertEquals(List.of(), board.broker.attempts, "no certificate can be judged without a date");
        assertFalse(board.logged("SNTP: no answer").isEmpty());
        board.timeServer.answers = true;
        live(150_000);
        assertReadingsAreNumberedWithoutAGap();
    }

    @Test
    void refusesATimeBeforeTheImageWasBuilt() throws Exception {
        boot("");
        board.timeServer.utcAtStartMillis -= 365 * 86_400_000L;
        live(300_000);
        assertEquals(List.of(), board.broker.attempts);
        assertFalse(board.logged("earlier than this firmware was built").isEmpty());
    }

    @Test
    void correctsTheClockEveryDayWithoutInterruptingTheConnection() throws Exception {
        boot("publish.interval=5min");
        live(3 * 86_400_000L);
        assertEquals(1, board.logged("time     set to").size());
        assertEquals(3, board.logged("corrected to").size(), board.logged("time").toString());
        assertEquals(1, board.broker.attempts.size());
    }

    @Test
    void asksForTheTimeAgainWhenTheDatesOfACertificateDoNotFit() throws Exception {
        boot("");
        board.timeServer.utcAtStartMillis += 20 * 365 * 86_400_000L;
        board.broker.refusal = new ConnectException(ConnectException.Reason.EXPIRED, "certificate expired");
        live(10_000);
        board.timeServer.utcAtStartMillis = VirtualClock.TODAY_UTC_MILLIS;
        live(240_000);
        assertEquals(VirtualClock.TODAY_UTC_MILLIS + board.clock.uptimeMillis(), board.clock.utcMillis(), 1_000);
        board.timeServer.answers = false;
        int before = board.broker.attempts.size();
        live(600_000);
        assertTrue(board.broker.attempts.size() > before, "goes on trying with the time it has");
    }

    @Test
    void backsOffExponentiallyAndNeverLongerThanTheMaximum() throws Exception {
        boot("backoff.initial=1s\nbackoff.maximum=60s");
        board.broker.refusal = new ConnectException(ConnectException.Reason.UNREACHABLE, "connection refused");
        live(3_600_000);
        List<Long> attempts = board.broker.attempts;
        for (int i = 1; i < attempts.size(); i++) {
            long ceiling = Math.min(60_000, 1_000L << Math.min(i - 1, 20));
            long wait = attempts.get(i) - attempts.get(i - 1);
            assertTrue(wait <= ceiling + 1_000, "wait " + i + " was " + wait);
        }
        assertTrue(attempts.size() > 60 && attempts.size() < 300, "attempts in an hour: " + attempts.size());
    }

    @Test
    void triesRarelyAfterARefusalThatOnlyAPersonCanMendAndSaysItOnce() throws Exception {
        boot("backoff.initial=1s\nbackoff.maximum=2min");
        board.broker.refusal = new ConnectException(ConnectException.Reason.NOT_TRUSTED, "certificate not trusted");
        live(3_600_000);
        int attempts = board.broker.attempts.size();
        assertTrue(attempts >= 30 && attempts <= 61, "attempts in an hour: " + attempts);
        assertEquals(1, board.logged("certificate not trusted").size());
        assertEquals(List.of(), board.broker.packetTypes);
    }

    @Test
    void logsAWrongPasswordOnceAndNotThePassword() throws Exception {
        boot("mqtt.username=device\nmqtt.password=correct-horse-battery");
        board.broker.connackReturnCode = 4;
        live(3_600_000);
        assertEquals(1, board.log.stream().filter(line -> line.startsWith("W") && line.contains("mqtt")).count());
        assertEquals(List.of(), board.logged("correct-horse"));
        assertTrue(board.broker.packetTypes.stream().allMatch(type -> type == CONNECT));
    }

    @Test
    void startsOverWithShortWaitsAfterAConnectionThatProvedItself() throws Exception {
        boot("backoff.initial=1s\nbackoff.maximum=10min");
        board.broker.refusal = new ConnectException(ConnectException.Reason.UNREACHABLE, "connection refused");
        live(3_600_000);
        board.broker.refusal = null;
        live(1_200_000);
        board.broker.attempts.clear();
        long cut = board.clock.uptimeMillis();
        board.broker.cut();
        live(30_000);
        assertTrue(board.broker.attempts.get(0) - cut <= 3_000, "waited " + (board.broker.attempts.get(0) - cut));
    }

    @Test
    void noticesABrokerThatFellSilentAndLosesNothing() throws Exception {
        boot("mqtt.keep-alive=30s\nmqtt.timeout=20s");
        live(60_000);
        board.broker.silent = true;
        long silence = board.clock.uptimeMillis();
        live(60_000);
        assertTrue(board.broker.attempts.size() >= 2, "noticed");
        assertTrue(board.broker.attempts.get(1) - silence <= 45_000 + 1_000, "within 1.5 keep-alive");
        board.broker.silent = false;
        live(200_000);
        assertReadingsAreNumberedWithoutAGap();
    }

    @Test
    void repairsALinkThatWasLost() throws Exception {
        boot("");
        live(60_000);
        board.link.inReach = false;
        live(60_000);
        assertEquals(1, board.logged("link     lost").size());
        assertFalse(board.led);
        board.link.inReach = true;
        live(200_000);
        assertReadingsAreNumberedWithoutAGap();
        assertTrue(board.led);
    }

    @Test
    void bringsTheLinkUpAnewWhenItOnlyLooksUp() throws Exception {
        boot("backoff.maximum=10s");
        board.broker.refusal = new ConnectException(ConnectException.Reason.TIMED_OUT, "no answer");
        live(600_000);
        assertTrue(board.link.joins > 5, "joined " + board.link.joins + " times");
    }

    @Test
    void reportsASensorThatFailsOnceAndGoesOnWithTheOthers() throws Exception {
        boot("sensor.enabled=bme280,device");
        live(600_000);
        assertEquals(1, board.log.stream().filter(line -> line.contains("sensor") && line.contains("0x76")).count());
        assertReadingsAreNumberedWithoutAGap();
        assertTrue(readings().get(readings().size() - 1).contains("\"sensor_failures\":6"), "but they are counted");
    }

    @Test
    void feedsTheWatchdogInEveryStateInTime() throws Exception {
        boot("watchdog.timeout=30s");
        live(100_000);
        board.link.inReach = false;
        live(100_000);
        board.link.inReach = true;
        board.broker.silent = true;
        live(600_000);
        assertEquals(30_000, board.watchdog.timeoutMillis);
        assertTrue(board.watchdog.longestHungerMillis <= 2_000, "hungry for " + board.watchdog.longestHungerMillis);
    }

    @Test
    void takesAReadingWhenItIsTold() throws Exception {
        boot("mqtt.command-topic=limpet/${device.id}/command\npublish.interval=1h");
        live(60_000);
        assertEquals(1, readings().size());
        board.broker.publish("limpet/limpet-0200000000aa/command", "sample");
        live(5_000);
        assertEquals(2, readings().size());
        board.broker.publish("limpet/limpet-0200000000aa/command", "format c:");
        live(5_000);
        assertEquals(1, board.logged("unknown: \"format c:\"").size());
    }

    @Test
    void asksForItsCommandsUntilTheBrokerHasGrantedThemEvenInASessionThatItKept() throws Exception {
        board = board("mqtt.command-topic=c");
        board.broker.sessionPresent = true;
        board.broker.lostSubscriptions = 2;
        firmware = new Firmware(board);
        live(60_000);
        assertEquals(1, board.logged("listening on mqtt.command-topic").size());
        assertEquals(3, subscriptions());
        board.broker.cut();
        live(60_000);
        assertEquals(3, subscriptions(), "the broker has it");
        board.broker.sessionPresent = false;
        board.broker.lostSubscriptions = 1;
        board.broker.cut();
        live(1_000);
        board.broker.sessionPresent = true;
        live(60_000);
        assertEquals(5, subscriptions());
        assertEquals(2, board.logged("listening on mqtt.command-topic").size());
    }

    @Test
    void hasTheBrokerForgetWhatTheDeviceNoLongerKnows() throws Exception {
        boot("mqtt.qos=2");
        live(60_000);
        board.broker.cut();
        live(60_000);
        assertTrue(board.broker.cleanSessions.get(0));
        assertTrue(board.broker.cleanSessions.size() > 2);
        assertEquals(0, board.broker.cleanSessions.lastIndexOf(true), "once in its life");
        assertEquals(DISCONNECT, board.broker.packetTypes.get(1), "before anything is published");
    }

    private long subscriptions() {
        return board.broker.packetTypes.stream().filter(type -> type == 8).count();
    }

    @Test
    void doesNotStartWithAWrongConfigurationAndNamesAllMistakes() {
        board = board("mqtt.port=88833\nmqtt.qos=3\nmqtt.hots=x");
        assertThrows(ConfigurationException.class, () -> new Firmware(board));
        assertEquals(1, board.logged("limpet.properties:6").size());
        assertEquals(1, board.logged("limpet.properties:7").size());
        assertEquals(1, board.logged("limpet.properties:8").size());
        assertEquals(1, board.logged("not started: 3 mistakes").size());
    }

    @Test
    void doesNotStartWhenAReadingCouldNotFitTheOutbox() {
        board = board("outbox.message-bytes=64");
        assertThrows(ConfigurationException.class, () -> new Firmware(board));
        assertEquals(1, board.logged("outbox.message-bytes = 64: must be at least").size(), board.log.toString());
    }

    @Test
    void doesNotStartWithATlsStackThatItsImageDoesNotHave() {
        board = board("tls.stack=bouncycastle");
        assertThrows(ConfigurationException.class, () -> new Firmware(board));
        List<String> complaint = board.logged("tls.stack = bouncycastle: not in this image, which has platform only");
        assertEquals(1, complaint.size(), board.log.toString());
        assertTrue(complaint.get(0).contains("limpet.properties:"), complaint.get(0));
        assertEquals(List.of(), board.broker.attempts);
    }

    private void boot(String more) throws ConfigurationException {
        board = board(more);
        firmware = new Firmware(board);
    }

    private static VirtualBoard board(String more) {
        StringBuilder configuration = new StringBuilder();
        for (String line : BASICS) {
            if (!more.contains(line.substring(0, line.indexOf('=') + 1))) {
                configuration.append(line).append('\n');
            }
        }
        return new VirtualBoard(configuration.append(more).append('\n').toString(), TestCertificates.ONE_DER);
    }

    private void live(long millis) {
        long end = board.clock.uptimeMillis() + millis;
        long turnsLeft = 100_000 + millis;
        while (board.clock.uptimeMillis() < end) {
            assertTrue(turnsLeft-- > 0, "the loop turns without waiting");
            firmware.turn();
        }
    }

    private List<String> readings() {
        return board.broker.published.stream().filter(line -> line.contains("/device {")).toList();
    }

    private void assertReadingsAreNumberedWithoutAGap() {
        List<Integer> numbers = readings().stream().map(FirmwareTest::sequence).distinct().toList();
        assertFalse(numbers.isEmpty(), "nothing was delivered");
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(i + 1, numbers.get(i), "in order, without a gap");
        }
    }

    private static int sequence(String reading) {
        int from = reading.indexOf("\"seq\":") + 6;
        return Integer.parseInt(reading.substring(from, reading.indexOf(',', from)));
    }
}

package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A broker that passes every check of TLS and then answers CONNECT with nonsense, a refusal, its end, or nothing: the
 * device says what was wrong, backs off, and is there when a sound broker is.
 */
class ConnackScenario {

    private static final Pattern UPTIME = Pattern.compile("^[A-Z] +(\\d+)\\.(\\d{3}) ");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What comes in the place of a CONNACK, and what the device says of it. */
    private record Answer(byte[] bytes, String complaint) {

        Answer(String complaint, int... bytes) {
            this(ConnackScenario.bytes(bytes), complaint);
        }
    }

    @Test
    void survivesEveryAnswerThatIsNoConnack() {
        play(List.of(
                new Answer(ScriptedBroker.END, "the broker closed the connection without a CONNACK"),
                new Answer("acknowledge flags 254", 0x20, 0x02, 0xfe, 0x00),
                new Answer("return code 6", 0x20, 0x02, 0x00, 0x06),
                new Answer("return code 255", 0x20, 0x02, 0x00, 0xff),
                new Answer("remaining length of 3", 0x20, 0x03, 0x00, 0x00, 0x00),
                new Answer("remaining length of 0", 0x20, 0x00),
                new Answer("CONNACK with flags 15", 0x2f, 0x02, 0x00, 0x00),
                new Answer("§3.2.2.2", 0x20, 0x02, 0x01, 0x05),
                new Answer("PINGRESP before the CONNACK", 0xd0, 0x00),
                new Answer("PUBLISH before the CONNACK", 0x30, 0x05, 0x00, 0x01, 'a', 'h', 'i'),
                new Answer("packet of type 0", 0x00, 0x00),
                new Answer("remaining length of more than four bytes", 0x20, 0xff, 0xff, 0xff, 0xff, 0x7f),
                new Answer("§2.2.2", 'H', 'T', 'T', 'P', '/', '1', '.', '1'),
                new Answer("a second CONNACK", 0x20, 0x02, 0x00, 0x00, 0x20, 0x02, 0x00, 0x00)));
    }

    @Test
    void saysWhyTheBrokerRefuses() {
        play(List.of(
                new Answer("(1): it does not speak MQTT 3.1.1", 0x20, 0x02, 0x00, 0x01),
                new Answer("(2): it does not allow this client identifier", 0x20, 0x02, 0x00, 0x02),
                new Answer("(3): MQTT is not available there", 0x20, 0x02, 0x00, 0x03),
                new Answer("(4): user name or password", 0x20, 0x02, 0x00, 0x04),
                new Answer("(5): this client is not authorised", 0x20, 0x02, 0x00, 0x05)));
    }

    @Test
    void doesNotWaitForeverForABrokerThatAcceptsAndGoesSilent() {
        play(List.of(
                new Answer(ScriptedBroker.SILENCE, "no CONNACK from the broker in time"),
                new Answer("no CONNACK from the broker in time", 0x20),
                new Answer("no CONNACK from the broker in time", 0x20, 0x02, 0x00)), "mqtt.timeout=300ms");
    }

    /** Waits at least half of the longest back-off after what only a person can mend; it has no reason to hurry. */
    @Test
    void waitsLongAtOnceAfterARefusalThatDoesNotHealByItself() {
        List<byte[]> answers = List.of(bytes(0x20, 0x02, 0x00, 0x04));
        try (ScriptedBroker scripted = new ScriptedBroker(Stage.SERVER, answers);
                Stage stage = Stage.with("backoff.initial=10ms", "backoff.maximum=2s").open()) {
            stage.route(() -> scripted.isDone() ? stage.broker().port() : scripted.port());
            stage.device().powerOn();
            long refused = uptimeMillis(stage.console().expect("(4): user name or password"));
            long next = uptimeMillis(stage.console().expect("verified"));
            assertTrue(next - refused >= 1000, "next attempt after " + (next - refused) + " ms");
        }
    }

    private static void play(List<Answer> answers, String... settings) {
        List<byte[]> bytes = new ArrayList<>();
        answers.forEach(answer -> bytes.add(answer.bytes));
        try (ScriptedBroker scripted = new ScriptedBroker(Stage.SERVER, bytes);
                Stage stage = Stage.with(settings).open()) {
            stage.route(() -> scripted.isDone() ? stage.broker().port() : scripted.port());
            stage.device().powerOn();
            for (Answer answer : answers) {
                stage.console().expect("verified");
                stage.console().expect(PATIENCE, answer.complaint, line -> line.contains(answer.complaint)
                        || line.contains("the same again"));
            }
            stage.awaitOnline();
            Arrival last = stage.readings("device").awaitMore(10);
            stage.readings("device").assertNothingMissing(last.sequence());
            assertEquals(1, stage.device().bootCount(), "no reset by the watchdog");
        }
    }

    private static long uptimeMillis(String line) {
        Matcher stamp = UPTIME.matcher(line);
        assertTrue(stamp.find(), line);
        return 1000 * Long.parseLong(stamp.group(1)) + Long.parseLong(stamp.group(2));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}

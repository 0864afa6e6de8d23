package io.limpet.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every connector does with every broker of {@code ./limpet torture}: it connects to those that are right; to the
 * others it sends no byte of MQTT, gives up within its deadline, and says something useful. Where one does otherwise it
 * says so in {@link #deviations}.
 */
abstract class TortureContract {

    static final String NAME = "broker.torture.test";
    static final String ADDRESS = "127.0.0.1";

    /** CONNECT as MQTT 3.1.1 §3.1 has it, with a password that nobody else is to see. */
    static final byte[] CONNECT = ("\020\040\0\004MQTT\004\302\0\074\0\006device\0\004user\0\006secret")
            .getBytes(StandardCharsets.ISO_8859_1);

    /** Beyond the deadline: the diagnosis of a failure may take 3 s, and the machine may have other work. */
    static final int SLACK_MILLIS = 5000;

    static final TortureCases CASES = new TortureCases(NAME, ADDRESS);

    /** Plays the trials. */
    abstract Map<Trial, Played> play(List<Trial> trials) throws Exception;

    abstract Stream<Deviation> deviations();

    /** Cases that are not played to this connector, and why in a comment there. */
    boolean isLeftOut(TortureCase play) {
        return false;
    }

    /** Both sides of a trial. */
    record Played(Attempt attempt, List<Encounter> encounters) {

        long applicationBytes() {
            return encounters.stream().mapToLong(Encounter::applicationBytes).sum();
        }
    }

    @TestFactory
    Stream<DynamicTest> doesWithEachBrokerWhatItMust() throws Exception {
        List<Deviation> deviations = deviations().toList();
        List<Trial> trials = trials();
        Map<Trial, Played> played = play(trials);
        return Stream.concat(
                deviations.stream().map(each -> dynamicTest("there is a case \"" + each.trial() + "\"",
                        () -> assertTrue(trials.stream().anyMatch(each::concerns), each.trial()))),
                trials.stream().map(each -> dynamicTest(each.name(),
                        () -> judge(each, played.get(each), deviations))));
    }

    private List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        for (TortureCase play : CASES.all()) {
            if (!isLeftOut(play)) {
                play.versions().stream().sorted().forEach(version -> trials.add(new Trial(play, version)));
            }
        }
        return trials;
    }

    private static void judge(Trial trial, Played played, List<Deviation> deviations) {
        boolean accepts = trial.play().duty() == Duty.ACCEPT;
        if (Deviation.isIn(deviations, Deviation.Kind.ACCEPTS, trial)) {
            assertFalse(accepts, "it may accept this one anyway");
            accepts = true;
        } else if (Deviation.isIn(deviations, Deviation.Kind.REFUSES, trial)) {
            assertTrue(accepts, "it must refuse this one anyway");
            accepts = false;
        }
        boolean overruns = Deviation.isIn(deviations, Deviation.Kind.OVERRUNS, trial);
        if (accepts) {
            judgeAccepted(trial, played);
        } else {
            judgeRefused(trial, played);
        }
        if (!accepts && !overruns) {   // of one that overruns the broker is gone by then, and its port another's
            Complaint.judge(trial, played.attempt());
        }
        assertEquals(overruns, played.attempt().tookMillis() > trial.timeoutMillis() + SLACK_MILLIS,
                "whether it overran its deadline: " + played.attempt());
    }

    private static void judgeAccepted(Trial trial, Played played) {
        assertTrue(played.attempt().connected(), () -> trial.play().wrong() + ": " + played.attempt().said());
        assertTrue(played.encounters().stream().anyMatch(each -> each.fulfils(Duty.ACCEPT)),
                () -> "the broker got no CONNECT, or two handshakes: "
                        + played.encounters().stream().map(Encounter::outcome).toList());
    }

    private static void judgeRefused(Trial trial, Played played) {
        assertFalse(played.attempt().connected(), () -> "it connected, although: " + trial.play().wrong());
        assertEquals(0, played.applicationBytes(), "bytes that the broker got");
    }
}

package io.limpet.emulator;

import io.limpet.scenario.Ledger;
import io.limpet.scenario.Mosquitto;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is measured while the broker cannot be reached arrives when it can be again. */
@ExtendWith(BuiltImages.class)
@Timeout(60)
class EmulatedOutageScenario {

    private static final String SENSOR = "tmp105";
    private static final Pattern WAITING = Pattern.compile("(\\d+) waiting");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SOME = 5;

    @Test
    void aBrokerThatIsStoppedForAWhile() throws IOException {
        try (EmulatedStage stage = EmulatedStage.with(image(), Mosquitto.with(EmulatedStage.SERVER).persistent())) {
            stage.board().powerOn();
            stage.readings(SENSOR).await(2);
            stage.broker().stop();
            awaitWaiting(stage);
            stage.broker().start();
            stage.observer().awaitSubscription(2);
            assertAllArrive(stage);
        }
    }

    @Test
    void aCableThatIsPulledOutForAWhile() throws IOException {
        try (EmulatedStage stage = EmulatedStage.with(image())) {
            stage.board().powerOn();
            stage.readings(SENSOR).await(2);
            stage.board().setCable(false);
            awaitWaiting(stage);
            stage.board().setCable(true);
            assertAllArrive(stage);
        }
    }

    /** What was in RAM is lost with the power, and the board is back by itself. */
    @Test
    void aPowerCut() throws IOException {
        try (EmulatedStage stage = EmulatedStage.with(image())) {
            stage.board().powerOn();
            stage.readings(SENSOR).await(2);
            stage.awaitOnline();
            stage.board().powerCycle();
            stage.awaitOnline();
            stage.observer().await(2, arrival -> arrival.topic().equals(stage.topic(SENSOR))
                    && arrival.sequence() == 1);
        }
    }

    private static Path image() {
        return Images.firmwareWithTls("1.3");
    }

    /** Waits until some readings wait in the outbox. */
    private static void awaitWaiting(EmulatedStage stage) {
        stage.console().expect(PATIENCE, SOME + " waiting or more", message -> {
            Matcher found = WAITING.matcher(message);
            return found.find() && Integer.parseInt(found.group(1)) >= SOME;
        });
    }

    private static void assertAllArrive(EmulatedStage stage) {
        Ledger readings = stage.readings(SENSOR);
        readings.awaitMore(SOME + 3);
        readings.assertNothingMissing(readings.last());
    }
}

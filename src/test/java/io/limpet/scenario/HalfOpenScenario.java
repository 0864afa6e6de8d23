package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.network.Direction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection goes silent without a reset, as behind a router that was switched off: noticed, healed, none lost. */
class HalfOpenScenario {

    private static final Pattern SILENCE = Pattern.compile("the last it sent came (\\d+) ms ago");
    private static final int KEEP_ALIVE_MILLIS = 2000;

    @ParameterizedTest
    @ValueSource(strings = {"50ms", "1h"})
    void isNoticedWithinOneAndAHalfKeepAlives(String interval) {
        try (Stage stage = Stage.with("publish.interval=" + interval, "mqtt.keep-alive=2s", "mqtt.timeout=10s")
                .online()) {
            stage.readings("device").await(1);
            long before = stage.link().bytes(Direction.FROM_BROKER);
            stage.link().goHalfOpen();
            Matcher silence = SILENCE.matcher(stage.console().expect("the last it sent came"));
            assertTrue(silence.find());
            int millis = Integer.parseInt(silence.group(1));
            assertTrue(before > 0 && millis <= KEEP_ALIVE_MILLIS * 3 / 2, "noticed after " + millis + " ms");
            stage.link().heal();
            stage.awaitOnline();
            Arrival last = stage.readings("device").awaitMore(interval.equals("1h") ? 0 : 20);
            stage.readings("device").assertNothingMissing(last.sequence());
        }
    }

    @Test
    void losesNothingAndRepeatsNothingWithQos2() {
        try (Stage stage = Stage.with("mqtt.qos=2", "mqtt.keep-alive=1s").online()) {
            for (int outage = 0; outage < 3; outage++) {
                stage.readings("device").awaitMore(5);
                stage.link().goHalfOpen();
                stage.console().expect("the last it sent came");
                stage.link().heal();
                stage.awaitOnline();
            }
            Arrival last = stage.readings("device").awaitMore(20);
            stage.readings("device").assertEachExactlyOnce(last.sequence());
        }
    }
}

package io.limpet.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.scenario.Arrival;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The watchdog bites the very image that is flashed, once its loop hangs, and everybody hears of it. */
@ExtendWith(BuiltImages.class)
@Timeout(90)
class EmulatedWatchdogScenario {

    private static final String WHERE_THE_LOOP_WAITS = "clock_idle";
    private static final Pattern BITTEN = Pattern.compile("reset by the watchdog at 0x([0-9a-f]{8}), number 1 since"
            + " power-on");

    /** A debugger makes the function in which the loop waits endless; after the reset, flash is as it was. */
    @Test
    void aLoopThatHangsIsResetAndTheStatusTopicTellsWhere() throws IOException {
        Path image = Images.firmware("tls.version=1.3", "watchdog.timeout=6s");
        try (Debugger debugger = new Debugger();
                EmulatedStage stage = EmulatedStage.with(image, debugger::attachedTo)) {
            stage.board().powerOn();
            stage.awaitOnline();
            debugger.hang(image, WHERE_THE_LOOP_WAITS);
            stage.console().expect("reset by the watchdog");
            Arrival told = stage.observer().await(arrival -> arrival.topic().equals(stage.topic("status"))
                    && arrival.payload().startsWith("reset"));
            Matcher bitten = BITTEN.matcher(told.payload());
            assertTrue(bitten.matches(), told.payload());
            assertEquals(Symbols.addressOf(image, WHERE_THE_LOOP_WAITS),
                    Integer.parseUnsignedInt(bitten.group(1), 16));
            stage.awaitOnline();
            stage.readings("tmp105").awaitMore(2);
            assertEquals(1, stage.board().resets());
        }
    }
}

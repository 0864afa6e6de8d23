package io.limpet.emulator;

import io.limpet.simulator.console.Command;
import io.limpet.simulator.console.Words;
import java.util.List;

/** The air at the sensors, the reset line and the supply. */
final class BoardCommands {

    /** What QEMU's TMP105 can be set to. */
    private static final int CELSIUS_MIN = -128;
    private static final int CELSIUS_MAX = 127;

    private BoardCommands() {
    }

    static List<Command> of(EmulatedBoard board) {
        return List.of(
                new Command("temperature CELSIUS", "what the TMP105 measures, in steps of a sixteenth", arguments -> {
                    board.setTemperature(Words.thousandths(arguments.get(0), CELSIUS_MIN, CELSIUS_MAX) / 1000.0);
                    return null;
                }),
                new Command("pressure", "what the DPS310 measures", arguments ->
                    "QEMU's DPS310 does not measure: all that can be read from it is the same for ever"),
                Command.of("reset", "the processor's reset line is pulled", board::reset),
                Command.of("power off", "cuts it, in the middle of whatever the board does", board::powerOff),
                Command.of("power on", "the board boots", board::powerOn),
                Command.of("power cycle", "cuts it and gives it back", board::powerCycle));
    }
}

package io.limpet.simulator.console;

import io.limpet.simulator.SimulatedDevice;
import java.util.List;

/** The device's clock and its time server. */
public final class TimeCommands {

    private TimeCommands() {
    }

    public static List<Command> of(SimulatedDevice device) {
        return List.of(
                new Command("clock SPAN", "puts the device's clock wrong: +3d, -2y, +500ms", arguments -> {
                    device.shiftClock(Words.span(arguments.get(0)));
                    return null;
                }),
                Command.of("ntp off", "the time server is silent", () -> device.ntpServer().setAnswering(false)),
                Command.of("ntp on", "the time server answers again", () -> device.ntpServer().setAnswering(true)),
                new Command("ntp SPAN", "the time server is wrong by so much: +3d, 0s", arguments -> {
                    device.ntpServer().setOffset(Words.span(arguments.get(0)));
                    return null;
                }));
    }
}

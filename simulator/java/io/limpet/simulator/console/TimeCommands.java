package io.limpet.simulator.console;

import io.limpet.simulator.SimulatedDevice;
import java.time.Duration;
import java.util.List;

/** The device's clock and its time server. */
public final class TimeCommands {

    private TimeCommands() {
    }

    public static List<Command> of(SimulatedDevice device) {
        return List.of(
                Command.of("clock right", "the device's clock is as it was set", () -> setWrong(device, Duration.ZERO)),
                new Command("clock SPAN", "the device's clock is wrong by so much: +3d, -2y, +500ms", arguments -> {
                    Duration by = Words.span(arguments.get(0));
                    if (!device.isOn()) {
                        throw new CommandException("without power the device has no clock");
                    }
                    setWrong(device, by);
                    return null;
                }),
                Command.of("ntp off", "the time server is silent", () -> device.ntpServer().setAnswering(false)),
                Command.of("ntp on", "the time server answers again", () -> device.ntpServer().setAnswering(true)),
                new Command("ntp SPAN", "it answers, and is wrong by so much: +3d, 0s", arguments -> {
                    device.ntpServer().setAnswering(true);
                    device.ntpServer().setOffset(Words.span(arguments.get(0)));
                    return null;
                }));
    }

    /** By so much in all, whatever it was before. */
    static void setWrong(SimulatedDevice device, Duration by) {
        device.shiftClock(by.minus(device.clockShift()));
    }
}

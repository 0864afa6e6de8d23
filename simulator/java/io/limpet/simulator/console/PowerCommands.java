package io.limpet.simulator.console;

import io.limpet.simulator.SimulatedDevice;
import java.util.List;

/** The device's supply. */
public final class PowerCommands {

    private PowerCommands() {
    }

    public static List<Command> of(SimulatedDevice device) {
        return List.of(
                Command.of("power off", "cuts it, in the middle of whatever the device does", device::powerOff),
                Command.of("power on", "the device boots", device::powerOn),
                Command.of("power cycle", "cuts it and gives it back", device::powerCycle));
    }
}

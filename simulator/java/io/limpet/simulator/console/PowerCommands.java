package io.limpet.simulator.console;

import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.memory.Fate;
import io.limpet.simulator.memory.Outcome;
import io.limpet.simulator.memory.SimulatedMemory;
import java.util.List;

/** The device's supply. */
public final class PowerCommands {

    private PowerCommands() {
    }

    public static List<Command> of(SimulatedDevice device) {
        return List.of(
                Command.of("power off", "cuts it, in the middle of whatever the device does", device::powerOff),
                Command.of("power on", "the device boots", device::powerOn),
                Command.of("power cycle", "cuts it and gives it back", device::powerCycle),
                Command.of("power tear", "cuts it in the middle of the next write to the outbox's memory",
                        () -> tear(device)));
    }

    /** A different tear each time. */
    private static void tear(SimulatedDevice device) throws CommandException {
        SimulatedMemory memory = device.outboxMemory();
        if (memory == null) {
            throw new CommandException("the device has no memory that keeps anything without power");
        }
        memory.setFate(Fate.at(1, Outcome.someBits(memory.steps() + 1)));
    }
}

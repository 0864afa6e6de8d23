package io.limpet.emulator;

import io.limpet.emulator.network.EmulatedNetwork;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.console.BrokerCommands;
import io.limpet.simulator.console.Command;

/** How it all is. */
final class StatusCommand {

    private StatusCommand() {
    }

    /** @param broker null when the broker is not ours */
    static Command of(EmulatedBoard board, EmulatedNetwork network, EmbeddedBroker broker) {
        return new Command("status", "what is on, and which faults there are", arguments ->
                "  board    " + (board.isOn() ? "on" : "off") + ", resets so far: " + board.resets()
                + "\n  network  cable " + (board.hasCable() ? "in" : "out")
                + (network.loss() > 0 ? ", " + network.loss() + " % of all frames lost" : "")
                + (broker == null ? "" : "\n  broker   " + BrokerCommands.status(broker))
                + "\n  sensors  the TMP105 is at " + board.temperature() + " degrees Celsius");
    }
}

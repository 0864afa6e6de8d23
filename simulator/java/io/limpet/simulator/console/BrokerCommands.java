package io.limpet.simulator.console;

import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.network.SimulatedLink;
import java.io.IOException;
import java.util.List;

/** The embedded broker. */
public final class BrokerCommands {

    private BrokerCommands() {
    }

    public static List<Command> of(EmbeddedBroker broker, SimulatedLink link) {
        return List.of(
                Command.of("broker stop", "its connections are closed, new ones refused; it forgets all sessions",
                        () -> stop(broker, link)),
                Command.of("broker start", "it runs, on the same port", () -> start(broker, link)),
                Command.of("broker restart", "stops and starts it", () -> {
                    stop(broker, link);
                    start(broker, link);
                }));
    }

    static void start(EmbeddedBroker broker, SimulatedLink link) throws IOException {
        broker.start();
        link.setBrokerRunning(true);
    }

    private static void stop(EmbeddedBroker broker, SimulatedLink link) throws IOException {
        link.setBrokerRunning(false);
        broker.stop();
    }
}

package io.limpet.simulator.console;

import io.limpet.simulator.broker.EmbeddedBroker;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The embedded broker. */
public final class BrokerCommands {

    private BrokerCommands() {
    }

    /** @param reachability told whether connections to it are to be tried at all */
    public static List<Command> of(EmbeddedBroker broker, Consumer<Boolean> reachability) {
        return List.of(
                Command.of("broker stop", "its connections are closed, new ones refused; it forgets all sessions",
                        () -> stop(broker, reachability)),
                Command.of("broker start", "it runs, on the same port", () -> start(broker, reachability)),
                Command.of("broker restart", "stops and starts it", () -> {
                    stop(broker, reachability);
                    start(broker, reachability);
                }));
    }

    static void start(EmbeddedBroker broker, Consumer<Boolean> reachability) throws IOException {
        broker.start();
        reachability.accept(true);
    }

    private static void stop(EmbeddedBroker broker, Consumer<Boolean> reachability) throws IOException {
        reachability.accept(false);
        broker.stop();
    }
}

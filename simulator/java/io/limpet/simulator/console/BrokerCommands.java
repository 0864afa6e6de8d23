package io.limpet.simulator.console;

import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.broker.ShownCertificate;
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
                }),
                new Command("broker certificate WHICH", "it restarts with that one: " + ShownCertificate.words(),
                        arguments -> {
                            show(broker, certificate(arguments.get(0)), reachability);
                            return "broker certificate " + arguments.get(0) + ": " + (broker.isRunning()
                                    ? "it has restarted, and shows that one" : "it shows that one when it is started");
                        }));
    }

    /** Restarts it for that, if it runs and shows another. */
    static void show(EmbeddedBroker broker, ShownCertificate certificate, Consumer<Boolean> reachability)
            throws IOException {
        if (broker.shown() == certificate) {
            return;
        }
        boolean running = broker.isRunning();
        if (running) {
            stop(broker, reachability);
        }
        broker.show(certificate);
        if (running) {
            start(broker, reachability);
        }
    }

    private static ShownCertificate certificate(String word) throws CommandException {
        ShownCertificate certificate = ShownCertificate.of(word);
        if (certificate == null) {
            throw new CommandException(word + ": must be one of " + ShownCertificate.words());
        }
        return certificate;
    }

    /** For {@code status}: {@code "running, shows the certificate expired"}. */
    public static String status(EmbeddedBroker broker) {
        return (broker.isRunning() ? "running" : "stopped") + (broker.shown() == ShownCertificate.RIGHT ? ""
                : ", shows the certificate " + broker.shown().word());
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

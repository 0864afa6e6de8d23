package io.limpet.simulator;

import io.limpet.config.Configuration;
import io.limpet.config.Keys;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.broker.ReceivedMessage;
import io.limpet.simulator.broker.ShownCertificate;
import io.limpet.simulator.broker.Subscriber;
import io.limpet.simulator.console.BrokerCommands;
import io.limpet.simulator.console.Command;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The other side of a run: the embedded broker, and the subscriber that shows and counts what arrives; or neither,
 * where the broker is a real one.
 */
public final class BrokerSide implements Closeable {

    private final Screen screen;
    private final Goal goal;
    private final Set<String> readingTopics;

    /** Completed when the subscriber listens, or never will; at once where there is none. */
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    /** Null when the broker is a real one. */
    private EmbeddedBroker broker;
    private Subscriber subscriber;

    private volatile Consumer<ReceivedMessage> listener = message -> { };

    private BrokerSide(Screen screen, Goal goal, Configuration configuration) {
        this.screen = screen;
        this.goal = goal;
        this.readingTopics = Arrays.stream(configuration.list(Keys.SENSOR_ENABLED)).map(configuration::topic)
                .collect(Collectors.toSet());
    }

    /** The broker is a real one. */
    public static BrokerSide real(Screen screen, Goal goal, Configuration configuration) {
        return new BrokerSide(screen, goal, configuration);
    }

    public static BrokerSide embedded(Screen screen, Goal goal, EmbeddedSetup setup) throws IOException {
        Configuration configuration = setup.effective().configuration();
        BrokerSide side = new BrokerSide(screen, goal, configuration);
        side.broker = setup.broker();
        side.subscriber = new Subscriber(side.broker.uri(), setup.certificates().clientContext(), side::received);
        if (configuration.isSet(Keys.MQTT_USERNAME)) {
            side.subscriber.credentials(configuration.text(Keys.MQTT_USERNAME),
                    configuration.text(Keys.MQTT_PASSWORD));
        }
        return side;
    }

    /** Calls back with each message that the subscriber receives. Before {@link #start}. */
    void listen(Consumer<ReceivedMessage> listener) {
        this.listener = listener;
    }

    /** Starts both, in a thread of their own; when they do not start, the run has failed. */
    public BrokerSide start() {
        Thread thread = new Thread(this::startBoth, "broker");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /**
     * Waits until the subscriber listens, so that no reading is missed: neither the first one nor the first after a
     * restart. Not for one that the broker's certificate keeps away, and for some seconds only.
     */
    public void awaitReady() {
        ready.join();
        if (broker != null && broker.isRunning() && broker.shown() == ShownCertificate.RIGHT) {
            subscriber.awaitListening();
        }
    }

    /** Null when it is a real one. */
    public EmbeddedBroker broker() {
        return broker;
    }

    /** What can be done to the broker; waits until both have started. None where it is a real one. */
    public List<Command> commands(Consumer<Boolean> reachability) {
        return broker == null ? List.of() : BrokerCommands.of(broker, reachability).stream().map(this::afterStart)
                .toList();
    }

    private Command afterStart(Command command) {
        return new Command(command.syntax(), command.description(), arguments -> {
            ready.join();
            return command.action().run(arguments);
        });
    }

    /** For a greeting: which broker it is. */
    public String description(Configuration configuration) {
        String name = configuration.text(Keys.MQTT_HOST) + ":" + configuration.integer(Keys.MQTT_PORT);
        return broker == null ? "the broker " + name : name + ", an embedded broker at " + broker.uri();
    }

    @Override
    public void close() {
        if (subscriber != null) {
            subscriber.close();
        }
    }

    private void startBoth() {
        try {
            if (broker != null) {
                broker.start();
                subscriber.start();
            }
        } catch (Exception e) {
            screen.err().println("limpet: " + e.getMessage());
            goal.fail(ExitCode.FAILED);
        } finally {
            ready.complete(null);
        }
    }

    private void received(ReceivedMessage message) {
        screen.subscriber(message);
        listener.accept(message);
        if (readingTopics.contains(message.topic())) {
            goal.countReading();
        }
    }
}

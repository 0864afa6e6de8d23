package io.limpet.simulator;

import io.limpet.config.Configuration;
import io.limpet.config.Keys;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.console.Command;
import io.limpet.simulator.console.CommandTable;
import io.limpet.simulator.console.LinkCommands;
import io.limpet.simulator.console.NetworkCommands;
import io.limpet.simulator.console.PowerCommands;
import io.limpet.simulator.console.SensorCommands;
import io.limpet.simulator.console.StateCommands;
import io.limpet.simulator.console.TimeCommands;
import io.limpet.simulator.network.SystemDns;
import io.limpet.simulator.panel.Message;
import io.limpet.simulator.panel.Panel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import picocli.CommandLine.ParameterException;

/**
 * One {@code ./limpet run}: device, broker and subscriber started, shown, and brought to their end.
 *
 * <p>The device boots while the broker starts; its connection waits in the link until the subscriber listens, so that
 * the first reading is not missed.
 */
final class SimulatedRun {

    private static final int ACKNOWLEDGED_POLL_MILLIS = 100;

    private final Screen screen;
    private final Configuration configuration;
    private final DeviceBuilder builder;
    private final Goal goal;
    private final BrokerSide side;
    private final PanelOption panelOption;

    /** Null when none is wanted. */
    private final Panel panel;

    /** @param builder of the device, which has the configuration and is connected to nothing yet */
    SimulatedRun(Screen screen, Configuration configuration, DeviceBuilder builder, Goal goal, BrokerSide side,
            PanelOption panelOption) {
        this.screen = screen;
        this.configuration = configuration;
        this.builder = builder;
        this.goal = goal;
        this.side = side;
        this.panelOption = panelOption;
        this.panel = panelOption.create();
    }

    /**
     * Runs until the goal is reached, the time has passed or a person ends it.
     *
     * @param millis 0 is without limit
     * @return the exit code
     */
    int run(long millis) throws InterruptedException {
        SimulatedDevice device = device();
        CommandDesk desk = new CommandDesk(commands(device), screen::simulator, text -> note(device, text));
        String address = panel == null ? null : openPanel(device, desk);
        Shutdown shutdown = new Shutdown(goal::stop);
        device.console().listen(screen::device);
        device.listenToEnd(() -> goal.fail(device.crash() == null ? ExitCode.USAGE : ExitCode.FAILED));
        greet(address);
        side.start();
        device.powerOn();
        Prompt.open(desk::run);
        if (side.broker() == null) {
            start("acknowledged", () -> countAcknowledged(device));
        }
        try {
            goal.await(millis);
            return end(device);
        } finally {
            shutdown.over(goal.exitCode());
        }
    }

    private SimulatedDevice device() {
        builder.broker(this::locateBroker);
        if (panel == null) {
            return builder.build();
        }
        SimulatedDevice device = builder.watch(panel.events()).build();
        side.listen(message -> device.watcher().received(new Message(message.topic(), message.payload())));
        return device;
    }

    private static void note(SimulatedDevice device, String text) {
        if (device.watcher() != null) {
            device.watcher().noted(text);
        }
    }

    /** Before anything else begins: where its port is taken, nothing does. */
    private String openPanel(SimulatedDevice device, CommandDesk desk) {
        try {
            return panelOption.open(panel, new PanelDoor(device, configuration, side.broker(), desk));
        } catch (ParameterException e) {
            device.close();
            throw e;
        }
    }

    private int end(SimulatedDevice device) {
        if (!goal.verdict().isEmpty()) {
            screen.simulator(goal.verdict());
        }
        device.stop();
        device.close();
        side.close();
        if (panel != null) {
            panel.close();
        }
        return goal.exitCode();
    }

    /** @param panelAddress null when there is no panel */
    private void greet(String panelAddress) {
        screen.simulator("a device with " + String.join(", ", configuration.list(Keys.SENSOR_ENABLED))
                + ", every " + configuration.millis(Keys.PUBLISH_INTERVAL) / 1000.0 + " s, to "
                + side.description(configuration));
        screen.simulator("type help for the faults that you can cause; Ctrl-C ends it");
        if (panelAddress != null) {
            greetFrom(panelAddress);
        }
        if (side.broker() == null && SystemDns.isAddress(configuration.text(Keys.MQTT_HOST))) {
            screen.simulator("mqtt.host is an address: the device goes there directly, and the link's faults do not"
                    + " touch it. Give a name to have them.");
        }
    }

    /** On the screen alone: who has the address is let in. */
    private void greetFrom(String panelAddress) {
        screen.simulator("front panel: " + panelAddress);
    }

    private InetSocketAddress locateBroker() throws IOException {
        side.awaitReady();
        EmbeddedBroker broker = side.broker();
        if (broker == null) {
            return new InetSocketAddress(SystemDns.resolve(configuration.text(Keys.MQTT_HOST)),
                    configuration.integer(Keys.MQTT_PORT));
        }
        if (!broker.isRunning()) {
            throw new ConnectException("the embedded broker is stopped");
        }
        return broker.address();
    }

    private void countAcknowledged(SimulatedDevice device) {
        try {
            while (true) {
                goal.setReadings(device.acknowledgedReadings());
                Thread.sleep(ACKNOWLEDGED_POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CommandTable commands(SimulatedDevice device) {
        CommandTable table = new CommandTable().add(NetworkCommands.of(device)).add(LinkCommands.of(device.link()))
                .add(side.commands(device.link()::setBrokerRunning)).add(SensorCommands.of(device))
                .add(TimeCommands.of(device)).add(PowerCommands.of(device))
                .add(StateCommands.of(device, side.broker()));
        if (panel != null) {
            table.add(new Command("panel", "another address of the front panel, for another browser", arguments -> {
                greetFrom(panel.address());
                return "";
            }));
        }
        return Prompt.addTo(table, goal);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}

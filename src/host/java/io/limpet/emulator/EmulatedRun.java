package io.limpet.emulator;

import io.limpet.config.Configuration;
import io.limpet.config.Keys;
import io.limpet.emulator.network.EmulatedNetwork;
import io.limpet.simulator.BrokerSide;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Goal;
import io.limpet.simulator.Prompt;
import io.limpet.simulator.Screen;
import io.limpet.simulator.Shutdown;
import io.limpet.simulator.console.CommandTable;
import io.limpet.simulator.network.NtpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;

/** One {@code ./limpet emulate}: board, broker and subscriber started, shown, and brought to their end. */
final class EmulatedRun {

    private final Screen screen;
    private final Qemu qemu;
    private final Configuration configuration;
    private final Goal goal;
    private final BrokerSide side;
    private final Path memory;

    /** @param memory the file that is the board's EEPROM; null for a blank one */
    EmulatedRun(Screen screen, Qemu qemu, Configuration configuration, Goal goal, BrokerSide side, Path memory) {
        this.screen = screen;
        this.qemu = qemu;
        this.configuration = configuration;
        this.goal = goal;
        this.side = side;
        this.memory = memory;
    }

    /**
     * Runs until the goal is reached, the time has passed or a person ends it.
     *
     * @param millis 0 is without limit
     * @return the exit code
     */
    int run(long millis) throws IOException, InterruptedException {
        Shutdown shutdown = new Shutdown(goal::stop);
        try (NtpServer ntpServer = new NtpServer(InetAddress.getLoopbackAddress());
                EmulatedNetwork network = network(ntpServer);
                EmulatedBoard board = board(network)) {
            board.console().listen(screen::device);
            board.listenToEnd(code -> ended(board, code));
            greet();
            side.awaitReady();
            board.powerOn();
            if (side.broker() == null) {
                AcknowledgedReadings.count(board, goal);
            }
            Prompt.open(commands(board, network, ntpServer), goal, screen::emulator);
            goal.await(millis);
            return end();
        } finally {
            shutdown.over(goal.exitCode());
        }
    }

    private EmulatedBoard board(EmulatedNetwork network) throws IOException {
        return memory == null ? new EmulatedBoard(qemu, network) : new EmulatedBoard(qemu, network, memory);
    }

    /** The servers under the names that the board knows them by. */
    private EmulatedNetwork network(NtpServer ntpServer) {
        EmulatedNetwork network = new EmulatedNetwork();
        for (String host : configuration.list(Keys.TIME_SNTP_HOST)) {
            network.udp(host, configuration.integer(Keys.TIME_SNTP_PORT), ntpServer.port());
        }
        if (side.broker() != null) {
            network.tcp(configuration.text(Keys.MQTT_HOST), configuration.integer(Keys.MQTT_PORT),
                    side.broker().address().getPort());
        }
        return network;
    }

    private void greet() {
        screen.emulator(qemu.machine() + " with " + String.join(", ", configuration.list(Keys.SENSOR_ENABLED))
                + ", every " + configuration.millis(Keys.PUBLISH_INTERVAL) / 1000.0 + " s, to "
                + side.description(configuration));
        screen.emulator("type help for what you can do to the board; Ctrl-C ends it");
    }

    private void ended(EmulatedBoard board, int code) {
        screen.emulator("QEMU has ended with exit code " + code);
        board.complaints().forEach(screen::emulator);
        goal.fail(ExitCode.FAILED);
    }

    private int end() {
        if (!goal.verdict().isEmpty()) {
            screen.emulator(goal.verdict());
        }
        side.close();
        return goal.exitCode();
    }

    private CommandTable commands(EmulatedBoard board, EmulatedNetwork network, NtpServer ntpServer) {
        return new CommandTable().add(BoardCommands.of(board)).add(WireCommands.of(board, network))
                .add(side.commands(running -> { })).add(WireCommands.ofTime(ntpServer))
                .add(StatusCommand.of(board, network, side.broker()));
    }
}

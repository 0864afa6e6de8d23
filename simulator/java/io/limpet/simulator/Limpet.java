package io.limpet.simulator;

import io.limpet.Version;
import io.limpet.simulator.network.SimulatedDns;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code limpet}, as far as it is about the simulated device; the script of that name builds first, and has
 * the other commands in other classes.
 */
@Command(name = "limpet", version = "Limpet " + Version.NAME, mixinStandardHelpOptions = true, sortOptions = false,
        description = "Firmware that publishes sensor readings over MQTT and TLS, with a simulated device to run it.",
        subcommands = {RunCommand.class, ConfigCommand.class, SealCommand.class},
        footer = {"  image   builds the firmware for a board without a virtual machine",
            "  emulate boots that image in QEMU",
            "  storm   runs the firmware for years of virtual time in a world full of faults",
            "  ca      shows the certificates that a broker presents, and which one the device needs",
            "  trust   makes trust bundles, by which devices come to trust another authority",
            "  test    [NAME...]: all tests, or those whose class names contain NAME",
            "  bench   [NAME...]: measures, and prints a table",
            "  powercuts kills devices at random moments before a real broker, and counts what arrives",
            "  soak    the highest rate on a link that is cut all the time"})
public final class Limpet implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        SimulatedDns.install();
        int code = execute(Screen.ofTerminal(), arguments);
        Shutdown.expect();
        System.exit(code);
    }

    /** Does what the arguments say and returns the exit code. */
    static int execute(Screen screen, String... arguments) {
        CommandLine line = new CommandLine(new Limpet(), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == RunCommand.class) {
                    return type.cast(new RunCommand(screen));
                }
                if (type == SealCommand.class) {
                    return type.cast(new SealCommand(screen));
                }
                return type == ConfigCommand.class ? type.cast(new ConfigCommand(screen))
                        : CommandLine.defaultFactory().create(type);
            }
        });
        return CommandLines.execute(line, screen, arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}

package io.limpet.torture;

import io.limpet.simulator.CommandLines;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./limpet torture}. */
@Command(name = "torture", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Opens a port for every way in which a broker's TLS can be wrong, and tells what each device"
            + " that connects does: refuse it, as it must, or go on and send CONNECT. Some are right, and must be"
            + " accepted.",
            "", "The certificates are made anew by each call: give a device those of --ca-out to trust.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed, or ended by Ctrl-C", "1:a port or a file cannot be opened", "2:wrong usage"})
public final class TortureCommand implements Callable<Integer> {

    private static final int PORT_MAX = 65535;

    @Option(names = "--address", paramLabel = "A", defaultValue = "127.0.0.1",
            description = "The address to listen at; ${DEFAULT-VALUE} unless given.")
    private String address;

    @Option(names = "--port", paramLabel = "FIRST", defaultValue = "9001",
            description = "The first port, ${DEFAULT-VALUE} unless given; the others follow it.")
    private int firstPort;

    @Option(names = "--name", paramLabel = "HOST", defaultValue = "localhost",
            description = "The name that devices know the broker by (tls.server-name); ${DEFAULT-VALUE} unless given.")
    private String name;

    @Option(names = "--tls", paramLabel = "1.2|1.3", description = "Only what can be wrong in that version.")
    private String version;

    @Option(names = "--ca-out", paramLabel = "FILE",
            description = "Writes the certificates that a device is to trust: for its tls.ca, or --cafile.")
    private Path authorities;

    @Option(names = "--list", description = "Prints one case a line, and ends.")
    private boolean list;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    private final Screen screen;

    TortureCommand(Screen screen) {
        this.screen = screen;
    }

    public static void main(String[] arguments) {
        Screen screen = Screen.ofTerminal();
        System.exit(CommandLines.execute(new CommandLine(new TortureCommand(screen)), screen, arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (version != null && !TortureCase.BOTH.contains(version)) {
            throw new ParameterException(spec.commandLine(), "--tls: \"" + version + "\", must be 1.2 or 1.3");
        }
        TortureCases made = new TortureCases(name, InetAddress.getByName(address).getHostAddress());
        List<TortureCase> cases = made.all().stream()
                .filter(each -> version == null || each.versions().contains(version))
                .map(each -> version == null ? each : each.only(version)).toList();
        if (firstPort < (list ? 1 : 0) || firstPort + cases.size() - 1 > PORT_MAX) {
            throw new ParameterException(spec.commandLine(), "--port: " + firstPort + ", must be 1 to "
                    + (PORT_MAX - cases.size() + 1) + ", or without --list 0 for ports of the system's choice");
        }
        if (authorities != null) {
            Files.writeString(authorities, made.trustedPem());
        }
        if (list) {
            cases.forEach(each -> screen.print(line(firstPort + cases.indexOf(each), each)));
            return ExitCode.WELL;
        }
        return play(cases);
    }

    private int play(List<TortureCase> cases) throws IOException, InterruptedException {
        try (TortureServer server = new TortureServer(cases, InetAddress.getByName(address), firstPort, this::tell)) {
            cases.forEach(each -> screen.print(line(server.port(each), each)));
            screen.print("\n" + cases.size() + " brokers called \"" + name + "\" at " + address
                    + ". Waiting for devices; Ctrl-C ends.\n");
            new CountDownLatch(1).await();
            return ExitCode.WELL;
        }
    }

    /** One case: {@code " 9001  refuse  1.2 1.3  wrong-name  for another name"}. */
    private static String line(int port, TortureCase one) {
        return String.format("%5d  %-6s  %-7s  %-39s  %s%n", port, one.duty().name().toLowerCase(Locale.ROOT),
                String.join(" ", one.versions().stream().sorted().toList()), one.name(), one.wrong());
    }

    private void tell(TortureCase play, int port, InetAddress device, Encounter encounter) {
        screen.print(String.format("%5d  %-6s  %-39s  %s: %s%n", port, encounter.fulfils(play.duty()) ? "ok" : "FAILED",
                play.name(), device.getHostAddress(), encounter.outcome()));
    }
}

package io.limpet.emulator;

import io.limpet.config.ConfigurationException;
import io.limpet.image.BoardFile;
import io.limpet.image.Image;
import io.limpet.image.ImageBuilder;
import io.limpet.image.ImageException;
import io.limpet.simulator.BrokerSide;
import io.limpet.simulator.CommandLines;
import io.limpet.simulator.ConfigCommand;
import io.limpet.simulator.ConfigurationOptions;
import io.limpet.simulator.EmbeddedSetup;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Goal;
import io.limpet.simulator.RunOptions;
import io.limpet.simulator.Screen;
import io.limpet.simulator.Shutdown;
import io.limpet.simulator.config.EffectiveConfiguration;
import io.limpet.simulator.network.SimulatedDns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./limpet emulate}. */
@Command(name = "emulate", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Boots the firmware in QEMU, as a board without a virtual machine runs it: its readings go to a"
            + " broker over verified TLS, and a subscriber shows what arrives. While it runs, type help for what you"
            + " can do to the board.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:well; also after Ctrl-C, unless --readings were wanted and did not come",
            "2:wrong usage or configuration; nothing was started",
            "3:the time given by --for passed and nothing had been acknowledged", "1:anything else"})
public final class Emulate implements Callable<Integer> {

    /** QEMU's boards have no address of their own: one of the range that QEMU gives. */
    private static final String HARDWARE_ADDRESS = "5254004c494d";

    @Option(names = "--board", paramLabel = "NAME", defaultValue = Image.USUAL_BOARD,
            description = "The board: one of src/baremetal/boards that QEMU has; ${DEFAULT-VALUE} unless given.")
    private String boardName;

    @Mixin
    private ConfigurationOptions options;

    @Mixin
    private RunOptions run;

    @Spec
    private CommandSpec spec;

    private final Screen screen;

    private Emulate(Screen screen) {
        this.screen = screen;
    }

    public static void main(String[] arguments) {
        SimulatedDns.install();
        int code = execute(Screen.ofTerminal(), arguments);
        Shutdown.expect();
        System.exit(code);
    }

    /** Does what the arguments say and returns the exit code. */
    static int execute(Screen screen, String... arguments) {
        return CommandLines.execute(new CommandLine(new Emulate(screen)), screen, arguments);
    }

    @Override
    public Integer call() throws Exception {
        run.check();
        BoardFile board = board();
        try {
            return run.wantsEmbeddedBroker() ? emulateEmbedded(board) : emulateReal(board);
        } catch (ConfigurationException e) {
            int code = ConfigCommand.refuse(screen, e);
            if (!run.wantsEmbeddedBroker()) {
                screen.err().println("limpet: " + RunOptions.NEEDED_BY_NONE);
            }
            return code;
        }
    }

    private BoardFile board() {
        try {
            BoardFile board = BoardFile.read(ConfigurationOptions.project(), boardName);
            if (board.qemuMachine().isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--board " + boardName + ": QEMU has no such machine");
            }
            return board;
        } catch (ImageException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private int emulateEmbedded(BoardFile board) throws Exception {
        EmbeddedSetup setup = EmbeddedSetup.of(options.deviceLayers(boardName), HARDWARE_ADDRESS);
        Goal goal = run.goal();
        return emulate(board, setup.effective(), goal, BrokerSide.embedded(screen, goal, setup));
    }

    private int emulateReal(BoardFile board) throws Exception {
        EffectiveConfiguration effective = options.deviceLayers(boardName).effective(HARDWARE_ADDRESS);
        run.checkRealBroker(effective.configuration());
        Goal goal = run.goal();
        return emulate(board, effective, goal, BrokerSide.real(screen, goal, effective.configuration()));
    }

    /** The broker starts while the image is built. */
    private int emulate(BoardFile board, EffectiveConfiguration effective, Goal goal, BrokerSide side)
            throws Exception {
        side.start();
        try {
            Path image = image(board, effective);
            return new EmulatedRun(screen, qemu(board, image), effective.configuration(), goal, side, run.memory())
                    .run(run.millis());
        } catch (ImageException e) {
            screen.err().println("limpet: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private Qemu qemu(BoardFile board, Path image) {
        Qemu qemu = new Qemu(board.qemuMachine(), image, HARDWARE_ADDRESS);
        return options.deviceKeyFile() == null ? qemu : qemu.withDeviceKey(options.deviceKeyFile());
    }

    private Path image(BoardFile board, EffectiveConfiguration effective) throws ImageException, IOException {
        return ImageBuilder.of(ConfigurationOptions.project(), board).main(ImageBuilder.FIRMWARE)
                .resources(effective.flash()).progress(screen::emulator).build().elf();
    }
}

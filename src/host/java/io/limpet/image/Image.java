package io.limpet.image;

import io.limpet.config.ConfigurationException;
import io.limpet.config.Keys;
import io.limpet.simulator.CommandLines;
import io.limpet.simulator.ConfigCommand;
import io.limpet.simulator.ConfigurationOptions;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import io.limpet.simulator.broker.BrokerCertificates;
import io.limpet.simulator.config.EffectiveConfiguration;
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

/** {@code ./limpet image}. */
@Command(name = "image", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Builds the firmware for a board without a virtual machine, configuration and certificates"
            + " included, and prints what is how large in it.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:built, within the board's budgets", "2:wrong usage or configuration; nothing was built",
            "1:anything else, a budget that was passed included"})
public final class Image implements Callable<Integer> {

    /** The board of {@code ./limpet emulate}. */
    public static final String USUAL_BOARD = "mps2-an500";

    /** The device's own is known only to the device. */
    private static final String ANY_SERIAL_NUMBER = "000000000000";

    @Option(names = "--board", paramLabel = "NAME", defaultValue = USUAL_BOARD,
            description = "The board: a file of src/baremetal/boards; ${DEFAULT-VALUE} unless given.")
    private String boardName;

    @Mixin
    private ConfigurationOptions options;

    @Option(names = "--production", description = "For devices that leave the house: refused where the board's random"
            + " numbers could be foreseen.")
    private boolean production;

    @Spec
    private CommandSpec spec;

    private final Screen screen;

    Image(Screen screen) {
        this.screen = screen;
    }

    public static void main(String[] arguments) {
        Screen screen = Screen.ofTerminal();
        System.exit(execute(screen, arguments));
    }

    static int execute(Screen screen, String... arguments) {
        return CommandLines.execute(new CommandLine(new Image(screen)), screen, arguments);
    }

    @Override
    public Integer call() throws ImageException, IOException {
        BoardFile board = board();
        try {
            return build(board, effective(board));
        } catch (ConfigurationException e) {
            return ConfigCommand.refuse(screen, e);
        }
    }

    private BoardFile board() {
        try {
            BoardFile board = BoardFile.read(ConfigurationOptions.project(), boardName);
            if (production && !board.hardwareEntropy()) {
                throw new ImageException("--production: " + board.name() + " has no hardware source of random numbers"
                        + " (entropy in " + BoardFile.FOLDER + "/" + board.name() + ".properties), and TLS with keys"
                        + " that can be foreseen protects nothing. Without --production there is an image to try.");
            }
            return board;
        } catch (ImageException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** A board that is emulated may have been given no other broker than the embedded one: then it trusts that one. */
    private EffectiveConfiguration effective(BoardFile board) throws ConfigurationException, IOException {
        if (!board.qemuMachine().isEmpty()) {
            byte[] authority = BrokerCertificates.in(ConfigurationOptions.certificates()).authorityPem();
            EffectiveConfiguration emulated = options.layers(board.name()).provideAuthority(authority)
                    .effective(ANY_SERIAL_NUMBER);
            if (emulated.configuration().text(Keys.MQTT_HOST).equals(BrokerCertificates.NAME)) {
                return emulated;
            }
        }
        return options.layers(board.name()).effective(ANY_SERIAL_NUMBER);
    }

    private int build(BoardFile board, EffectiveConfiguration effective) throws ImageException, IOException {
        Path project = ConfigurationOptions.project().toAbsolutePath().normalize();
        ImageBuilder builder = ImageBuilder.of(project, board).main(ImageBuilder.FIRMWARE)
                .resources(effective.flash());
        BuiltImage image = builder.build();
        SizeTable table = SizeTable.of(image, builder.classPath());
        screen.print(table.text());
        table.excesses().forEach(each -> screen.err().println("limpet: " + each));
        screen.err().println("limpet: built " + project.relativize(image.elf()) + ", .bin and .map");
        return table.excesses().isEmpty() ? ExitCode.WELL : ExitCode.FAILED;
    }
}

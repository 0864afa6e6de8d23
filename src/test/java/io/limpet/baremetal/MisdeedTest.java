package io.limpet.baremetal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.emulator.EmulatedBoard;
import io.limpet.emulator.Qemu;
import io.limpet.emulator.network.EmulatedNetwork;
import io.limpet.image.BoardFile;
import io.limpet.image.BuiltImage;
import io.limpet.image.ImageBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the processor refuses, and a loop that hangs, are told on the console, end in a reset and are known afterwards.
 * A C program on the emulated board commits each of them after power-on.
 */
class MisdeedTest {

    private static final Path PROJECT = Path.of(System.getProperty("limpet.home", "")).toAbsolutePath().normalize();
    private static final String PROGRAM = "src/test/baremetal/c/misdeeds.c";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static EmulatedNetwork network;
    private static BuiltImage image;

    @BeforeAll
    static void build() throws Exception {
        network = new EmulatedNetwork();
        BoardFile board = BoardFile.read(PROJECT, "mps2-an500");
        image = ImageBuilder.of(PROJECT, board).extraC(PROJECT.resolve(PROGRAM))
                .into(PROJECT.resolve("build/image").resolve(board.name()).resolve("misdeeds")).build();
    }

    @AfterAll
    static void unplug() throws IOException {
        network.close();
    }

    @Test
    void aDivisionByZeroIsAFault() throws Exception {
        check("divide", "the processor refused an instruction, division by zero", 2, "there");
        // In software, in a function of the board's own.
        check("divide-long", "the processor refused an instruction, division by zero", 2, "elsewhere");
    }

    @Test
    void memoryThatIsNotThereOrNotForThatIsAFault() throws Exception {
        check("read-null", "the processor refused an instruction, access not allowed", 2, "there");
        check("read-nowhere", "the processor refused an instruction, no memory at that address", 2, "there");
        check("write-flash", "the processor refused an instruction, access not allowed", 2, "there");
        check("run-data", "the processor refused an instruction, no code there", 2, "elsewhere");
        check("run-nonsense", "the processor refused an instruction, no such instruction", 2, "there");
    }

    @Test
    void aStackThatOverflowsIsNamed() throws Exception {
        check("recurse", "the stack overflowed, access not allowed", 3, "there");
        check("take-large-frame", "the stack overflowed, access not allowed", 3, "elsewhere");
    }

    @Test
    void aProgramThatGivesUpIsStartedAgain() throws Exception {
        check("give-up", "the heap is full at 0x", 4, "there");
    }

    @Test
    void theWatchdogBitesAndKnowsWhere() throws Exception {
        check("hang", "the watchdog was not fed", 1, "there");
        check("hang-without-interrupts", "the watchdog was not fed", 1, "there");
    }

    @Test
    void aWatchdogThatIsFedDoesNotBite() throws Exception {
        assertTrue(commit("feed").contains("nothing happened"));
    }

    /** @param place whether the program counter that was kept lies in the function that did it */
    private static void check(String misdeed, String reason, int cause, String place) throws Exception {
        List<String> said = commit(misdeed);
        assertTrue(said.stream().anyMatch(line -> line.startsWith("*** reset: " + reason)), said::toString);
        assertTrue(said.contains("again: " + cause + " 1 " + place), said::toString);
    }

    private static List<String> commit(String misdeed) throws Exception {
        Qemu qemu = new Qemu(image.board().qemuMachine(), image.elf(), "5254004c494d").with("-append", misdeed);
        try (EmulatedBoard board = new EmulatedBoard(qemu, network)) {
            board.powerOn();
            board.console().expect(PATIENCE, "the program's last words", line -> line.startsWith("again: ")
                    || line.equals("nothing happened") || line.equals("no such misdeed"));
            return board.console().messages();
        }
    }
}

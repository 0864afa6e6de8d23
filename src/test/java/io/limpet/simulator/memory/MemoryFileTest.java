package io.limpet.simulator.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.natives.PowerCut;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What of a memory is in its file, and that nothing else is needed to go on with it. */
class MemoryFileTest {

    private static final int UNIT_BYTES = 16;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("memory");
    }

    @Test
    void knowsWhichUnitsWereProgrammed() throws IOException {
        flash().program(32, new byte[UNIT_BYTES], 0, UNIT_BYTES);
        assertThrows(AssertionError.class, () -> flash().program(32, new byte[UNIT_BYTES], 0, UNIT_BYTES));
        flash().program(48, new byte[UNIT_BYTES], 0, UNIT_BYTES);
        flash().erase(0);
        flash().program(32, new byte[UNIT_BYTES], 0, UNIT_BYTES);
    }

    @Test
    void knowsWhatAPowerCutHasTorn() throws IOException {
        SimulatedMemory torn = flash();
        torn.setFate(Fate.at(1, Outcome.firstBytes(0)));
        assertThrows(PowerCut.class, () -> torn.program(0, new byte[UNIT_BYTES], 0, UNIT_BYTES));
        torn.setFate(Fate.at(1, Outcome.COMPLETE));
        assertThrows(PowerCut.class, () -> torn.erase(1));
        assertArrayEquals(SimulatedMemory.flash(2, 256, UNIT_BYTES).content(), flash().content());
        assertThrows(AssertionError.class, () -> flash().program(0, new byte[UNIT_BYTES], 0, UNIT_BYTES));
        assertThrows(AssertionError.class, () -> flash().program(256, new byte[UNIT_BYTES], 0, UNIT_BYTES));
    }

    @Test
    void followsWhatIsTakenOverFromAnother() throws IOException {
        SimulatedMemory other = SimulatedMemory.flash(2, 256, UNIT_BYTES);
        other.program(0, new byte[UNIT_BYTES], 0, UNIT_BYTES);
        SimulatedMemory memory = flash();
        memory.restore(other);
        memory.flipBit(3, 6);
        assertEquals(0x40, flash().content()[3]);
        assertThrows(AssertionError.class, () -> flash().program(0, new byte[UNIT_BYTES], 0, UNIT_BYTES));
    }

    @Test
    void ofAnEepromIsItsContentAndNothingElse() throws IOException {
        SimulatedMemory eeprom = SimulatedMemory.eeprom(2, 64, 32).attach(file);
        eeprom.program(32, new byte[32], 0, 32);
        assertArrayEquals(eeprom.content(), Files.readAllBytes(file));
    }

    @Test
    void isRefusedWhenItBelongsToAnotherMemory() throws IOException {
        Files.write(file, new byte[100]);
        assertEquals(file + ": has 100 bytes, and this memory's file 544. Delete it, or give another.",
                assertThrows(IOException.class, this::flash).getMessage());
    }

    @Test
    void survivesTheInterruptThatEndsADevice() throws IOException {
        SimulatedMemory memory = flash();
        Thread.currentThread().interrupt();
        memory.program(0, new byte[UNIT_BYTES], 0, UNIT_BYTES);
        assertTrue(Thread.interrupted());
        memory.program(16, new byte[UNIT_BYTES], 0, UNIT_BYTES);
        assertEquals(0, flash().content()[31]);
    }

    /** Another process programs unit after unit, says of each that it is done, and is killed in the middle of it. */
    @Test
    @Timeout(60)
    void holdsWhatWasProgrammedByAProcessThatIsKilled() throws Exception {
        Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Writer.class.getName(),
                file.toString()).redirectErrorStream(true).start();
        int done = -1;
        try (BufferedReader said = new BufferedReader(new InputStreamReader(writer.getInputStream()))) {
            for (int i = 0; i < 100; i++) {
                done = Integer.parseInt(said.readLine());
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertEquals(137, writer.exitValue(), "128 + SIGKILL");
        SimulatedMemory left = Writer.open(file);
        byte[] content = left.content();
        for (int unit = 0; unit <= done; unit++) {
            int address = unit * UNIT_BYTES;
            assertEquals((byte) unit, content[address], "unit " + unit + " of " + done);
            assertThrows(AssertionError.class, () -> left.program(address, new byte[UNIT_BYTES], 0, UNIT_BYTES));
        }
    }

    /** The process that is killed. */
    static final class Writer {

        static SimulatedMemory open(Path file) throws IOException {
            return SimulatedMemory.flash(16, 64 * 1024, UNIT_BYTES).attach(file);
        }

        public static void main(String[] arguments) throws IOException {
            SimulatedMemory memory = open(Path.of(arguments[0]));
            byte[] bytes = new byte[UNIT_BYTES];
            for (int unit = 0; unit < memory.sectors() * memory.sectorBytes() / UNIT_BYTES; unit++) {
                Arrays.fill(bytes, (byte) unit);
                memory.program(unit * UNIT_BYTES, bytes, 0, UNIT_BYTES);
                System.out.println(unit);
            }
        }
    }

    /** The memory, taken from its file. */
    private SimulatedMemory flash() throws IOException {
        return SimulatedMemory.flash(2, 256, UNIT_BYTES).attach(file);
    }
}

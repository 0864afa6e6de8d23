package io.limpet.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.emulator.network.EmulatedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The board's life with QEMU: it starts, is reset, and leaves nothing behind. */
@ExtendWith(BuiltImages.class)
@Timeout(60)
class EmulatedBoardTest {

    private static final String MACHINE = "mps2-an500";
    private static final String HARDWARE_ADDRESS = "525400c0ffee";

    @Test
    void tellsInQemusWordsWhyItDoesNotStart() throws IOException {
        try (EmulatedNetwork network = new EmulatedNetwork();
                EmulatedBoard board = board(Path.of("nowhere.elf"), network)) {
            IOException refusal = assertThrows(IOException.class, board::powerOn);
            assertTrue(refusal.getMessage().startsWith("QEMU did not start: ")
                    && refusal.getMessage().contains("nowhere.elf"), refusal.getMessage());
            assertFalse(board.isOn());
        }
    }

    @Test
    void hasItsHardwareAddressAndComesBackFromAReset() throws IOException {
        try (EmulatedNetwork network = new EmulatedNetwork(); EmulatedBoard board = board(image(), network)) {
            board.powerOn();
            board.console().expect("serial number " + HARDWARE_ADDRESS);
            board.reset();
            board.console().expect("serial number " + HARDWARE_ADDRESS);
            assertEquals(1, board.resets());
            assertEquals(List.of(), board.complaints());
        }
    }

    /** A real board that nobody debugs: it has no random numbers, so it stays off the network, and up. */
    @Test
    void staysUpAndOffTheNetworkWithoutRandomNumbers() throws IOException {
        Qemu alone = new Qemu(MACHINE, image(), HARDWARE_ADDRESS).with("-semihosting-config", "enable=off");
        try (EmulatedNetwork network = new EmulatedNetwork(); EmulatedBoard board = new EmulatedBoard(alone, network)) {
            board.powerOn();
            board.console().expect("ethernet: this board's source of random numbers fails");
            board.console().expect("next attempt in");
            assertEquals(0, board.resets());
        }
    }

    @Test
    void isGoneWithItsPower() throws Exception {
        try (EmulatedNetwork network = new EmulatedNetwork(); EmulatedBoard board = board(image(), network)) {
            board.powerOn();
            List<ProcessHandle> processes = qemus().toList();
            assertFalse(processes.isEmpty());
            board.powerOff();
            for (ProcessHandle each : processes) {
                each.onExit().get(10, TimeUnit.SECONDS);
            }
            assertEquals(0, qemus().count());
        }
    }

    @Test
    void keepsAnEepromThatHasAName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("eeprom");
        Qemu qemu = new Qemu(MACHINE, Path.of("nowhere.elf"), HARDWARE_ADDRESS);
        try (EmulatedNetwork network = new EmulatedNetwork()) {
            new EmulatedBoard(qemu, network, file).close();
            byte[] written = Files.readAllBytes(file);
            assertEquals(32 * 1024, written.length);
            assertEquals(-1, written[0], "as it leaves the factory");
            written[0] = 7;
            Files.write(file, written);
            new EmulatedBoard(qemu, network, file).close();
            assertEquals(7, Files.readAllBytes(file)[0]);
            Files.write(file, new byte[5]);
            assertEquals(file + ": has 5 bytes, and the board's EEPROM 32768. Delete it, or give another.",
                    assertThrows(IOException.class, () -> new EmulatedBoard(qemu, network, file)).getMessage());
        }
    }

    private static Path image() {
        return Images.firmwareWithTls("1.3");
    }

    private static EmulatedBoard board(Path image, EmulatedNetwork network) {
        return new EmulatedBoard(new Qemu(MACHINE, image, HARDWARE_ADDRESS), network);
    }

    private static Stream<ProcessHandle> qemus() {
        return ProcessHandle.current().descendants()
                .filter(each -> each.info().command().orElse("").contains("qemu"));
    }
}

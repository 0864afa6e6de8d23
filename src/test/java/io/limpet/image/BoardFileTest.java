package io.limpet.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardFileTest {

    static final String COMPLETE = """
            cpu = -mcpu=cortex-m4 -mthumb
            sources = stm32f4 runtime
            linker-script = stm32f4/stm32f405.ld
            entropy = hardware
            stack = 6K
            java-heap = 24576
            tls-heap = 40K
            flash.budget = 288K
            flash.aim = 208K
            ram.budget = 128K
            ram.aim = 96K
            mqtt.budget = 24K
            mqtt.aim = 16K
            java.budget = 32K
            java.aim = 16K
            """;

    private static final Path PROJECT = Path.of(System.getProperty("limpet.home", ""));

    @Test
    void readsABoard() throws Exception {
        assertEquals(new BoardFile("b", List.of("-mcpu=cortex-m4", "-mthumb"), List.of("stm32f4", "runtime"),
                Path.of("stm32f4/stm32f405.ld"), "", true, 6144, 24576, 40960,
                List.of(new Budget(294_912, 212_992), new Budget(131_072, 98_304), new Budget(24_576, 16_384),
                        new Budget(32_768, 16_384))), parse(COMPLETE));
    }

    @Test
    void readsTheEmulatedBoardWhichHasNoHardwareEntropy() throws ImageException {
        BoardFile board = BoardFile.read(PROJECT, Image.USUAL_BOARD);
        assertEquals("mps2-an500", board.qemuMachine());
        assertFalse(board.hardwareEntropy());
        assertEquals(294_912, board.budget(Budgeted.FLASH).mostBytes());
    }

    @Test
    void namesTheBoardsWhenThereIsNoSuchOne() {
        ImageException e = assertThrows(ImageException.class, () -> BoardFile.read(PROJECT, "toaster"));
        assertEquals("--board toaster: no such board, must be one of mps2-an500. A new one is a file in"
                + " src/baremetal/boards", e.getMessage());
    }

    @Test
    void missesAFolderThatItNames(@TempDir Path project) throws Exception {
        Path file = project.resolve("src/baremetal/boards/b.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, COMPLETE);
        Path script = project.resolve("src/baremetal/c/stm32f4/stm32f405.ld");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "");
        ImageException e = assertThrows(ImageException.class, () -> BoardFile.read(project, "b"));
        assertEquals("src/baremetal/boards/b.properties: there is no src/baremetal/c/runtime", e.getMessage());
    }

    @Test
    void tellsAllMistakesAtOnce() {
        check(COMPLETE.replace("cpu = -mcpu=cortex-m4 -mthumb\n", "").replace("stack = 6K", "stack = 6 KB")
                .replace("entropy = hardware", "entropy = some").replace("ram.aim = 96K", "ram.aim = 129K")
                + "heap = 1K\n",
                "cpu: is missing", "entropy: some, must be hardware or none",
                "stack: 6 KB, must be a size such as 6144 or 6K", "ram.aim: is more than ram.budget",
                "heap: there is no such key");
        check(COMPLETE.replace("stack = 6K", "stack = 0"), "stack: 0, must be a size such as 6144 or 6K");
        check(COMPLETE.replace("stack = 6K", "stack = 12345678"),
                "stack: 12345678, must be a size such as 6144 or 6K");
    }

    static BoardFile parse(String text) throws ImageException, IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return BoardFile.parse("b", properties);
    }

    private static void check(String text, String... mistakes) {
        String file = "src/baremetal/boards/b.properties: ";
        ImageException e = assertThrows(ImageException.class, () -> parse(text));
        assertEquals(file + String.join("\n" + file, mistakes), e.getMessage());
    }
}

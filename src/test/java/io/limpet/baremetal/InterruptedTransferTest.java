package io.limpet.baremetal;

import io.limpet.emulator.EmulatedBoard;
import io.limpet.emulator.Qemu;
import io.limpet.emulator.network.EmulatedNetwork;
import io.limpet.image.BoardFile;
import io.limpet.image.BuiltImage;
import io.limpet.image.ImageBuilder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A reset at any bit of a transfer does not cost the I2C bus (NXP UM10204, 3.1.16). */
class InterruptedTransferTest {

    private static final Path PROJECT = Path.of(System.getProperty("limpet.home", "")).toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void theNextTransferGetsThrough() throws Exception {
        BoardFile board = BoardFile.read(PROJECT, "mps2-an500");
        BuiltImage image = ImageBuilder.of(PROJECT, board)
                .extraC(PROJECT.resolve("src/test/baremetal/c/interrupted_transfer.c"))
                .into(PROJECT.resolve("build/image").resolve(board.name()).resolve("interrupted-transfer")).build();
        try (EmulatedNetwork network = new EmulatedNetwork();
                EmulatedBoard device = new EmulatedBoard(
                        new Qemu(board.qemuMachine(), image.elf(), "5254004c494d"), network)) {
            device.powerOn();
            device.console().expect(PATIENCE, "the line \"always recovered\"", "always recovered"::equals);
        }
    }
}

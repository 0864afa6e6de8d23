package io.limpet.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of {@code ./limpet image}: within its budgets, and nothing of it made twice. */
class FirmwareImageTest {

    private static final Path PROJECT = Path.of(System.getProperty("limpet.home", "")).toAbsolutePath();

    @TempDir
    private Path folder;
    private final List<String> said = new ArrayList<>();

    @Test
    void keepsToItsBudgetsAndMakesNothingTwice() throws Exception {
        BuiltImage image = build("mqtt.qos=1\n");
        SizeTable table = table(image);
        System.out.print(table.text().indent(8));
        assertEquals(List.of(), table.excesses());
        assertTrue(Math.abs(table.bytes(Budgeted.FLASH) - Files.size(image.bin())) < 64,
                () -> "the table does not explain what is burnt to flash: " + image.bin());

        said.clear();
        build("mqtt.qos=1\n");
        assertEquals(List.of(), said);
        build("mqtt.qos=2\n");
        assertEquals(List.of("compiling 1 file of C"), said);
        assertTrue(new String(Files.readAllBytes(image.bin()), StandardCharsets.ISO_8859_1).contains("mqtt.qos=2\n"));
    }

    private BuiltImage build(String configuration) throws Exception {
        return builder().resources(Map.of("limpet.properties", configuration.getBytes(StandardCharsets.UTF_8)))
                .into(folder).progress(said::add).build();
    }

    private SizeTable table(BuiltImage image) throws Exception {
        return SizeTable.of(image, builder().classPath());
    }

    private static ImageBuilder builder() throws Exception {
        return ImageBuilder.of(PROJECT, BoardFile.read(PROJECT, Image.USUAL_BOARD)).main(ImageBuilder.FIRMWARE);
    }
}

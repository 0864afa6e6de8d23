package io.limpet.emulator;

import io.limpet.image.BoardFile;
import io.limpet.image.Image;
import io.limpet.image.ImageBuilder;
import io.limpet.simulator.config.ConfigurationLayers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The images of the stories: one firmware, translated and compiled once, and linked with each configuration that is
 * asked for. Where broker and time server listen is in none of them, so few will do.
 */
final class Images {

    /** The board's own serial number, and so its name and its client identifier, come from its hardware address. */
    private static final String ANY_SERIAL_NUMBER = "000000000000";

    /** Much goes wrong in these stories, and nobody wants to wait. */
    private static final List<String> SETTINGS = List.of("mqtt.host=" + EmulatedStage.HOST,
            "mqtt.username=" + EmulatedStage.USER, "mqtt.password=" + EmulatedStage.PASSWORD, "mqtt.keep-alive=10s",
            "mqtt.timeout=5s", "connect.timeout=5s", "sensor.enabled=tmp105", "publish.interval=350ms",
            "outbox.capacity=40", "outbox.message-bytes=128", "backoff.initial=50ms", "backoff.maximum=500ms",
            "log.level=debug");

    private static final Map<List<String>, Path> BUILT = new HashMap<>();

    private Images() {
    }

    /**
     * The firmware with these settings over those of all stories, {@code "key=value"} each. The first one takes a
     * minute or two where nothing has been built yet, the others some seconds.
     */
    static synchronized Path firmware(String... settings) {
        return BUILT.computeIfAbsent(List.of(settings), Images::build);
    }

    /** The firmware that speaks TLS 1.2 or 1.3. */
    static Path firmwareWithTls(String version) {
        return firmware("tls.version=" + version);
    }

    private static Path build(List<String> settings) {
        List<String> all = new ArrayList<>(SETTINGS);
        all.addAll(settings);
        try {
            Map<String, byte[]> flash = ConfigurationLayers.read(projectOfNobody(), Image.USUAL_BOARD, List.of(), all)
                    .provide("ca/broker.pem", EmulatedStage.AUTHORITY.pem().getBytes(StandardCharsets.UTF_8))
                    .effective(ANY_SERIAL_NUMBER).flash();
            Path folder = Path.of("build", "emulator", "image-" + BUILT.size());
            return ImageBuilder.of(Path.of(""), BoardFile.read(Path.of(""), Image.USUAL_BOARD))
                    .main(ImageBuilder.FIRMWARE).resources(flash).into(folder).progress(line -> { }).build().elf();
        } catch (Exception e) {
            throw new IllegalStateException("no image: " + e.getMessage(), e);
        }
    }

    /** The project without its local.properties: what somebody has set for himself has no part in a story. */
    private static Path projectOfNobody() throws IOException {
        Path project = Path.of("build", "emulator", "project");
        Path folder = Files.createDirectories(project.resolve("device-config"));
        for (String name : List.of("defaults.properties", Image.USUAL_BOARD + ".properties")) {
            Files.copy(Path.of("device-config", name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return project;
    }
}

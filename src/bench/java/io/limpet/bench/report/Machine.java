package io.limpet.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where it was measured. */
public record Machine(String description) {

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Path DISTRIBUTION = Path.of("/etc/os-release");

    public static Machine here() throws IOException {
        return new Machine(Runtime.getRuntime().availableProcessors() + " cores"
                + value(PROCESSOR, "model name", ":").map(name -> " of " + name).findFirst().orElse("")
                + ", " + value(DISTRIBUTION, "PRETTY_NAME", "=").findFirst().orElse(System.getProperty("os.name"))
                + " (kernel " + System.getProperty("os.version") + "), JDK " + Runtime.version()
                + ", " + mosquitto());
    }

    private static Stream<String> value(Path file, String key, String separator) throws IOException {
        if (!Files.isReadable(file)) {
            return Stream.empty();
        }
        return Files.readAllLines(file).stream().filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(separator) + 1).replace("\"", "").trim());
    }

    /** {@code "mosquitto_pub version 2.0.11 ..."} is the first line of its help; the broker is of the same package. */
    private static String mosquitto() {
        try {
            Process help = new ProcessBuilder("mosquitto_pub", "--help").redirectErrorStream(true).start();
            String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> line.contains(" version ")).findFirst()
                    .map(line -> "Mosquitto " + line.replaceAll(".* version ([0-9.]+[0-9]).*", "$1"))
                    .orElse("Mosquitto of unknown version");
        } catch (IOException e) {
            return "Mosquitto without its clients";
        }
    }
}

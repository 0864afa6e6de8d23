package io.limpet.target;

import io.limpet.image.BuiltImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image of tests has said in QEMU (io.limpet.ontarget.Runner has the lines).
 *
 * @param console all of it
 * @param exitCode QEMU's: the image's own, or 0 when the board was reset, which ends the emulation
 * @param inTime whether it ended by itself
 */
record TargetRun(String console, int exitCode, boolean inTime) {

    private static final Pattern OUTCOME = Pattern.compile("^test (\\S+): (.*)$", Pattern.MULTILINE);

    /** Boots it, with options for QEMU, and waits for its end. */
    static TargetRun of(BuiltImage image, Duration limit, String... options) throws IOException, InterruptedException {
        Path console = image.elf().resolveSibling("console.txt");
        List<String> command = new ArrayList<>(List.of("qemu-system-arm", "-M", image.board().qemuMachine(),
                "-display", "none", "-monitor", "none", "-no-reboot", "-serial", "file:" + console,
                "-semihosting-config", "enable=on,target=native", "-kernel", image.elf().toString()));
        command.addAll(List.of(options));
        Process qemu = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(image.elf().resolveSibling("qemu.txt").toFile()).start();
        Thread end = new Thread(qemu::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            boolean inTime = qemu.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            qemu.destroyForcibly().waitFor();
            return new TargetRun(Files.readString(console, StandardCharsets.ISO_8859_1),
                    qemu.exitValue(), inTime);
        } finally {
            qemu.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    /** How each test went, by its name: {@code "ok"}, or what went wrong. */
    Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        Matcher matcher = OUTCOME.matcher(console);
        while (matcher.find()) {
            outcomes.merge(matcher.group(1), matcher.group(2), (first, second) -> first + ", then " + second);
        }
        return outcomes;
    }

    /** Whether the program came to its own end. */
    boolean isComplete() {
        return console.endsWith("end\n");
    }

    /** The last that was said. */
    String lastLines() {
        return console.substring(Math.max(0, console.length() - 1500));
    }
}

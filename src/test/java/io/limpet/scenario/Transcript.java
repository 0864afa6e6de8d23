package io.limpet.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was said in a story: left in build/scenario for whoever has to find out why it went wrong. */
public final class Transcript {

    private static final Path FOLDER = Path.of("build", "scenario");

    /** How many stories each test has told so far, in this run. */
    private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();

    /** Of Wi-Fi and MQTT, and the beginnings of the keys that a device may hold, as they look in PEM. */
    private static final List<String> SECRETS = List.of("barnacle-bay", Mosquitto.PASSWORD, "PRIVATE KEY",
            Base64.getEncoder().encodeToString(Stage.SERVER.key().getEncoded()).substring(0, 40));

    private Transcript() {
    }

    /** In a file named after the test that calls. */
    public static void write(List<String> device, List<String> broker) {
        StackWalker.StackFrame caller = StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> frame.getClassName().endsWith("Scenario")).reduce((inner, outer) -> outer))
                .orElseThrow();
        String test = caller.getClassName().replaceFirst(".*\\.", "") + "." + caller.getMethodName();
        String name = test + "-" + COUNTS.merge(test, 1, Integer::sum) + ".log";
        List<String> lines = new ArrayList<>(List.of("---- device"));
        lines.addAll(device);
        lines.add("---- broker");
        lines.addAll(broker);
        try {
            Files.write(Files.createDirectories(FOLDER).resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void assertNoSecretIn(List<String> log) {
        for (String line : log) {
            for (String secret : SECRETS) {
                if (line.contains(secret)) {
                    throw new AssertionError("a secret is in the device's log: " + line);
                }
            }
        }
    }
}

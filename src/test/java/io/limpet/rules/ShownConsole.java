package io.limpet.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A console as a page shows it, played again: the command is started, what was typed is typed when all that stands
 * above it has appeared, and every line shown has to appear. Numbers differ from run to run, and the lines between two
 * commands may come in another order, as several threads write them.
 *
 * <pre>
 *   $ ./limpet run            what is started
 *   simulator  | ...          a line that has to appear
 *   ...                       lines left out
 *   I 0.1 outbox 3 wait ...   a line whose end is left out, as it is not the same each time
 *   wifi off                  typed: nothing but words
 * </pre>
 */
final class ShownConsole {

    private static final String PROMPT = "$ ./limpet ";
    private static final String LEFT_OUT = "...";
    private static final Pattern TYPED = Pattern.compile("[a-z]+( [a-z0-9.+-]+)*");
    private static final long PATIENCE_SECONDS = 60;
    private static final String END = "the end of what it says";

    private final List<String> shown;
    private final Path home;
    private final List<String> said = new ArrayList<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** @param home a project's folder, with the configuration that is to hold */
    ShownConsole(String block, Path home) {
        this.shown = block.lines().toList();
        this.home = home;
    }

    /** The lines shown that did not appear, with what did; empty when all is true. */
    List<String> missing() throws IOException, InterruptedException {
        if (shown.isEmpty() || !shown.get(0).startsWith(PROMPT)) {
            return List.of("a console begins with \"" + PROMPT + "\": " + shown);
        }
        Process process = start(shown.get(0).substring(PROMPT.length()).split(" "));
        try {
            return play(process);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private List<String> play(Process process) throws IOException, InterruptedException {
        List<String> awaited = new ArrayList<>();
        for (String line : shown.subList(1, shown.size())) {
            if (TYPED.matcher(line).matches()) {
                if (!await(awaited)) {
                    break;
                }
                type(process, line);
            } else if (!line.equals(LEFT_OUT)) {
                awaited.add(line);
            }
        }
        return await(awaited) ? List.of() : Stream.concat(
                awaited.stream().map(line -> "did not appear: " + line), said.stream()).toList();
    }

    /** Takes away what appears; true when nothing is left. */
    private boolean await(List<String> awaited) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!awaited.isEmpty()) {
            String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || line.equals(END)) {
                return false;
            }
            said.add(line);
            awaited.stream().filter(each -> isShown(line, each)).findFirst().ifPresent(awaited::remove);
        }
        return true;
    }

    private static boolean isShown(String line, String shown) {
        if (!shown.endsWith(LEFT_OUT)) {
            return masked(line).equals(masked(shown));
        }
        String beginning = shown.substring(0, shown.length() - LEFT_OUT.length()).stripTrailing();
        return masked(line).startsWith(masked(beginning));
    }

    private static void type(Process process, String line) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** An image is made of the project's own sources; a simulated device needs no more than a configuration. */
    private Process start(String[] arguments) throws IOException {
        List<String> options = new ArrayList<>(List.of(arguments));
        boolean isImage = arguments[0].equals("emulate") || arguments[0].equals("image");
        String program = !isImage ? "io.limpet.simulator.Limpet" : options.remove(0).equals("image")
                ? "io.limpet.image.Image" : "io.limpet.emulator.Emulate";
        Path where = isImage ? Project.path("") : home;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dlimpet.home=" + where, "-Djdk.net.hosts.file=" + home.resolve("hosts"),
                "-cp", System.getProperty("java.class.path"), program));
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread reader = new Thread(() -> read(process), "console shown");
        reader.setDaemon(true);
        reader.start();
        return process;
    }

    private void read(Process process) {
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(lines::add);
        } catch (IOException | RuntimeException e) {
            // It was ended.
        }
        lines.add(END);
    }

    /** Numbers, dates and addresses are another day's. */
    static String masked(String line) {
        return line.replaceAll("[0-9]+([.,][0-9]+)*", "#").replaceAll(" +", " ");
    }
}

package io.limpet.endurance;

import io.limpet.scenario.Arrival;
import io.limpet.scenario.ProcessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A device that is a JVM of its own: each of its lives is a process, and a cut is SIGKILL. */
abstract class ProcessDevice implements CutDevice {

    private static final long ANSWER_MILLIS_MAX = 60_000;

    final World world;

    private final Path accepted;
    private final String topicStart;
    private final Pattern topic;
    private final ProcessLog log = new ProcessLog();
    private Process process;
    private int life;
    private int logStart;

    /** @param topic what all topics of this device begin with, a slash at the end; the life and the sensor follow */
    ProcessDevice(World world, String topic) {
        this.world = world;
        this.accepted = acceptedFile(world.folder());
        this.topicStart = topic;
        this.topic = Pattern.compile(Pattern.quote(topic) + "(\\d+)/(\\w+)");
    }

    /** The class whose {@code main} is a life: its first arguments are world's folder, the link's port, the life. */
    abstract Class<?> main();

    /** What else it is told. */
    abstract List<String> arguments();

    /** A word of the line that says that it is online. */
    abstract String onlineSign();

    /** Where the witness of its lives writes. */
    static Path acceptedFile(Path folder) {
        return folder.resolve("accepted");
    }

    /** The topics of its readings in this life, without the sensor. */
    final String topicOfThisLife() {
        return topicStart + life;
    }

    final List<String> log() {
        return log.lines();
    }

    @Override
    public final void powerOn() throws IOException {
        life++;
        world.link().setDevicePower(true);
        logStart = log.size();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-Dlimpet.home=" + System.getProperty("limpet.home", ""),
                "-Djdk.net.hosts.file=" + world.folder().resolve("hosts"),
                "-cp", System.getProperty("java.class.path"), main().getName(),
                world.folder().toString(), Integer.toString(world.link().address().getPort()), Integer.toString(life)));
        command.addAll(arguments());
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        log.follow(process);
    }

    @Override
    public final void awaitOnline() throws IOException {
        if (!log.await(logStart, ONLINE_MAX.toMillis(), line -> line.contains(onlineSign()))) {
            throw failure("did not come online");
        }
    }

    private IOException failure(String what) {
        world.keep();
        List<String> lines = log.lines();
        return new IOException(name() + ' ' + what + ". Its memory is in " + world.folder() + ". It said:\n"
                + String.join("\n", lines.subList(logStart, lines.size())));
    }

    /** Says a word to the process, and returns the line of its answer, which begins with that word. */
    final String ask(String word) throws IOException {
        int from = log.size();
        process.outputWriter().write(word + "\n");
        process.outputWriter().flush();
        if (!log.await(from, ANSWER_MILLIS_MAX, line -> line.startsWith(word))) {
            throw failure("does not answer \"" + word + '"');
        }
        return log.lines().stream().skip(from).filter(line -> line.startsWith(word)).findFirst().orElseThrow();
    }

    @Override
    public final void live(Duration time) throws IOException {
        try {
            if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("has ended by itself");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The broker hears nothing of it. */
    @Override
    public final void cut() throws IOException {
        world.link().setDevicePower(false);
        try {
            process.toHandle().destroyForcibly();   // Process.destroy would close its output: the last lines were lost
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public final Set<ReadingNumber> accepted() throws IOException {
        return Witness.read(accepted);
    }

    @Override
    public final ReadingNumber numberOf(Arrival arrival) {
        Matcher parts = topic.matcher(arrival.topic());
        return parts.matches() && arrival.sequence() != Arrival.NO_SEQUENCE
                ? new ReadingNumber(Integer.parseInt(parts.group(1)), parts.group(2), arrival.sequence()) : null;
    }

    /** Leaves what it said in build/endurance, for whoever has to find out why something went wrong. */
    @Override
    public final void close() throws IOException {
        if (process != null) {
            cut();
        }
        Files.write(world.folder().resolveSibling(getClass().getSimpleName() + ".log"), log.lines());
    }
}

package io.limpet.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** One QEMU, from its start to its end, which comes with this program's at the latest. */
final class QemuProcess {

    /**
     * Runs a command that is killed when standard input ends: when it is closed here, or this program ends, in whatever
     * way, SIGKILL included.
     */
    private static final String ON_A_LEASH = """
            exec 3<&0
            "$@" < /dev/null 3<&- &
            command=$!
            { cat <&3; kill -9 $command; } > /dev/null 2>&1 &
            exec 3<&-
            wait $command
            """;

    private static final int END_TIMEOUT_SECONDS = 10;

    /** What it says of every board of ours: its router is not at the board's own cable, and the TMP105 rests. */
    private static final List<String> KNOWN = List.of("warning: hub 0 with no nics", "TMP105 shutdown");

    private final Process process;
    private final Qmp qmp;
    private final IntConsumer onEnd;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private volatile boolean endWanted;

    /**
     * Starts it.
     *
     * @param qmp what the command line tells it to connect to
     * @param onEnd told the exit code when it ends by itself
     * @throws IOException when QEMU is not there, or does not like its command line
     */
    QemuProcess(List<String> command, Qmp qmp, IntConsumer onEnd) throws IOException {
        this.qmp = qmp;
        this.onEnd = onEnd;
        List<String> onALeash = new ArrayList<>(List.of("sh", "-c", ON_A_LEASH, "sh"));
        onALeash.addAll(command);
        process = new ProcessBuilder(onALeash).redirectErrorStream(true).start();
        Thread reader = new Thread(this::readComplaints, "QEMU's complaints");
        reader.setDaemon(true);
        reader.start();
        process.onExit().thenRun(this::ended);
        try {
            qmp.awaitQemu();
        } catch (IOException e) {
            end();
            throw new IOException("QEMU did not start: " + (complaints.isEmpty() ? e.getMessage()
                    : String.join("; ", complaints)), e);
        }
    }

    /** What QEMU itself has said; empty as a rule. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Takes it away in the middle of whatever it does; returns when it is gone. */
    void end() throws IOException {
        endWanted = true;
        process.getOutputStream().close();
        qmp.close();
        try {
            if (!process.waitFor(END_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("QEMU, a child of process " + process.pid() + ", cannot be ended");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ended() {
        if (endWanted) {
            return;
        }
        try {
            process.getOutputStream().close();
            qmp.close();   // nobody is to wait for its answers
        } catch (IOException e) {
            // They are of no use any more either way.
        }
        onEnd.accept(process.exitValue());
    }

    private void readComplaints() {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> KNOWN.stream().noneMatch(line::endsWith)).forEach(complaints::add);
        } catch (IOException | UncheckedIOException e) {
            // QEMU was destroyed in the middle of a line.
        }
    }
}

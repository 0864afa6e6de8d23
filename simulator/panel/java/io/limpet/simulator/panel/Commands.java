package io.limpet.simulator.panel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Commands from the page: one line each, done one after another in a thread of its own. */
final class Commands implements Closeable {

    static final int BYTES_MAX = 1024;

    /** How many may wait behind the one that is being done. */
    static final int WAITING_MAX = 8;

    /** After this an answer is not waited for any more; the command goes on. */
    private static final long ANSWER_SECONDS_MAX = 20;

    private final Simulation simulation;
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX), Commands::thread);

    Commands(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Reads a command, but no more than a command can be. @throws Refusal when it is none */
    static String read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) {
            throw new Refusal(413, "A command has " + BYTES_MAX + " bytes at most.");
        }
        String command = decoded(bytes).strip();
        if (command.isEmpty() || !Words.harmless(command).equals(command)) {
            throw new Refusal(400, "A command is one line of text. Type help where ./limpet run was started for all of "
                    + "them.");
        }
        return command;
    }

    /** @throws Refusal when too many wait, or the simulator failed */
    String run(String command) {
        try {
            Future<String> answer = executor.submit(() -> simulation.run(command));
            return answer.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            throw new Refusal(503, "The simulator is still at " + WAITING_MAX + " commands. Wait a little.");
        } catch (TimeoutException e) {
            return "The simulator is still at it.";
        } catch (ExecutionException e) {
            throw new Refusal(500, "The simulator failed at this command: " + e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "The simulation ends.");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "A command is text in UTF-8.");
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "panel commands");
        thread.setDaemon(true);
        return thread;
    }
}

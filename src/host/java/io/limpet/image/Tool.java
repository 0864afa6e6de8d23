package io.limpet.image;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the machine, such as the compiler. */
final class Tool {

    private static final int PATIENCE_MINUTES = 10;

    /** What a program said, and how it ended. */
    record Outcome(int exitCode, String said) {

        /** @throws ImageException when it has failed: what it said, with paths relative to the project, and this */
        void orFail(Path project, String failure) throws ImageException {
            if (exitCode != 0) {
                throw new ImageException((said + failure).replace(project + "/", ""));
            }
        }
    }

    private Tool() {
    }

    /** Runs it to its end, its output and its errors in one text. */
    static Outcome run(List<String> command, Path folder) throws ImageException {
        try {
            // Into a file: a time-out reaches a program that is silent, which reading a pipe would wait for.
            Path said = Files.createTempFile("limpet", ".txt");
            try {
                return outcome(new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(nothing())).redirectOutput(said.toFile()), said);
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new ImageException(command.get(0) + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException(command.get(0) + " was interrupted", e);
        }
    }

    private static Outcome outcome(ProcessBuilder builder, Path said)
            throws IOException, InterruptedException, ImageException {
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new ImageException(builder.command().get(0) + " has not ended in " + PATIENCE_MINUTES
                        + " minutes");
            }
            return new Outcome(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}

package io.limpet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Compiles what is not current, one file on each core, and shows that it goes on. */
final class CCompiler {

    static final String PROGRAM = "arm-none-eabi-gcc";

    private static final int SHOWN_EACH = 50;

    private final Path folder;
    private final Consumer<String> progress;
    private int compiled;

    /** @param folder where the compiler is started: paths in the image's debug information are relative to it */
    CCompiler(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** @throws ImageException with all that the compiler said of the first file that does not compile */
    void compile(List<CompilationUnit> units) throws ImageException, IOException {
        List<CompilationUnit> due = new ArrayList<>();
        for (CompilationUnit unit : units) {
            if (!unit.isCurrent()) {
                due.add(unit);
            }
        }
        if (!due.isEmpty()) {
            progress.accept("compiling " + due.size() + (due.size() == 1 ? " file of C" : " files of C"));
            compileInParallel(due);
        }
    }

    private void compileInParallel(List<CompilationUnit> units) throws ImageException, IOException {
        ExecutorService cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (CompilationUnit unit : units) {
                running.add(cores.submit((Callable<Void>) () -> compile(unit, units.size())));
            }
            for (Future<Void> each : running) {
                await(each);
            }
        } finally {
            cores.shutdownNow();
        }
    }

    private static void await(Future<Void> running) throws ImageException, IOException {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("compiling was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ImageException cause) {
                throw cause;
            }
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Void compile(CompilationUnit unit, int count) throws ImageException, IOException {
        Files.createDirectories(unit.object().getParent());
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(unit.flags());
        command.addAll(List.of("-MD", "-MF", unit.dependencies().toString(), "-c", unit.source().toString(),
                "-o", unit.object().toString()));
        Tool.run(command, folder).orFail(folder, unit.source() + " does not compile (see above)");
        count(count);
        return null;
    }

    private synchronized void count(int of) {
        compiled++;
        if (compiled % SHOWN_EACH == 0) {
            progress.accept("compiled " + compiled + " of " + of);
        }
    }
}

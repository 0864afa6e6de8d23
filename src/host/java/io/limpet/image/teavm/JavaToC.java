package io.limpet.image.teavm;

import io.limpet.image.ImageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Translates a Java program to C for src/baremetal/c/runtime.
 *
 * <p>The result is one file that includes the others, to be compiled with its folder and src/baremetal/c on the search
 * path for quoted includes, as gnu11, with {@code -fwrapv} (Java's int wraps), {@code -fno-strict-aliasing},
 * {@code -fno-delete-null-pointer-checks} (runtime/null_reference.h), and {@code -fwhole-program}, which makes it
 * smaller.
 */
public final class JavaToC {

    /** Of TeaVM; module.ivy names the same one. */
    static final String TEAVM_VERSION = "0.15.0";

    private static final int PATIENCE_MINUTES = 5;

    private final Path project;

    /** @param project the root of the checkout */
    public JavaToC(Path project) {
        this.project = project;
    }

    /**
     * Translates a program.
     *
     * @param folder where the C comes; it is there and empty
     * @return the one file to compile
     * @throws ImageException when TeaVM refuses the program, or writes what the rewrites do not know
     */
    public Path translate(String mainClass, List<Path> classPath, Path folder) throws ImageException, IOException {
        runTeaVm(mainClass, join(classPath.stream()), folder);
        GeneratedC generated = GeneratedC.in(folder);
        Rewrites.apply(generated, mainClass);
        generated.save();
        return folder.resolve("all.c");
    }

    private void runTeaVm(String mainClass, String classPath, Path folder) throws ImageException, IOException {
        Path log = folder.resolve("teavm.log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-cp", teaVmClassPath(), TeaVmCompiler.class.getName(), mainClass, classPath,
                folder.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new ImageException("TeaVM has not ended in " + PATIENCE_MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("TeaVM was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new ImageException("TeaVM does not take " + mainClass + ":\n" + Files.readString(log));
        }
    }

    /** Nothing that a program may have another version of: TeaVM would take ours. */
    private String teaVmClassPath() {
        return project.resolve("build/classes/host")
                + File.pathSeparator + project.resolve("build/lib/aot") + File.separator + "*";
    }

    private static String join(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}

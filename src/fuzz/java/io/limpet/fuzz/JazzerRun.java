package io.limpet.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs Jazzer, in a process of its own, on one target or one input. */
final class JazzerRun {

    /** Of one input, the first of which loads and instruments all classes, on a machine that may be busy. */
    private static final int TIMEOUT_SECONDS = 120;

    /** In different places of the code, after which it ends. */
    private static final int FINDINGS_MAX = 20;

    private static final String FUZZED = "io.limpet.**";
    private static final String NOT_FUZZED = "io.limpet.simulator.**:io.limpet.fuzz.**";

    private final Folders folders;
    private final Consumer<String> log;

    /** @param log is given each line that Jazzer writes */
    JazzerRun(Folders folders, Consumer<String> log) {
        this.folders = folders;
        this.log = log;
    }

    Round fuzz(Targets.Entry target, long seconds, long seed) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-max_total_time=" + seconds, "-seed=" + seed,
                "-max_len=" + target.inputBytesMax(), "-print_final_stats=1", "-reload=0", "-len_control=10"));
        arguments.add(Files.createDirectories(folders.grown(target.name())).toString());
        for (Path folder : List.of(folders.corpus(), folders.regression())) {
            if (Files.isDirectory(folder.resolve(target.name()))) {
                arguments.add(folder.resolve(target.name()).toString());
            }
        }
        return run(target, arguments);
    }

    /** One input, once. */
    Round repeat(Targets.Entry target, Path input) throws IOException, InterruptedException {
        return run(target, List.of("-runs=1", input.toString()));
    }

    private Round run(Targets.Entry target, List<String> arguments) throws IOException, InterruptedException {
        Path findings = Files.createDirectories(folders.findings());
        Process process = new ProcessBuilder(command(target, findings, arguments)).redirectErrorStream(true)
                .directory(folders.home().toFile()).start();
        JazzerOutput output = new JazzerOutput();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.accept(line);
                output.accept(line);
            }
        } finally {
            process.destroy();
        }
        int code = process.waitFor();
        if (code != 0 && output.complaint == null) {
            output.complaint = "Jazzer ended with " + code + " (build/fuzz/" + target.name() + ".log)";
        }
        return new Round(target, output.seconds, output.executions, output.edges, output.features, output.inputs,
                output.findings, output.complaint);
    }

    private List<String> command(Targets.Entry target, Path findings, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx1g", "-XX:-OmitStackTraceInFastThrow",
                "-cp", System.getProperty("java.class.path") + ":" + jars(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(), "--target_args=" + target.name(),
                "--instrumentation_includes=" + FUZZED, "--instrumentation_excludes=" + NOT_FUZZED,
                // Its hooks look for injections into SQL, shells and the like, of which there is none here.
                "--custom_hook_excludes=**", "--mutator_framework=false",
                "--keep_going=" + FINDINGS_MAX, "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/" + target.name() + "-", "-timeout=" + TIMEOUT_SECONDS,
                "-report_slow_units=" + TIMEOUT_SECONDS, "-rss_limit_mb=0"));
        command.addAll(arguments);
        return command;
    }

    private String jars() throws IOException {
        try (Stream<Path> jars = Files.list(folders.home().resolve("build").resolve("lib").resolve("fuzz"))) {
            return String.join(":", jars.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().toList());
        }
    }
}

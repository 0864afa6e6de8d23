package io.limpet.bench;

import io.limpet.PublishBenchmark;
import io.limpet.bench.report.Figures;
import io.limpet.bench.report.Section;
import io.limpet.bench.report.Table;
import io.limpet.bench.report.Target;
import io.limpet.mqtt.DecodeBenchmark;
import io.limpet.mqtt.EncodeBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What encoding, decoding and a whole publish take, in time and in garbage (JMH). */
final class CodecPart implements Part {

    /** What JMH itself allocates between its readings of the counter, spread over the operations of an iteration. */
    private static final double HARNESS_BYTES_MAX = 0.01;

    /** What JMH's profiler calls the bytes that an operation allocates. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final TimeValue CODEC_ITERATION = TimeValue.milliseconds(150);

    /** Long, so that the harness's own garbage is spread over many operations. */
    private static final TimeValue PUBLISH_ITERATION = TimeValue.seconds(2);

    private final Table table = new Table("", "ns", "B allocated");
    private final List<Target> targets = new ArrayList<>();

    @Override
    public String name() {
        return "codec";
    }

    @Override
    public Section measure(Consumer<String> progress) throws RunnerException {
        progress.accept("encoding");
        run(EncodeBenchmark.class, CODEC_ITERATION).forEach(result -> row("encode " + packet(result), result));
        progress.accept("decoding");
        run(DecodeBenchmark.class, CODEC_ITERATION).forEach(result -> row("decode " + packet(result), result));
        progress.accept("whole publishes");
        run(PublishBenchmark.class, PUBLISH_ITERATION).forEach(this::publish);
        return new Section(name(), "Encoding, decoding, and what a publish allocates", """
                Time and garbage for each packet, with a topic of 33 and a payload of 64 bytes, and for a whole
                publish: the firmware's loop, reading a TMP102 through its driver, payload, outbox, session, and the
                acknowledgement back, with registers, broker and clock in memory. JMH 1.37, average time, `-prof gc`;
                below %s B is JMH's own.""".formatted(HARNESS_BYTES_MAX), table, targets);
    }

    private void publish(RunResult result) {
        String what = "publish QoS " + result.getParams().getParam("qos");
        row(what, result);
        double bytes = allocated(result);
        targets.add(new Target("B allocated, " + what + ": 0", bytes(bytes), bytes < HARNESS_BYTES_MAX));
    }

    private void row(String what, RunResult result) {
        table.row(what, Figures.of(result.getPrimaryResult().getScore()), bytes(allocated(result)));
    }

    private static String packet(RunResult result) {
        return result.getParams().getParam("packet");
    }

    private static String bytes(double allocated) {
        return allocated < HARNESS_BYTES_MAX ? "0" : Figures.of(allocated);
    }

    /** Bytes an operation, in the iteration with the least: what the code itself allocates is in each of them. */
    private static double allocated(RunResult result) {
        return result.getBenchmarkResults().stream().flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getSecondaryResults().get(ALLOCATED).getScore())
                .min().orElseThrow();
    }

    private static Collection<RunResult> run(Class<?> benchmark, TimeValue iteration) throws RunnerException {
        Options options = new OptionsBuilder().include(benchmark.getName().replace(".", "\\.") + "\\.")
                .forks(1).warmupIterations(3).warmupTime(iteration).measurementIterations(3).measurementTime(iteration)
                .jvmArgsAppend("-XX:+UseSerialGC", "-Xmx256m").addProfiler(GCProfiler.class)
                .shouldFailOnError(true).verbosity(VerboseMode.SILENT).build();
        return new Runner(options).run();
    }
}

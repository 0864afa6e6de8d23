package io.limpet.bench;

import static io.limpet.endurance.FirmwareHeap.value;

import io.limpet.Firmware;
import io.limpet.bench.report.Figures;
import io.limpet.bench.report.Section;
import io.limpet.bench.report.Table;
import io.limpet.bench.report.Target;
import io.limpet.endurance.FirmwareHeap;
import io.limpet.endurance.HeapWalk;
import io.limpet.endurance.Layout;
import io.limpet.simulator.SimulatedDevice;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much heap the firmware keeps in use: every object it can reach, in a device that has been publishing. */
final class HeapPart implements Part {

    private static final int BYTES_MAX = 64 * 1024;
    private static final int READINGS = 40;

    private final Table table = new Table("bytes", "32-bit machine", "this JVM");
    private final long[] total = new long[2];

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public Section measure(Consumer<String> progress) throws Exception {
        try (SimulatorRun run = new SimulatorRun("publish.interval=100ms")) {
            progress.accept(READINGS + " readings of the simulated device");
            run.device().powerOn();
            run.await(READINGS);
            return section(walk(run.device()));
        }
    }

    private HeapWalk walk(SimulatedDevice device) throws Exception {
        Class<?> application = FirmwareHeap.application(device);
        Object firmware = FirmwareHeap.firmware(application);
        Object setup = value(firmware, "setup");
        HeapWalk walk = new HeapWalk(application.getClassLoader(), Layout.SMALL, Layout.DESKTOP);
        row("log with its last lines", walk, List.of(value(setup, "log")));
        row("outbox", walk, List.of(value(setup, "outbox")));
        row("MQTT session with its buffers", walk, List.of(value(setup, "session")));
        row("sensors and their messages", walk, List.of(value(setup, "sampler")));
        row("configuration and trust anchors", walk, List.of(value(setup, "configuration"), value(setup, "tls")));
        row("everything else of the firmware and its board", walk, List.of(firmware));
        row("tables of all classes", walk, statics(application.getClassLoader()));
        table.row("in all", Figures.of(total[0]), Figures.of(total[1]));
        table.row("string literals that these use", literals(walk, Layout.SMALL),
                literals(walk, Layout.DESKTOP));
        return walk;
    }

    private Section section(HeapWalk walk) {
        String ends = walk.ends().entrySet().stream().map(end -> "`" + end.getKey() + "` (" + end.getValue() + ")")
                .collect(Collectors.joining(", "));
        return new Section(name(), "Heap in use by the firmware", """
                Every object that the running firmware and its MicroEJ board can reach after %d readings at the default
                configuration (outbox of 100 messages of 320 bytes) with the simulated board's four sensors; nothing is
                allocated later. For a 32-bit machine objects have a header of 8 bytes, arrays of 12, references 4.
                String literals are told apart: they are part of the image and not made at run time; a board that copies
                them to RAM needs that on top. The walk ends at the platform's and the simulator's objects, which are
                not counted: %s.""".formatted(READINGS, ends), table,
                List.of(Target.atMost("heap in use by the firmware, 32-bit machine", BYTES_MAX, total[0], "bytes"),
                        Target.atMost("heap in use by the firmware, this JVM", BYTES_MAX, total[1], "bytes")));
    }

    private void row(String what, HeapWalk walk, List<Object> roots) throws IllegalAccessException {
        long[] bytes = walk.bytes(roots);
        table.row(what, Figures.of(bytes[0]), Figures.of(bytes[1]));
        total[0] += bytes[0];
        total[1] += bytes[1];
    }

    private static String literals(HeapWalk walk, Layout layout) {
        return Figures.of(walk.literals().stream().mapToLong(layout::ofString).sum());
    }

    /** Of all classes of the firmware, used or not. */
    private static List<Object> statics(ClassLoader firmware)
            throws IOException, URISyntaxException, ReflectiveOperationException {
        Path root = Path.of(Firmware.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Object> values = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace(".class", "").replaceAll("[/\\\\]", ".");
                if (!name.endsWith("package-info")) {
                    values.addAll(HeapWalk.fields(Class.forName(name, true, firmware), null));
                }
            }
        }
        return values;
    }
}

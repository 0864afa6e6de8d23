package io.limpet.bench;

import io.limpet.bench.report.Machine;
import io.limpet.bench.report.Measurements;
import io.limpet.bench.report.Report;
import io.limpet.bench.report.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code ./limpet bench [NAME...]} starts: measures everything, or the parts named, and prints it as tables. When
 * everything was measured, it is kept in docs/measurements.md; of single parts, those that promise nothing.
 *
 * <p>Exit codes: 0 every target was met; 1 one was missed, or a part failed; 2 there is no part of that name.
 */
public final class Bench {

    private static final List<Part> PARTS = List.of(new CodecPart(), new HeapPart(), new StartPart(),
            new WirePart(), new ThroughputPart(), new StacksPart(), new PanelPart(), new BareMetalPart());

    private Bench() {
    }

    public static void main(String[] names) throws Exception {
        System.exit(run(List.of(names)));
    }

    private static int run(List<String> names) throws Exception {
        List<String> known = PARTS.stream().map(Part::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                System.out.println("no part \"" + name + "\"; there are " + String.join(", ", known));
                return 2;
            }
        }
        List<Section> sections = new ArrayList<>();
        for (Part part : PARTS) {
            if (names.isEmpty() || names.contains(part.name())) {
                sections.add(part.measure(line -> System.err.println("bench: " + part.name() + ": " + line)));
            }
        }
        Report report = new Report(Machine.here(), sections);
        Path file = Path.of(System.getProperty("limpet.home", ""), "docs", "measurements.md");
        if (names.isEmpty()) {
            report.write(file);
        } else {
            keep(file, sections);
        }
        System.out.println(report.text());
        return report.allTargetsMet() ? 0 : 1;
    }

    /** What was promised stands in one table, which only a whole run can fill. */
    private static void keep(Path file, List<Section> sections) throws IOException {
        for (Section section : sections) {
            if (section.targets().isEmpty()) {
                Measurements.put(file, section);
            }
        }
    }
}

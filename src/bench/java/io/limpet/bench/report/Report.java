package io.limpet.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that was measured in one run. */
public final class Report {

    private final Machine machine;
    private final List<Section> sections;

    public Report(Machine machine, List<Section> sections) {
        this.machine = machine;
        this.sections = sections;
    }

    public boolean allTargetsMet() {
        return sections.stream().flatMap(section -> section.targets().stream()).allMatch(Target::met);
    }

    /** For a terminal: the tables, and last what was promised. */
    public String text() {
        StringBuilder text = new StringBuilder(machine.description()).append("\n\n");
        for (Section section : sections) {
            text.append(section.name()).append(": ").append(section.title()).append("\n\n")
                    .append(section.table().markdown()).append('\n');
        }
        if (sections.stream().anyMatch(section -> !section.targets().isEmpty())) {
            text.append(targets().markdown());
        }
        return text.toString();
    }

    /** For docs: the same with what the figures mean; before the sections that other commands have written there. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("""
                # Measurements

                Made by `./limpet bench`, which writes this file; one part alone: `./limpet bench NAME`. What another
                command has measured, its section says.

                """);
        text.append(LocalDate.now(ZoneOffset.UTC)).append(", ").append(machine.description()).append(".\n\n")
                .append("## What was promised\n\n").append(targets().markdown());
        Map<String, String> all = new LinkedHashMap<>();
        sections.forEach(section -> all.put(section.name(), Measurements.text(section)));
        Measurements.sections(file).forEach(all::putIfAbsent);
        all.values().forEach(section -> text.append('\n').append(section));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text.append(Measurements.marked(file)));
    }

    private Table targets() {
        Table table = new Table("target", "measured", "");
        for (Section section : sections) {
            for (Target target : section.targets()) {
                table.row(target.promise(), target.figure(), target.met() ? "met" : "MISSED");
            }
        }
        return table;
    }
}

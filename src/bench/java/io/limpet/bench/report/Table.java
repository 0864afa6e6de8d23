package io.limpet.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table: the first column words, the others figures. */
public final class Table {

    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    public Table(String... head) {
        widths = new int[head.length];
        row(head);
    }

    public Table row(String... cells) {
        if (cells.length != widths.length) {
            throw new IllegalArgumentException("cells: " + Arrays.toString(cells) + ", must be " + widths.length);
        }
        for (int i = 0; i < cells.length; i++) {
            widths[i] = Math.max(widths[i], cells[i].length());
        }
        rows.add(cells);
        return this;
    }

    /** Aligned, so that it reads the same with and without a Markdown viewer. */
    public String markdown() {
        List<String> lines = new ArrayList<>(rows.stream().map(this::line).toList());
        lines.add(1, rule());
        return String.join("\n", lines) + "\n";
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < cells.length; i++) {
            String padding = " ".repeat(widths[i] - cells[i].length());
            line.append(' ').append(i == 0 ? cells[i] + padding : padding + cells[i]).append(" |");
        }
        return line.toString();
    }

    private String rule() {
        return Arrays.stream(widths).mapToObj("-"::repeat)
                .collect(Collectors.joining(":|-", "|-", ":|")).replaceFirst(":", "-");
    }
}

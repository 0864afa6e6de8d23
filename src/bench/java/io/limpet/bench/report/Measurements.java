package io.limpet.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file docs/measurements.md: what {@code ./limpet bench} writes, and sections of commands that take longer, each of
 * which replaces its own and keeps the others.
 *
 * <pre>
 *   ## Title (`name`)
 *
 *   text and table, up to the next one
 * </pre>
 */
public final class Measurements {

    /** Where what other commands have written begins, each between marks of its own: behind all that is ours. */
    private static final String MARK = "<!-- begin: ";

    private static final Pattern HEADING = Pattern.compile("(?m)^## .* \\(`(\\w+)`\\)$");

    private Measurements() {
    }

    /** Replaces the section of that name, or adds it. */
    public static void put(Path file, Section section) throws IOException {
        Map<String, String> sections = sections(file);
        sections.put(section.name(), text(section));
        Files.writeString(file, head(file) + String.join("\n", sections.values()) + marked(file));
    }

    /** The rows of the table in the section of that name, without its head; none when there is none. */
    public static List<String[]> rows(Path file, String name) throws IOException {
        return sections(file).getOrDefault(name, "").lines().filter(line -> line.startsWith("|")).skip(2)
                .map(line -> line.substring(1).trim().split("\\s*\\|\\s*", -1))
                .map(cells -> Arrays.copyOf(cells, cells.length - 1)).toList();
    }

    static String text(Section section) {
        return "## " + section.title() + " (`" + section.name() + "`)\n\n" + section.text().strip() + "\n\n"
                + section.table().markdown();
    }

    /** The sections of a file by their names, in order; none when there is no file yet. */
    static Map<String, String> sections(Path file) throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        String text = ours(file);
        Matcher heading = HEADING.matcher(text);
        boolean more = heading.find();
        while (more) {
            String name = heading.group(1);
            int start = heading.start();
            more = heading.find();
            sections.put(name, text.substring(start, more ? heading.start() : text.length()).strip() + "\n");
        }
        return sections;
    }

    /** What other commands have written into the file, with an empty line before it; empty when there is nothing. */
    static String marked(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        int mark = text.indexOf(MARK);
        return mark < 0 ? "" : "\n" + text.substring(mark);
    }

    private static String ours(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        int mark = text.indexOf(MARK);
        return mark < 0 ? text : text.substring(0, mark);
    }

    private static String head(Path file) throws IOException {
        String text = Files.exists(file) ? ours(file) : "# Measurements\n\n";
        Matcher heading = HEADING.matcher(text);
        return heading.find() ? text.substring(0, heading.start()) : text;
    }
}

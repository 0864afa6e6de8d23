package io.limpet.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The fuzzer's part of docs/measurements.md, between two marks that other commands leave where they are. */
final class FuzzSection {

    private static final String BEGIN = "<!-- begin: written by ./limpet fuzz --record -->\n";
    private static final String END = "<!-- end: written by ./limpet fuzz --record -->\n";

    private static final int FOUND_LENGTH_MAX = 120;

    private final Path file;

    FuzzSection(Path file) {
        this.file = file;
    }

    void write(List<Round> rounds) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        int begin = before.indexOf(BEGIN);
        int end = before.indexOf(END);
        String section = BEGIN + text(rounds) + END;
        Files.writeString(file, begin < 0 || end < 0 ? before + (before.isEmpty() ? "" : "\n") + section
                : before.substring(0, begin) + section + before.substring(end + END.length()));
    }

    private static String text(List<Round> rounds) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
                ## Fuzzing (`fuzz`)

                Made by `./limpet fuzz --record`, %s, with Jazzer: %,d executions in %,d s, guided by coverage, each
                judged by the oracle of its target (docs/fuzzing.md). How many a second depends on what else the machine
                does meanwhile. Edges are those of the control flow of the firmware's classes and of the oracle that
                were reached; features count them by how often they were taken, and comparisons by how near they came;
                inputs are those that were kept, for each reaches something that no other does.

                | Target | Time | Executions | A second | Edges | Features | Inputs | Found |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
                """, LocalDate.now(ZoneOffset.UTC), rounds.stream().mapToLong(Round::executions).sum(),
                rounds.stream().mapToLong(Round::seconds).sum()));
        for (Round round : rounds) {
            text.append(String.format(Locale.ROOT, "| %s | %,d s | %,d | %,d | %,d | %,d | %,d | %s |%n",
                    round.target().name(), round.seconds(), round.executions(), round.executionsPerSecond(),
                    round.edges(), round.features(), round.inputs(), found(round)));
        }
        return text.toString();
    }

    /** Fit for a cell of a table. */
    private static String found(Round round) {
        if (round.isWell()) {
            return "nothing";
        }
        String text = round.complaint().replaceAll("[\\p{Cntrl}|<>]", "?");
        return text.length() > FOUND_LENGTH_MAX ? text.substring(0, FOUND_LENGTH_MAX) + "..." : text;
    }
}

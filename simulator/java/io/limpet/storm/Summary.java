package io.limpet.storm;

import io.limpet.storm.world.FaultKind;
import java.util.Locale;

/** Figures for a person: as lines, and as the section of docs/measurements.md. */
final class Summary {

    private final Campaign campaign;
    private final Figures figures;
    private final int failures;
    private final double seconds;

    Summary(Campaign campaign, Campaign.Outcome outcome, double seconds) {
        this.campaign = campaign;
        this.figures = outcome.figures();
        this.failures = outcome.failures().size();
        this.seconds = seconds;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows()) {
            text.append(String.format(Locale.ROOT, "%-68s %13s%n", row[0], row[1]));
        }
        text.append("faults:\n");
        for (FaultKind kind : FaultKind.values()) {
            text.append(String.format(Locale.ROOT, "  %-66s %13s%n", kind.words(), count(faults(kind))));
        }
        return text.toString();
    }

    String markdown() {
        StringBuilder text = new StringBuilder("| storm | |\n|-------|-:|\n");
        for (String[] row : rows()) {
            text.append("| ").append(row[0]).append(" | ").append(row[1]).append(" |\n");
        }
        text.append("\n| fault | times |\n|-------|-:|\n");
        for (FaultKind kind : FaultKind.values()) {
            text.append("| ").append(kind.words()).append(" | ").append(count(faults(kind))).append(" |\n");
        }
        return text.toString();
    }

    private String[][] rows() {
        return new String[][] {
            {"device-years", String.format(Locale.ROOT, "%,.1f", figures.years())},
            {"seeds, from " + campaign.firstSeed(), count(figures.runs)},
            {"readings", count(figures.sampled)},
            {"delivered, acknowledged, and off the outbox", count(figures.gone)},
            {"dropped by policy, and counted", count(figures.dropped)},
            {"refused as the memory failed, and counted", count(figures.notAccepted)},
            {"lost with the power from RAM, as configured, or damaged", count(figures.lost)},
            {"waiting at the end", count(figures.waiting)},
            {"lost otherwise", count(figures.unaccounted())},
            {"delivered again, as QoS 1 or a lost session allow", count(figures.deliveredAgain)},
            {"records damaged by changed bits, each time one is noticed", count(figures.damagedRecords)},
            {"readings that such damage has lost, doubled or moved", count(figures.excused)},
            {"runs in which anything was violated", count(failures)},
            {"power cuts", count(figures.powerCuts)},
            {"connections", count(figures.connections)},
            {"times that peace was long enough to be judged", count(figures.calmsJudged)},
            {"faults", count(figures.faults())},
            {"wall time, seconds", String.format(Locale.ROOT, "%,.0f", seconds)},
            {"device-years a second", String.format(Locale.ROOT, "%.2f", figures.years() / seconds)}};
    }

    private long faults(FaultKind kind) {
        return figures.faults.getOrDefault(kind, 0L);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}

package io.limpet.storm;

import java.util.Locale;

/** What a person needs to know of a run that failed, and to see it again. */
final class FailureReport {

    private static final double DAY_MILLIS = 86_400_000;
    private static final double YEAR_MILLIS = 365.25 * DAY_MILLIS;

    private FailureReport() {
    }

    static String line(Result result) {
        return String.format(Locale.ROOT, "seed %d (%s), day %.3f: %s", result.plan().seed(),
                name(result.plan().profile()), result.atMillis() / DAY_MILLIS, result.violation());
    }

    /** What happened last, and how to see it again. */
    static String events(Result result) {
        return String.join("\n", result.lastEvents()) + "\n\nagain: " + command(result.plan()) + "\n";
    }

    /** The configuration, and the faults that were enough. */
    static String smallest(Result shrunk) {
        StringBuilder text = new StringBuilder("the same with ").append(shrunk.plan().faults().size())
                .append(" faults:\n");
        shrunk.plan().faults().forEach(each -> text.append("  ").append(each).append('\n'));
        return text.append("in a device with\n").append(shrunk.plan().settings().properties().indent(2)).toString();
    }

    static String command(Plan plan) {
        return "./limpet storm --seed " + plan.seed() + " --years " + plan.lastsMillis() / YEAR_MILLIS + " --profile "
                + name(plan.profile());
    }

    static String name(Profile profile) {
        return profile.name().toLowerCase(Locale.ROOT);
    }
}

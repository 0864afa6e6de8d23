package io.limpet.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what Jazzer says, line by line.
 *
 * <pre>
 *   #8192   NEW    cov: 215 ft: 611 corp: 87/1210b lim: 63 exec/s: 4096 rss: 402Mb L: 31/63 MS: ...
 *   == Java Exception: java.lang.AssertionError: packet at 0: LEGAL, must be ILLEGAL
 *   artifact_prefix='...'; Test unit written to build/fuzz/findings/crash-...
 *   Done 52210 runs in 21 second(s)
 * </pre>
 */
final class JazzerOutput {

    private static final Pattern STATUS = Pattern.compile(
            "^#(\\d+)\\s.*\\bcov: (\\d+) ft: (\\d+)(?: corp: (\\d+)/)?.*");
    private static final Pattern DONE = Pattern.compile("^Done (\\d+) runs in (\\d+) second.*");
    private static final Pattern EXECUTED = Pattern.compile("^stat::number_of_executed_units:\\s+(\\d+)");
    private static final Pattern WRITTEN = Pattern.compile(".*Test unit written to (.*)");
    private static final Pattern WRONG = Pattern.compile("^== Java Exception: (.*)|^==\\d+== ?ERROR: (.*)|"
            + "^Exception in thread .*|^ERROR: (.*)");

    long executions;
    long edges;
    long features;
    long inputs;
    long seconds;
    final List<Path> findings = new ArrayList<>();
    String complaint;

    void accept(String line) {
        Matcher status = STATUS.matcher(line);
        if (status.matches()) {
            executions = Math.max(executions, Long.parseLong(status.group(1)));
            edges = Math.max(edges, Long.parseLong(status.group(2)));
            features = Math.max(features, Long.parseLong(status.group(3)));
            inputs = status.group(4) == null ? inputs : Long.parseLong(status.group(4));
        }
        Matcher executed = EXECUTED.matcher(line);
        Matcher done = DONE.matcher(line);
        if (executed.matches()) {
            executions = Long.parseLong(executed.group(1));
        } else if (done.matches()) {
            executions = Long.parseLong(done.group(1));
            seconds = Long.parseLong(done.group(2));
        }
        Matcher written = WRITTEN.matcher(line);
        if (written.matches()) {
            findings.add(Path.of(written.group(1).trim()));
        }
        if (complaint == null && WRONG.matcher(line).matches()) {
            complaint = line.replaceFirst("^== Java Exception: ", "");
        }
    }
}

package io.limpet.bench.report;

/**
 * A figure that was promised.
 *
 * @param promise {@code "Limpet / Paho, QoS 1: at least 3"}
 * @param figure what was measured
 */
public record Target(String promise, String figure, boolean met) {

    public static Target atMost(String what, long most, double figure, String unit) {
        return new Target(what + ": at most " + most + " " + unit, Figures.of(figure) + " " + unit, figure <= most);
    }

    public static Target ratioAtLeast(String what, double least, double ratio) {
        return new Target(what + ": at least " + Figures.of(least), Figures.of(ratio), ratio >= least);
    }
}

package io.limpet.bench.report;

import java.util.Arrays;
import java.util.Locale;

/** Numbers as people read them: three digits that count, thousands apart. */
public final class Figures {

    private Figures() {
    }

    public static String of(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.01 ? "%.2f" : "%.0e", value);
    }

    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** How far the values lie from their median at most, in per cent. */
    public static String spread(double... values) {
        double median = median(values);
        double most = Arrays.stream(values).map(value -> Math.abs(value - median)).max().orElse(0);
        return "±" + Math.round(100 * most / median) + " %";
    }
}

package io.limpet.endurance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What had been accepted, beside what arrived.
 *
 * @param accepted how many readings the device had accepted
 * @param arrived how many of all readings arrived, each counted once
 * @param lost which were accepted and did not arrive
 * @param repeated how many arrivals were of a reading that had arrived before
 * @param outOfOrder which arrived first after a later one of the same sensor
 * @param unheardOf which arrived and cannot have been accepted
 */
record Verdict(int accepted, int arrived, Set<ReadingNumber> lost, int repeated, List<ReadingNumber> outOfOrder,
        Set<ReadingNumber> unheardOf) {

    private static final int SHOWN = 20;

    /**
     * Compares.
     *
     * @param promised what is to arrive
     * @param accepted what the device had accepted in the end: at each cut, one more of a sensor may arrive than was
     *        seen to be accepted
     * @param arrivals in the order in which they came
     */
    static Verdict of(Set<ReadingNumber> promised, Set<ReadingNumber> accepted, List<ReadingNumber> arrivals) {
        Set<ReadingNumber> arrived = new HashSet<>();
        Map<String, ReadingNumber> latest = new HashMap<>();
        List<ReadingNumber> outOfOrder = new ArrayList<>();
        for (ReadingNumber number : arrivals) {
            if (arrived.add(number)) {
                ReadingNumber before = latest.put(number.sensor(), number);
                if (before != null && before.compareTo(number) > 0) {
                    outOfOrder.add(number);
                }
            }
        }
        Set<ReadingNumber> lost = new TreeSet<>(promised);
        lost.removeAll(arrived);
        Set<ReadingNumber> unheardOf = new TreeSet<>(arrived);
        unheardOf.removeIf(number -> accepted.contains(number) || mayHaveBeenTheLast(number, accepted));
        return new Verdict(promised.size(), arrived.size(), lost, arrivals.size() - arrived.size(), outOfOrder,
                unheardOf);
    }

    /** Between the moment in which it was accepted and that in which it was seen, there may have been the cut. */
    private static boolean mayHaveBeenTheLast(ReadingNumber number, Set<ReadingNumber> accepted) {
        ReadingNumber before = new ReadingNumber(number.life(), number.sensor(), number.sequence() - 1);
        return number.sequence() == 1 || accepted.contains(before);
    }

    /** Whether Limpet's promise was kept: at least once with QoS 1, exactly once with QoS 2, in order. */
    boolean isKept(int qos) {
        return lost.isEmpty() && outOfOrder.isEmpty() && unheardOf.isEmpty() && (qos == 1 || repeated == 0);
    }

    /** For a person, with the first of what should not be. */
    @Override
    public String toString() {
        return accepted + " accepted, " + arrived + " arrived, " + lost.size() + " lost" + first(lost) + ", "
                + repeated + " repeated, " + outOfOrder.size() + " out of order" + first(outOfOrder) + ", "
                + unheardOf.size() + " unheard of" + first(unheardOf);
    }

    private static String first(Iterable<ReadingNumber> numbers) {
        List<String> shown = new ArrayList<>();
        numbers.forEach(number -> {
            if (shown.size() < SHOWN) {
                shown.add(number.toString());
            }
        });
        return shown.isEmpty() ? "" : " (" + String.join("; ", shown) + ")";
    }
}

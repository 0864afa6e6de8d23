package io.limpet.simulator.chip;

import java.util.function.IntToDoubleFunction;

/** Finds the raw value that a formula turns into a given physical one: the datasheets only tell the way forth. */
final class Bisection {

    private Bisection() {
    }

    /**
     * The raw value nearest to the wanted result, of a formula that only rises, or only falls, between the two.
     * What lies beyond either end is taken for the end, as a converter saturates.
     */
    static int solve(int lowest, int highest, double wanted, IntToDoubleFunction formula) {
        boolean rising = formula.applyAsDouble(highest) > formula.applyAsDouble(lowest);
        int below = lowest;
        int above = highest;
        while (above - below > 1) {
            int middle = (int) (((long) below + above) / 2);
            if (formula.applyAsDouble(middle) > wanted == rising) {
                above = middle;
            } else {
                below = middle;
            }
        }
        double toBelow = Math.abs(formula.applyAsDouble(below) - wanted);
        double toAbove = Math.abs(formula.applyAsDouble(above) - wanted);
        return toBelow <= toAbove ? below : above;
    }
}

package io.limpet.fuzz;

/** Says what must hold. */
public final class Oracle {

    private Oracle() {
    }

    public static void demand(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    public static void demandEqual(Object expected, Object actual, String what) {
        if (!expected.equals(actual)) {
            throw new AssertionError(what + ": " + actual + ", must be " + expected);
        }
    }

    /** A text that is going to be logged: one line without control characters, which could forge another. */
    public static void demandPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new AssertionError("control character " + (int) text.charAt(i) + " at " + i + " of: " + text);
            }
        }
    }
}

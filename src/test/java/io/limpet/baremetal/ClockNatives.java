package io.limpet.baremetal;

/** Stands for the natives of the same name, which the tests' class path has behind it: time passes by waiting. */
final class ClockNatives {

    static long uptimeMillis;
    static long utcMillis;
    static boolean set;

    private ClockNatives() {
    }

    static void reset() {
        uptimeMillis = 1_000;
        set = false;
    }

    static long uptimeMillis() {
        return uptimeMillis;
    }

    static void idle() {
        uptimeMillis++;
    }

    static int isSet() {
        return set ? 1 : 0;
    }

    static long utcMillis() {
        return utcMillis;
    }

    static void setUtcMillis(long millis) {
        utcMillis = millis;
        set = true;
    }
}

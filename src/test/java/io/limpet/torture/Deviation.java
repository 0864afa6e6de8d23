package io.limpet.torture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a connector does otherwise than it should, and why it stays so. Each is asserted to be really so: one that has
 * been mended fails here until it is taken off the list.
 *
 * @param trial the case's name, for both versions, or the trial's: {@code "expired/1.2"}
 */
record Deviation(Kind kind, String trial, String why) {

    enum Kind {
        /** It connects where it must not. */
        ACCEPTS,
        /** It refuses what is in order: nobody is let in, somebody is kept out. */
        REFUSES,
        /** It does not end within its deadline. */
        OVERRUNS
    }

    static Stream<Deviation> accepts(String why, String... trials) {
        return all(Kind.ACCEPTS, why, trials);
    }

    static Stream<Deviation> refuses(String why, String... trials) {
        return all(Kind.REFUSES, why, trials);
    }

    static Stream<Deviation> overruns(String why, String... trials) {
        return all(Kind.OVERRUNS, why, trials);
    }

    private static Stream<Deviation> all(Kind kind, String why, String... trials) {
        return Arrays.stream(trials).map(trial -> new Deviation(kind, trial, why));
    }

    boolean concerns(Trial which) {
        return trial.equals(which.name()) || trial.equals(which.play().name());
    }

    static boolean isIn(List<Deviation> all, Kind kind, Trial trial) {
        return all.stream().anyMatch(each -> each.kind == kind && each.concerns(trial));
    }
}

package io.limpet.storm;

import io.limpet.storm.world.FaultKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * How much goes wrong, in episodes with peace between them.
 *
 * <pre>
 *   peace ----- episode: some faults, one after the other or several at once ----- peace ----- episode ...
 * </pre>
 */
enum Profile {
    /** Once in ten days something fails for a while, and nothing is against the rules. */
    CALM(10 * 24, 1, 2, 3 * 3_600),
    /** What a device in a shed with poor reception lives through. */
    FIELD(36, 1, 5, 6 * 3_600),
    /** Everything that can go wrong does, all the time, several at once. */
    HOSTILE(8, 2, 14, 4 * 3_600);

    private static final Set<FaultKind> ONLY_HOSTILE = EnumSet.of(FaultKind.MALFORMED, FaultKind.INTRUDER,
            FaultKind.BIT_ERROR, FaultKind.MEMORY_FAILS, FaultKind.TAKEOVER);

    /** How long peace lasts on the average. */
    final int peaceHours;

    /** How many faults an episode has. */
    final int faultsMin;
    final int faultsMax;

    /** How long it lasts at most. */
    final int episodeSeconds;

    Profile(int peaceHours, int faultsMin, int faultsMax, int episodeSeconds) {
        this.peaceHours = peaceHours;
        this.faultsMin = faultsMin;
        this.faultsMax = faultsMax;
        this.episodeSeconds = episodeSeconds;
    }

    boolean has(FaultKind kind) {
        return this == HOSTILE || !ONLY_HOSTILE.contains(kind) && (this == FIELD || kind != FaultKind.TORN_WRITE);
    }
}

package io.limpet.storm;

import io.limpet.storm.world.Fault;
import io.limpet.storm.world.FaultKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Draws plans from seeds. */
final class Planner {

    private static final int SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;

    private Planner() {
    }

    /** @param profile null for the one that the seed draws */
    static Plan draw(long seed, Profile profile, long lastsMillis) {
        Dice dice = new Dice(seed);
        Profile drawn = profile != null ? profile : Profile.values()[dice.fork("profile").below(3)];
        Settings settings = new Settings(dice.fork("settings"), lastsMillis);
        return new Plan(seed, drawn, lastsMillis, settings, settings.site(),
                faults(dice.fork("faults " + drawn), drawn, settings, lastsMillis));
    }

    /** One after the other, the last over early enough for all that waits to arrive. */
    private static List<Fault> faults(Dice dice, Profile profile, Settings settings, long lastsMillis) {
        FaultKind[] kinds = kinds(dice, profile, settings).toArray(new FaultKind[0]);
        long endMillis = lastsMillis - Peace.needsMillis(settings) - HOUR;
        List<Fault> faults = new ArrayList<>();
        long at = peaceMillis(dice, profile) / 2;
        while (at < endMillis) {
            long episodeEnd = Math.min(endMillis, at + dice.between(1, profile.episodeSeconds) * (long) SECOND);
            for (int count = dice.between(profile.faultsMin, profile.faultsMax); count > 0; count--) {
                faults.add(fault(dice, kinds[dice.below(kinds.length)], at, episodeEnd));
            }
            at = episodeEnd + peaceMillis(dice, profile);
        }
        faults.removeIf(each -> each.overMillis() > endMillis);
        faults.sort(Comparator.comparingLong(Fault::atMillis));
        return faults;
    }

    private static long peaceMillis(Dice dice, Profile profile) {
        return dice.between(1, 2 * profile.peaceHours) * HOUR - dice.below((int) HOUR);
    }

    /** Long ones and short ones, in equal measure. */
    private static Fault fault(Dice dice, FaultKind kind, long fromMillis, long toMillis) {
        int room = (int) ((toMillis - fromMillis) / SECOND);
        long at = fromMillis + dice.below(room * SECOND + 1);
        long lasts = kind == FaultKind.POWER_CUT ? dice.magnitude(19) : dice.magnitude(14) * (long) SECOND;
        return new Fault(kind, at, Math.min(lasts, toMillis - at), dice.next());
    }

    /** Each run goes without some kinds, so that the others are not always hidden by them (swarm testing). */
    private static Set<FaultKind> kinds(Dice dice, Profile profile, Settings settings) {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            boolean left = !dice.oneIn(4);
            if (left && profile.has(kind) && (settings.hasJournal() || !kind.needsMemory())) {
                kinds.add(kind);
            }
        }
        kinds.add(FaultKind.WIFI_LOST);
        return kinds;
    }
}

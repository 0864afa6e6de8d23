package io.limpet.storm;

import io.limpet.storm.world.Fault;
import io.limpet.storm.world.Site;
import java.util.List;

/**
 * Everything that a run is made of. The same plan gives the same run.
 *
 * @param lastsMillis how long the world lasts; the faults end earlier, so that there is peace at the end
 */
record Plan(long seed, Profile profile, long lastsMillis, Settings settings, Site site, List<Fault> faults) {

    /** The same run with other faults. */
    Plan with(List<Fault> others) {
        return new Plan(seed, profile, lastsMillis, settings, site, others);
    }
}

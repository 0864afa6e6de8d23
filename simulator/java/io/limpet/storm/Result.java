package io.limpet.storm;

import java.util.List;

/**
 * How a run went.
 *
 * @param violation what happened that must not; null when nothing did
 * @param atMillis when it ended
 * @param lastEvents the last of what happened, one a line
 * @param digest of everything that happened
 */
record Result(Plan plan, String violation, long atMillis, List<String> lastEvents, long digest, Figures figures) {

    boolean isWell() {
        return violation == null;
    }
}

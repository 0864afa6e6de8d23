package io.limpet.storm;

import io.limpet.storm.world.Fault;
import io.limpet.storm.world.FaultKind;
import java.util.EnumMap;
import java.util.Map;

/** What there was in a run, or in many. */
final class Figures {

    private static final double YEAR_MILLIS = 365.25 * 86_400_000;

    final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
    long runs;
    long millis;
    long sampled;
    long gone;
    long waiting;
    long delivered;
    long deliveredAgain;
    long dropped;
    long notAccepted;
    long lost;
    long damagedRecords;
    long excused;
    long powerCuts;
    long connections;
    long calmsJudged;

    void add(Figures other) {
        other.faults.forEach((kind, count) -> faults.merge(kind, count, Long::sum));
        runs += other.runs;
        millis += other.millis;
        sampled += other.sampled;
        gone += other.gone;
        waiting += other.waiting;
        delivered += other.delivered;
        deliveredAgain += other.deliveredAgain;
        dropped += other.dropped;
        notAccepted += other.notAccepted;
        lost += other.lost;
        damagedRecords += other.damagedRecords;
        excused += other.excused;
        powerCuts += other.powerCuts;
        connections += other.connections;
        calmsJudged += other.calmsJudged;
    }

    void count(Fault fault) {
        faults.merge(fault.kind(), 1L, Long::sum);
    }

    long faults() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Readings that have none of the fates that there are. */
    long unaccounted() {
        return sampled - gone - dropped - notAccepted - lost - waiting;
    }

    double years() {
        return millis / YEAR_MILLIS;
    }
}

package io.limpet.storm;

import io.limpet.Firmware;
import io.limpet.ObservedFirmware;
import io.limpet.config.ConfigurationException;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import io.limpet.simulator.natives.PowerCut;
import io.limpet.storm.broker.Trace;
import io.limpet.storm.world.Site;
import io.limpet.storm.world.StormBoard;
import io.limpet.storm.world.World;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run: the firmware from life to life in the world of a plan, under the eyes of all judges.
 *
 * <p>One thread, and nothing that differs from machine to machine: no real time, no hash of identity, no map without
 * order.
 */
final class StormRun {

    private static final int EVENTS_KEPT = 200;

    private final Plan plan;
    private final Defects defects;
    private final Trace trace = new Trace(EVENTS_KEPT);
    private final Figures figures = new Figures();
    private final Connections connections = new Connections();
    private final HeapMeter heapMeter = new HeapMeter();
    private final World world;
    private final Ledger ledger;
    private final Excuses excuses;
    private final Deliveries deliveries;
    private final Reconciliation reconciliation;
    private final Calms calms;

    private Firmware firmware;
    private Outbox outbox;

    /** What the firmware held when it was online for the first time in this life; null before. */
    private Map<String, Long> slots;

    StormRun(Plan plan) {
        this(plan, Defects.NONE);
    }

    /** @param defects what is to be wrong, to see whether it is noticed */
    StormRun(Plan plan, Defects defects) {
        this.plan = plan;
        this.defects = defects;
        Settings settings = plan.settings();
        this.excuses = new Excuses(this::bitErrors);
        this.ledger = new Ledger(this::nowMillis, trace, excuses, settings.qos() > 0);
        this.deliveries = new Deliveries(ledger, excuses, Site.READING_TOPICS, this::sessions);
        this.world = new World(plan.seed(), plan.site(), trace, StormRun::condemn,
                defects.subscriber().apply(deliveries));
        this.reconciliation = new Reconciliation(ledger, excuses, this::nowMillis, settings.keeping(),
                world::memoryBadUntilMillis);
        this.calms = new Calms(world, ledger, settings);
        world.whenOnlineChanges(this::onlineChanged);
        world.schedule(plan.faults());
        calms.schedule(plan.faults(), plan.lastsMillis());
        world.time().at(plan.lastsMillis(), () -> firmware.requestStop());
    }

    Result run() {
        String violation = null;
        try {
            while (!live()) {
                trace.note(nowMillis(), "device: without power");
            }
            ledger.demandBalance(outbox.size());
        } catch (Violation e) {
            violation = e.getMessage();
        } catch (RuntimeException | AssertionError | ConfigurationException e) {
            violation = uncaught(e);
        }
        return new Result(plan, violation, nowMillis(), trace.lines(), trace.digest(), figures());
    }

    /** One life. Returns whether it came to its proper end, and the run with it. */
    private boolean live() throws ConfigurationException {
        StormBoard board = world.boot(line -> trace.note(nowMillis(), line.replace('%', ' ')));
        slots = null;
        try {
            firmware = ObservedFirmware.boot(defects.board().apply(board), this::observe);
            firmware.run();
            demandConstantMemory();
            return true;
        } catch (PowerCut e) {
            connections.changed(false);
            reconciliation.powerLost();
            demandConstantMemory();
            return false;
        }
    }

    private Outbox observe(Outbox outbox, long damaged) throws OutboxException {
        this.outbox = outbox;
        figures.damagedRecords += damaged;
        reconciliation.afterPowerCut(outbox);
        return new Witness(defects.outbox().apply(outbox), ledger, reconciliation);
    }

    private void onlineChanged(boolean online) {
        connections.changed(online);
        calms.changed(online);
        if (online && slots == null) {
            world.time().at(nowMillis() + 1, this::measure);
        }
    }

    private void measure() {
        if (!world.isDark()) {
            slots = heapMeter.slots(firmware, outbox);
        }
    }

    /** Readings that are there again for a damaged record, beyond the capacity, make the journal's index longer. */
    private void demandConstantMemory() {
        if (slots == null || bitErrors() > 0) {
            return;
        }
        Map<String, Long> now = heapMeter.slots(firmware, outbox);
        if (!now.equals(slots)) {
            throw new Violation("the firmware held, when it first was online, objects and elements of arrays of "
                    + without(slots, now) + ", and holds " + without(now, slots) + " now");
        }
    }

    private static Map<String, Long> without(Map<String, Long> all, Map<String, Long> others) {
        Map<String, Long> left = new TreeMap<>(all);
        left.entrySet().removeAll(others.entrySet());
        return left;
    }

    private static void condemn(String rule, String what) {
        throw new Violation("against " + (Character.isDigit(rule.charAt(0)) ? "MQTT 3.1.1 §" : "") + rule + ": "
                + what);
    }

    private static String uncaught(Throwable e) {
        StringBuilder text = new StringBuilder("uncaught: ").append(e);
        for (StackTraceElement each : e.getStackTrace()) {
            text.append("\n        at ").append(each);
        }
        return text.toString();
    }

    private long bitErrors() {
        return world.bitErrors();
    }

    /** With a clean session each connection is a new one. */
    private long sessions() {
        return world.sessionsLost() + (plan.settings().cleanSession() ? connections.made() : 0);
    }

    private long nowMillis() {
        return world.time().nowMillis();
    }

    private Figures figures() {
        plan.faults().stream().filter(each -> each.atMillis() <= nowMillis()).forEach(figures::count);
        figures.runs = 1;
        figures.millis = nowMillis();
        figures.sampled = ledger.sampled();
        figures.gone = ledger.gone();
        figures.waiting = ledger.size();
        figures.delivered = deliveries.first();
        figures.deliveredAgain = deliveries.again();
        figures.dropped = ledger.dropped();
        figures.notAccepted = ledger.failed();
        figures.lost = ledger.lost();
        figures.excused = excuses.used();
        figures.powerCuts = world.powerCuts();
        figures.connections = connections.made();
        figures.calmsJudged = calms.judged();
        return figures;
    }
}

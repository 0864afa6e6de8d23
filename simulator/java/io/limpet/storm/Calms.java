package io.limpet.storm;

import io.limpet.storm.broker.Time;
import io.limpet.storm.world.Fault;
import io.limpet.storm.world.World;
import java.util.List;

/**
 * Judges the device whenever nothing has been wrong for long enough: it must be online in time and stay so, and what
 * waited must have arrived.
 *
 * <pre>
 *   last fault over     online within       everything arrived        next fault
 *   |-------------------|-------------------|-------------------------|
 * </pre>
 */
final class Calms {

    private final World world;
    private final Ledger ledger;
    private final Settings settings;

    private long judged;

    /** Whether nothing has been wrong for so long that nothing may happen. */
    private boolean peace;
    private long peaceUntilMillis;

    Calms(World world, Ledger ledger, Settings settings) {
        this.world = world;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** How many there were that were long enough. */
    long judged() {
        return judged;
    }

    /** Will judge each that there is between the faults and at the end. */
    void schedule(List<Fault> faults, long endMillis) {
        long over = 0;
        for (Fault each : faults) {
            schedule(over, each.atMillis());
            over = Math.max(over, each.overMillis());
        }
        schedule(over, endMillis);
    }

    private void schedule(long fromMillis, long toMillis) {
        long online = fromMillis + settings.onlineWithinMillis();
        long arrived = fromMillis + Peace.needsMillis(settings);
        if (arrived < toMillis) {
            Time time = world.time();
            time.at(online, () -> judge(arrived, toMillis));
        }
    }

    private void judge(long arrivedMillis, long toMillis) {
        demandOnline();
        judged++;
        peace = true;
        peaceUntilMillis = toMillis;
        long sampled = ledger.sampled();
        long online = world.time().nowMillis();
        world.time().at(arrivedMillis, () -> demandArrived(sampled));
        world.time().at(toMillis - 1,
                () -> endPeace(sampled + settings.readingsIn(toMillis - 1 - online)));
    }

    private void endPeace(long sampledLeast) {
        peace = false;
        if (ledger.sampled() < sampledLeast) {
            throw new Violation("readings are missing although nothing is wrong: " + ledger.sampled()
                    + " taken since the beginning, and it should have been " + sampledLeast);
        }
    }

    /**
     * The device has come online or gone offline: the latter only when something is wrong, which may be a bit that has
     * changed long before in a place that is written now.
     */
    void changed(boolean online) {
        long now = world.time().nowMillis();
        if (!peace || online) {
            return;
        }
        if (world.bitErrors() == 0) {
            world.time().at(now + 1, () -> {
                throw new Violation("the connection is lost although nothing is wrong");
            });
        } else if (now + settings.onlineWithinMillis() < peaceUntilMillis) {
            world.time().at(now + settings.onlineWithinMillis(), this::demandOnline);
        }
    }

    private void demandOnline() {
        if (!world.isOnline() || !world.isConnected()) {
            throw new Violation("not online in time after everything was well again: the firmware says "
                    + (world.isOnline() ? "online" : "offline") + ", the broker "
                    + (world.isConnected() ? "connected" : "not connected"));
        }
    }

    /** One that is there again for a damaged record, and under way, may wait for the next connection. */
    private void demandArrived(long sampled) {
        for (Entry each : ledger.waiting()) {
            if (each.place <= sampled && !each.excused) {
                throw new Violation("still waiting although the device has been online for long: " + each);
            }
        }
    }
}

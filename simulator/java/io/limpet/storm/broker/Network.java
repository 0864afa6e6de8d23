package io.limpet.storm.broker;

import io.limpet.storm.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * The way between device and broker, as TCP makes it look: bytes come in order or not at all. While it is down they
 * wait, and come when it is up again, for TCP sends them again.
 */
public final class Network {

    final Time time;
    final Dice dice;
    final Trace trace;
    final Conditions conditions;

    /** Where the wires keep what they hand to the broker. */
    final byte[] scratch = new byte[4096];

    private final List<NetworkWire> wires = new ArrayList<>();
    private boolean up = true;

    public Network(Time time, Dice dice, Trace trace, Conditions conditions) {
        this.time = time;
        this.dice = dice;
        this.trace = trace;
        this.conditions = conditions;
    }

    public boolean isUp() {
        return up;
    }

    /** Stops, or starts again, all that is under way. */
    public void setUp(boolean up) {
        if (this.up == up) {
            return;
        }
        this.up = up;
        trace.note(time.nowMillis(), up ? "network: up" : "network: down");
        for (NetworkWire wire : List.copyOf(wires)) {
            if (up) {
                wire.thaw();
            } else {
                wire.freeze();
            }
        }
    }

    /** The device has another address from now on: nothing of what is open goes anywhere any more. */
    public void strand() {
        trace.note(time.nowMillis(), "network: open connections lead nowhere");
        for (NetworkWire wire : List.copyOf(wires)) {
            wire.strand();
        }
    }

    /** Something on the way has forgotten the connections: they are reset. */
    public void reset() {
        trace.note(time.nowMillis(), "network: open connections reset");
        for (NetworkWire wire : List.copyOf(wires)) {
            wire.reset();
        }
    }

    /** What has not broken yet stays whole. */
    public void spare() {
        wires.forEach(NetworkWire::spare);
    }

    /** A connection that is made, with its fate. */
    NetworkWire connect(Broker broker) {
        NetworkWire wire = new NetworkWire(this);
        if (dice.oneIn(conditions.breaksOneIn)) {
            wire.breakAfter(Breakage.any(dice), dice.oneIn(2), dice.magnitude(16) - 1);
        }
        add(wire);
        wire.attach(broker.accept(wire));
        return wire;
    }

    void add(NetworkWire wire) {
        wires.add(wire);
    }

    void forget(NetworkWire wire) {
        wires.remove(wire);
    }

    /** When a segment arrives that is sent now, behind what is in the pipe. */
    long arrivalMillis(Pipe pipe, int length) {
        if (!up || pipe.length() > 0 && pipe.lastMillis() == Pipe.NEVER) {
            return Pipe.NEVER;
        }
        long arrival = latestOf(pipe, time.nowMillis() + latencyMillis());
        return conditions.bytesPerSecond == 0 ? arrival : arrival + length * 1000L / conditions.bytesPerSecond;
    }

    int latencyMillis() {
        return dice.between(conditions.latencyMillisMin, conditions.latencyMillisMax);
    }

    private static long latestOf(Pipe pipe, long millis) {
        return pipe.length() > 0 ? Math.max(pipe.lastMillis(), millis) : millis;
    }
}

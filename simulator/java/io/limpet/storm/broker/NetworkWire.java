package io.limpet.storm.broker;

/**
 * One connection: a {@link Direction} each way, and how it ends. The broker's end is the {@link Wire}; the device's is
 * what a {@link BrokerConnection} is made of.
 */
final class NetworkWire implements Wire {

    private static final Runnable NOBODY_WAITS = () -> { };

    private final Network network;
    private final Direction toBroker;
    private final Direction toDevice;
    private End end;

    /** What becomes of it when one of the directions breaks; null when nothing does. */
    private Breakage breakage;

    private boolean closedByDevice;
    private boolean closedByBroker;

    /** When the device is told that the connection is reset. */
    private long resetMillis = Pipe.NEVER;

    NetworkWire(Network network) {
        this.network = network;
        this.toBroker = new Direction(network, this::arrive);
        this.toDevice = new Direction(network, NOBODY_WAITS);   // the device looks when it is its turn
    }

    void attach(End end) {
        this.end = end;
    }

    /** Breaks when so many bytes have gone one way. */
    void breakAfter(Breakage what, boolean onTheWayToBroker, int bytes) {
        spare();
        breakage = what;
        (onTheWayToBroker ? toBroker : toDevice).breakAfter(bytes);
    }

    /** Does not break, unless it has already. */
    void spare() {
        breakage = null;
        toBroker.spare();
        toDevice.spare();
    }

    // ---- The device's end

    /** How many bytes can be written without waiting. */
    int room() {
        return Math.max(0, network.conditions.socketBytes - toBroker.length());
    }

    /** Writes what there is room for. */
    void write(byte[] bytes, int offset, int length) {
        end.written();
        if (network.dice.oneIn(network.conditions.writeBreaksOneIn)) {
            breakAfter(Breakage.any(network.dice), network.dice.oneIn(2), network.dice.below(length + 1));
        }
        put(toBroker, bytes, offset, length);
    }

    /** Takes what has arrived. */
    int take(byte[] into, int offset, int length) {
        return toDevice.take(into, offset, length);
    }

    /** When there will be something to take or to be told, as far as is known now. */
    long nextMillis() {
        return Math.min(toDevice.nextMillis(), resetMillis);
    }

    /** Whether the broker has closed it and all that it had sent has been taken. */
    boolean isAtEnd() {
        return toDevice.length() == 0 && toDevice.isTold();
    }

    boolean isReset() {
        return resetMillis <= now();
    }

    /** When the device is told of a reset, as far as is known now. */
    long resetMillis() {
        return resetMillis;
    }

    /** The device closes it: politely, or with a reset that overtakes what is under way. */
    void closeByDevice() {
        if (closedByDevice) {
            return;
        }
        closedByDevice = true;
        if (network.dice.oneIn(2) && !toBroker.isDead()) {
            toBroker.endAtOnce();
        } else {
            toBroker.end();
        }
        forgetWhenOver();
    }

    /** The device has lost its power: it says nothing more, and does not hear. What it had sent is on its way. */
    void losePower() {
        closedByDevice = true;
        toBroker.die();
        toDevice.die();
        forgetWhenOver();
    }

    // ---- The broker's end

    @Override
    public void send(byte[] bytes, int offset, int length) {
        put(toDevice, bytes, offset, length);
    }

    @Override
    public void close() {
        closedByBroker = true;
        toDevice.end();
        forgetWhenOver();
    }

    @Override
    public void vanish() {
        closedByBroker = true;
        forgetWhenOver();
    }

    @Override
    public boolean isKept() {
        return !closedByDevice && !isReset();
    }

    @Override
    public boolean isRead() {
        return toDevice.length() == 0;
    }

    // ---- The network

    void freeze() {
        toBroker.freeze();
        toDevice.freeze();
    }

    void thaw() {
        toBroker.thaw();
        toDevice.thaw();
    }

    /** What has not arrived never will. */
    void strand() {
        freeze();
        toBroker.die();
        toDevice.die();
        forgetWhenOver();
    }

    void reset() {
        toBroker.endAtOnce();
        toDevice.die();
        resetMillis = Math.min(resetMillis, now() + network.latencyMillis());
    }

    private void put(Direction way, byte[] bytes, int offset, int length) {
        int count = way.goingBeforeBreak(length);
        way.put(bytes, offset, count);
        if (way.isToBreakNow()) {
            strike();
            way.put(bytes, offset + count, length - count);
        }
    }

    private void strike() {
        Breakage what = breakage;
        spare();
        network.trace.note(now(), what.phrase);
        switch (what) {
            case RESET -> reset();
            case CLOSE -> {
                toBroker.end();
                toDevice.end();
            }
            case HOLE -> {
                toBroker.die();
                toDevice.die();
            }
            case HOLE_TO_BROKER -> toBroker.die();
            case HOLE_TO_DEVICE -> toDevice.die();
        }
    }

    private void arrive() {
        int count = toBroker.take(network.scratch, 0, network.scratch.length);
        while (count > 0) {
            if (closedByBroker) {
                answerWithReset();
            } else {
                end.arrived(network.scratch, 0, count);
            }
            count = toBroker.take(network.scratch, 0, network.scratch.length);
        }
        if (toBroker.isTold() && !closedByBroker) {
            closedByBroker = true;
            end.ended();
            forgetWhenOver();
        }
    }

    /** Nobody is there any more to whom the bytes could go. */
    private void answerWithReset() {
        if (!toDevice.isDead()) {
            resetMillis = Math.min(resetMillis, now() + network.latencyMillis());
        }
    }

    private void forgetWhenOver() {
        if (closedByDevice && (closedByBroker || toBroker.isDead())) {
            network.forget(this);
        }
    }

    private long now() {
        return network.time.nowMillis();
    }
}

package io.limpet.storm.broker;

/** One way of a connection: its {@link Pipe}, how much may go through before it breaks, and its end. */
final class Direction {

    private static final long UNLIMITED = Long.MAX_VALUE;

    private final Network network;
    private final Runnable whenArrived;
    private final Pipe pipe = new Pipe();

    /** How many more bytes go before the connection breaks. */
    private long left = UNLIMITED;

    /** Whether what is put in from now on never arrives. */
    private boolean dead;

    /** Whether nothing more is put in. */
    private boolean ended;

    /** When the other end is told of that. */
    private long toldMillis = Pipe.NEVER;

    /** @param whenArrived is run whenever something has arrived, or the end has */
    Direction(Network network, Runnable whenArrived) {
        this.network = network;
        this.whenArrived = whenArrived;
    }

    /** How many bytes are under way, or have arrived and not been taken. */
    int length() {
        return pipe.length();
    }

    void breakAfter(long bytes) {
        left = bytes;
    }

    void spare() {
        left = UNLIMITED;
    }

    /** How many of so many bytes go before it breaks; they are counted as gone. */
    int goingBeforeBreak(int length) {
        int count = (int) Math.min(length, left);
        left = left == UNLIMITED ? UNLIMITED : left - count;
        return count;
    }

    boolean isToBreakNow() {
        return left == 0;
    }

    /** Sends bytes, in one piece or in several. */
    void put(byte[] bytes, int offset, int length) {
        int piece = network.dice.oneIn(network.conditions.piecesOneIn)
                ? network.dice.between(1, network.conditions.pieceBytesMax) : Math.max(1, length);
        for (int at = 0; at < length && !ended; at += piece) {
            int count = Math.min(piece, length - at);
            long arrival = dead ? Pipe.NEVER : arrivalMillis(count, at > 0);
            pipe.put(bytes, offset + at, count, arrival);
            announce(arrival);
        }
    }

    /** What is to be read apart arrives a millisecond after what came before. */
    private long arrivalMillis(int length, boolean apart) {
        long arrival = network.arrivalMillis(pipe, length);
        return apart && arrival != Pipe.NEVER && arrival == pipe.lastMillis() ? arrival + 1 : arrival;
    }

    int take(byte[] into, int offset, int length) {
        return pipe.take(into, offset, length, now());
    }

    /** When there is something to take, or the end, as far as is known now. */
    long nextMillis() {
        return pipe.length() > 0 ? pipe.nextMillis() : toldMillis;
    }

    /** Whether the other end has been told of the end. */
    boolean isTold() {
        return toldMillis <= now();
    }

    /** Ends it: the other end is told when it has all that was sent. */
    void end() {
        boolean anew = !ended;
        ended = true;
        if (anew && !dead) {
            toldMillis = network.arrivalMillis(pipe, 0);
            announce(toldMillis);
        }
    }

    /** Ends it: the other end is told soon, and what is under way is lost. */
    void endAtOnce() {
        end();
        pipe.freeze(now());
        dead = true;
        toldMillis = network.isUp() ? now() + network.latencyMillis() : Pipe.NEVER;
        announce(toldMillis);
    }

    /** From now on nothing that is sent arrives. */
    void die() {
        dead = true;
    }

    void freeze() {
        pipe.freeze(now());
        toldMillis = toldMillis > now() ? Pipe.NEVER : toldMillis;
    }

    void thaw() {
        if (!dead) {
            long arrival = now() + network.latencyMillis();
            pipe.thaw(arrival);
            toldMillis = ended ? Math.min(toldMillis, arrival) : toldMillis;
            announce(arrival);
        }
    }

    boolean isDead() {
        return dead;
    }

    private void announce(long millis) {
        if (millis != Pipe.NEVER) {
            network.time.at(millis, whenArrived);
        }
    }

    private long now() {
        return network.time.nowMillis();
    }
}

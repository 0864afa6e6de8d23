package io.limpet.mqtt;

/** How bytes come out of a connection: all that are there, or in pieces. */
@FunctionalInterface
interface Pace {

    /** How many of the available bytes a read gets, from a position of the stream on; 0 is a wait that timed out. */
    int take(int available, long position);

    /** What TCP does when all is well. */
    Pace WHOLE = (available, position) -> available;

    /** The simplest thing that can lie badly. */
    Pace ONE_BYTE_AT_A_TIME = (available, position) -> 1;

    /** A read that times out before each byte. */
    static Pace oneByteAfterATimeOut() {
        boolean[] due = new boolean[1];
        return (available, position) -> (due[0] = !due[0]) ? 0 : 1;
    }

    /** Two pieces. */
    static Pace splitAt(long split) {
        return (available, position) -> position < split ? (int) Math.min(available, split - position) : available;
    }
}

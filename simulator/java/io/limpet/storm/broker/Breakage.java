package io.limpet.storm.broker;

import io.limpet.storm.Dice;

/** What becomes of a connection when it does not end well. */
enum Breakage {
    /** Both ends are told that it is gone. What had come for the device and was not read is gone too. */
    RESET("network: a connection is reset"),
    /** It is closed, in the middle of whatever is being said. */
    CLOSE("network: a connection is closed on the way"),
    /** Nothing comes through any more, and nobody is told. */
    HOLE("network: a connection goes dead"),
    /** As HOLE, from the device to the broker only. */
    HOLE_TO_BROKER("network: a connection goes dead towards the broker"),
    /** As HOLE, from the broker to the device only. */
    HOLE_TO_DEVICE("network: a connection goes dead towards the device");

    private static final Breakage[] ALL = values();

    /** For the {@link Trace}. */
    final String phrase;

    Breakage(String phrase) {
        this.phrase = phrase;
    }

    static Breakage any(Dice dice) {
        return ALL[dice.below(ALL.length)];
    }
}

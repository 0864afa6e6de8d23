package io.limpet.simulator.chip;

/** The ways in which a chip can fail. */
public enum Fault {

    /** It works. */
    NONE,

    /** It does not acknowledge its address: unplugged, unsoldered, or without power. */
    ABSENT,

    /** It acknowledges its address and no byte after it. */
    REFUSES_DATA,

    /** Another chip sits at its address, with another identification. */
    WRONG_IDENTITY,

    /** Its conversions never end. */
    NEVER_READY,

    /** It holds the data line low: nobody can use the bus any more. */
    HOLDS_BUS
}

package io.limpet.outbox;

/** Which reading gives way when the outbox is full. */
public enum WhenFull {
    /** The oldest that is not under way: the newest readings matter most. */
    DROP_OLDEST,
    /** The new one: the beginning of an outage matters most. */
    DROP_NEWEST
}

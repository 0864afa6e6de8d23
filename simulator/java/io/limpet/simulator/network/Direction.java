package io.limpet.simulator.network;

/** Which way bytes go through a {@link SimulatedLink}. */
public enum Direction {
    TO_BROKER,
    FROM_BROKER
}

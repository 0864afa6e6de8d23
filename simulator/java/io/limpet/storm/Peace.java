package io.limpet.storm;

/** How long a device may take to be well again once nothing is wrong any more. */
final class Peace {

    /** How long a message may take at the slowest that peace knows, one after the other. */
    private static final long MESSAGE_MILLIS = 500;

    private Peace() {
    }

    /** From the end of the last fault until everything that waits has arrived. */
    static long needsMillis(Settings settings) {
        return settings.onlineWithinMillis() + settings.capacity() * MESSAGE_MILLIS + 60_000;
    }
}

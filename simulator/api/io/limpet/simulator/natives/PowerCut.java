package io.limpet.simulator.natives;

/**
 * Ends the threads of a device that has lost its power. Thrown by the next native call of such a thread; firmware
 * does not see it, as it does not see a real one.
 */
public final class PowerCut extends Error {

    private static final long serialVersionUID = 1L;

    public PowerCut() {
        super("the device has no power", null, false, false);
    }
}

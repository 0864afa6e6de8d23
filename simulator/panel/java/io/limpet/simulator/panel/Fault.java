package io.limpet.simulator.panel;

import java.util.List;

/**
 * Something that can be wrong in the device's world, or happen to it once.
 *
 * @param id by which {@link World#faults} tells its present value: {@code "wifi"}, {@code "sensor bme280"}
 * @param group the heading that it stands under: {@code "Network"}
 * @param label {@code "Delay"}; where there is one unsound choice, that: {@code "Wi-Fi off"}
 * @param explanation one line: what it does to the device
 * @param choices of a lasting fault, the sound one first; something that happens once has exactly one
 */
public record Fault(String id, String group, String label, String explanation, List<Choice> choices) {

    /**
     * One way that it can be.
     *
     * @param value {@code "off"}: what {@link World#faults} says when it is so
     * @param label {@code "Off"}
     * @param command what brings it about: {@code "wifi off"}
     */
    public record Choice(String value, String label, String command) {
    }

    /** Whether it happens and is over: a button and not a switch. */
    public boolean isMomentary() {
        return choices.size() == 1;
    }
}

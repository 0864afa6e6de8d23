package io.limpet.simulator.panel;

import java.util.List;
import java.util.Map;

/**
 * How the world is at a moment.
 *
 * @param power whether the device has its supply
 * @param boots how often it has started
 * @param led whether its status LED is lit
 * @param joined whether it has joined the access point, or its cable is plugged at both ends
 * @param onNetwork whether it has an address
 * @param signalDbm how strong it hears the access point; 0 when it hears none
 * @param faults by {@link Fault#id}, the value of each lasting one; another than its choices' was typed by a person
 * @param chips on the I2C bus, in the order of attachment
 * @param air what the sensors are in
 */
public record World(boolean power, int boots, boolean led, boolean joined, boolean onNetwork, int signalDbm,
        Map<String, String> faults, List<Chip> chips, List<Quantity> air) {

    /**
     * A chip on the bus.
     *
     * @param name {@code "bme280"}
     * @param description what it is and who makes it: {@code "Bosch BME280: temperature, humidity, pressure"}
     * @param address {@code "0x76"}
     * @param fault what is wrong with it, in a few words; empty when nothing is
     * @param registers by the datasheet's names
     * @param air the names of the quantities that it measures; none for a clock or a memory
     */
    public record Chip(String name, String description, String address, String fault, List<Register> registers,
            List<String> air) {
    }

    /**
     * A register.
     *
     * @param address {@code "0xf4"}
     * @param name {@code "ctrl_meas"}
     * @param value {@code "0x24"}
     */
    public record Register(String address, String name, String value) {
    }

    /**
     * A physical quantity that a person can hold fast.
     *
     * @param name {@code "temperature"}
     * @param unit {@code "°C"}
     * @param held whether a person holds it
     * @param command what holds it, the number appended: {@code "temperature "}
     * @param release what gives it back to nature: {@code "temperature free"}
     */
    public record Quantity(String name, String unit, double value, double min, double max, double step, boolean held,
            String command, String release) {
    }
}

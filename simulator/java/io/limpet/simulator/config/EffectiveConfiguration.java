package io.limpet.simulator.config;

import io.limpet.config.Configuration;
import java.util.Map;

/**
 * A configuration in which there is no mistake.
 *
 * @param board the board's name
 * @param configuration the settings, with variables put in for the serial number that was given
 * @param flash what is burnt to flash, by the name of the resource: {@link Flash#CONFIGURATION}, certificates and key
 */
public record EffectiveConfiguration(String board, Configuration configuration, Map<String, byte[]> flash) {

    /** Nothing of what is in it: there are secrets. */
    @Override
    public String toString() {
        return "configuration of board " + board;
    }
}

package io.limpet.storm.world;

import java.util.List;

/**
 * What the device is made of, and where it stands.
 *
 * @param configuration what its limpet.properties says
 * @param sensors the chips on its bus that measure
 * @param memory where its journal is: {@code "none"}, {@code "flash"}, or the type of an EEPROM
 * @param flashSectors the geometry of the flash
 * @param timeServers the names of its time servers
 * @param battery whether its wall clock outlives a power cut
 * @param blockingRadio whether joining the network heeds no deadline
 * @param deliversOnRelease whether the broker hands on QoS 2 messages at their PUBREL only
 * @param forgets whether a power cut takes with it what is under way
 */
public record Site(String configuration, List<Sensor> sensors, String memory, int flashSectors, int flashSectorBytes,
        int flashUnitBytes, List<String> timeServers, boolean battery, boolean blockingRadio, boolean deliversOnRelease,
        boolean forgets) {

    public static final String CLIENT_IDENTIFIER = "storm";
    public static final String COMMAND_TOPIC = "storm/command";
    public static final String STATUS_TOPIC = "storm/status";

    /** What the topics of all readings begin with. */
    public static final String READING_TOPICS = "readings/";

    public static final String NO_MEMORY = "none";
    public static final String FLASH = "flash";

    /** A sensor and its address. */
    public record Sensor(String chip, int address) {
    }

    boolean hasFlash() {
        return memory.equals(FLASH);
    }

    boolean hasEeprom() {
        return !memory.equals(FLASH) && !memory.equals(NO_MEMORY);
    }
}

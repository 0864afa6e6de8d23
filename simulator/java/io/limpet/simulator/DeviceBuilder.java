package io.limpet.simulator;

import ej.ecom.wifi.SecurityMode;
import io.limpet.config.Configuration;
import io.limpet.config.Key;
import io.limpet.config.Keys;
import io.limpet.simulator.chip.At24cChip;
import io.limpet.simulator.chip.Chips;
import io.limpet.simulator.chip.SeededClimate;
import io.limpet.simulator.chip.SettableClimate;
import io.limpet.simulator.chip.SimulatedI2cBus;
import io.limpet.simulator.config.EffectiveConfiguration;
import io.limpet.simulator.config.Flash;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.simulator.network.LoopbackAddress;
import io.limpet.simulator.network.NtpServer;
import io.limpet.simulator.network.SimulatedAccessPoint;
import io.limpet.simulator.network.SimulatedDns;
import io.limpet.simulator.network.SimulatedLink;
import io.limpet.simulator.network.Surroundings;
import io.limpet.simulator.network.Upstream;
import io.limpet.simulator.panel.DeviceEvents;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Puts a simulated device together: what is burnt into it, what it is wired to, what is around it. What is not said
 * is as on a development board on a good day.
 */
public final class DeviceBuilder {

    private static final int MQTT_TLS_PORT = 8883;
    private static final int WATCHDOG_TIMEOUT_MILLIS = 60_000;

    final Surroundings surroundings = new Surroundings();
    final SimulatedI2cBus i2cBus = new SimulatedI2cBus();
    final Map<String, byte[]> flash = new LinkedHashMap<>();
    final Map<String, InetAddress[]> hosts = new LinkedHashMap<>();
    final NtpServer ntpServer;

    String name = "limpet";
    String serialNumber = "24ec4a0102fe";
    byte[] deviceKey;
    boolean ethernet;
    boolean batteryClock;
    int watchdogTimeoutMillis = WATCHDOG_TIMEOUT_MILLIS;
    SettableClimate climate = new SettableClimate(new SeededClimate(1));
    SimulatedLink link;

    /** Null when nobody watches. */
    DeviceEvents watcher;

    /** The partition of its flash; null when it has none. */
    SimulatedMemory nonVolatile = SimulatedMemory.partition();

    /** Where its outbox is: the partition or the cells of an EEPROM. */
    SimulatedMemory outboxMemory = nonVolatile;

    /** The partition of its flash for what it has to keep beside that; null when it has none. */
    SimulatedMemory ownKeepMemory = SimulatedMemory.kept();

    /** Where that is: the partition or the cells of an EEPROM. */
    SimulatedMemory keptMemory = ownKeepMemory;

    private Upstream upstream = () -> {
        throw new ConnectException("there is no broker");
    };
    private String brokerHost = "broker.limpet.test";
    private int brokerPort = MQTT_TLS_PORT;

    private final LongSupplier chipClock = chipClock();

    public DeviceBuilder() {
        SimulatedDns.install();
        ntpServer = new NtpServer(LoopbackAddress.any());
    }

    public DeviceBuilder name(String name) {
        this.name = name;
        return this;
    }

    /** The hardware address, twelve digits. */
    public DeviceBuilder serialNumber(String serialNumber) {
        this.serialNumber = serialNumber;
        return this;
    }

    /** The key in its fuses, 16 bytes, which opens sealed secrets; null is none. */
    public DeviceBuilder deviceKey(byte[] key) {
        deviceKey = key;
        return this;
    }

    /** A resource burnt to flash with the image. */
    public DeviceBuilder flash(String resource, byte[] content) {
        flash.put(resource, content.clone());
        return this;
    }

    public DeviceBuilder flash(Map<String, byte[]> resources) {
        resources.forEach(this::flash);
        return this;
    }

    /** Its interface is Ethernet and not Wi-Fi. */
    public DeviceBuilder ethernet() {
        ethernet = true;
        return this;
    }

    public DeviceBuilder accessPoint(String ssid, String passphrase, SecurityMode securityMode, int signalDbm) {
        surroundings.add(new SimulatedAccessPoint(ssid, passphrase, securityMode, signalDbm));
        return this;
    }

    /** An access point that is heard as well and is somebody else's. */
    public DeviceBuilder neighbour(String ssid, SecurityMode securityMode, int signalDbm) {
        surroundings.addNeighbour(new SimulatedAccessPoint(ssid, "nobody knows it", securityMode, signalDbm));
        return this;
    }

    /** It has a clock that goes on without power. */
    public DeviceBuilder batteryClock() {
        batteryClock = true;
        return this;
    }

    public DeviceBuilder watchdogTimeoutMillis(int millis) {
        watchdogTimeoutMillis = millis;
        return this;
    }

    /** The weather. The same seed gives the same. Before the chips. */
    public DeviceBuilder climate(long seed) {
        climate = new SettableClimate(new SeededClimate(seed));
        return this;
    }

    /** Another partition of flash for the outbox; null is none. Before the configuration. */
    public DeviceBuilder nonVolatile(SimulatedMemory memory) {
        nonVolatile = memory;
        outboxMemory = memory;
        return this;
    }

    /** Another partition of flash for what it has to keep; null is none. Before the configuration. */
    public DeviceBuilder keepMemory(SimulatedMemory memory) {
        ownKeepMemory = memory;
        keptMemory = memory;
        return this;
    }

    /**
     * Keeps the memory of the outbox in a file, and what else the device has to keep in one beside it, with
     * {@code .kept} behind its name. After the configuration, which says which memories those are.
     */
    public DeviceBuilder memoryFile(Path file) throws IOException {
        outboxMemory.attach(file);
        if (keptMemory != null) {
            keptMemory.attach(file.resolveSibling(file.getFileName() + ".kept"));
        }
        return this;
    }

    /** A chip on the I2C bus: {@code bme280}, {@code dps310}, {@code tmp102}, {@code tmp105}, {@code 24c32}, .... */
    public DeviceBuilder chip(String chip, int address) {
        i2cBus.attach(Chips.create(chip, address, chipClock, climate));
        return this;
    }

    /**
     * All that a configuration says: what is burnt to flash, the interface, the access point that it asks for, the
     * chips, the EEPROMs of its outbox and of what it keeps, the names of the broker and of the time server. The
     * device's own configuration differs in one value, the port of the time server: on the desktop, 123 is for the
     * privileged.
     */
    public DeviceBuilder configuration(EffectiveConfiguration effective) {
        Configuration configuration = effective.configuration();
        name = configuration.text(Keys.DEVICE_ID);
        flash(effective.flash());
        flash(Flash.CONFIGURATION, withNtpPort(effective.flash().get(Flash.CONFIGURATION)));
        watchdogTimeoutMillis = (int) configuration.millis(Keys.WATCHDOG_TIMEOUT);
        brokerHost = configuration.text(Keys.MQTT_HOST);
        brokerPort = configuration.integer(Keys.MQTT_PORT);
        for (String host : configuration.list(Keys.TIME_SNTP_HOST)) {
            ntpHost(host);
        }
        if (configuration.is(Keys.LINK_TYPE, "ethernet")) {
            ethernet();
        } else {
            accessPoint(configuration.text(Keys.WIFI_SSID), configuration.text(Keys.WIFI_PASSPHRASE),
                    SecurityMode.valueOf(configuration.text(Keys.WIFI_SECURITY).toUpperCase(Locale.ROOT)), -52);
        }
        for (String sensor : configuration.list(Keys.SENSOR_ENABLED)) {
            Key address = Keys.named("sensor." + sensor + ".address");
            if (address != null) {
                chip(sensor, configuration.integer(address));
            }
        }
        if (configuration.is(Keys.OUTBOX_STORAGE, "journal") && !configuration.is(Keys.OUTBOX_MEMORY, "board")) {
            outboxMemory = eeprom(configuration, Keys.OUTBOX_MEMORY, Keys.OUTBOX_MEMORY_ADDRESS);
        }
        if (configuration.is(Keys.TIME_RTC, "ds1338")) {
            chip("ds1338", 0x68);
        }
        if (!configuration.is(Keys.KEEP_MEMORY, "none") && !configuration.is(Keys.KEEP_MEMORY, "board")) {
            keptMemory = eeprom(configuration, Keys.KEEP_MEMORY, Keys.KEEP_MEMORY_ADDRESS);
        }
        return this;
    }

    private SimulatedMemory eeprom(Configuration configuration, Key type, Key address) {
        At24cChip chip = new At24cChip(configuration.text(type), configuration.integer(address), chipClock);
        i2cBus.attach(chip);
        return chip.memory();
    }

    /** Where the broker really is, asked anew for each connection that the device opens. */
    public DeviceBuilder broker(Upstream upstream) {
        this.upstream = upstream;
        return this;
    }

    /** Somebody watches: is told of all that happens, and disturbs nothing, whatever becomes of it. */
    public DeviceBuilder watch(DeviceEvents events) {
        watcher = HarmlessEvents.of(events);
        return this;
    }

    /** The broker's name and port as the device knows them. */
    public DeviceBuilder brokerName(String host, int port) {
        brokerHost = host;
        brokerPort = port;
        return this;
    }

    /** The time server's name. Its port is {@link #ntpPort()}. */
    public DeviceBuilder ntpHost(String host) {
        hosts.put(host, new InetAddress[] {ntpServer.address()});
        return this;
    }

    public int ntpPort() {
        return ntpServer.port();
    }

    public SimulatedDevice build() {
        link = new SimulatedLink(LoopbackAddress.any(), brokerPort, upstream);
        hosts.put(brokerHost, new InetAddress[] {link.address().getAddress()});
        return new SimulatedDevice(this);
    }

    private byte[] withNtpPort(byte[] properties) {
        String others = new String(properties, StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith(Keys.TIME_SNTP_PORT.name)).collect(Collectors.joining("\n"));
        return (others + "\n" + Keys.TIME_SNTP_PORT.name + " = " + ntpPort() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The world's time, which begins with the date and never jumps. */
    private static LongSupplier chipClock() {
        long startMillis = System.currentTimeMillis();
        long startNanos = System.nanoTime();
        return () -> startMillis + (System.nanoTime() - startNanos) / 1_000_000;
    }
}

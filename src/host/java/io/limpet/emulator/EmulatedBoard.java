package io.limpet.emulator;

import io.limpet.emulator.network.EmulatedNetwork;
import io.limpet.simulator.DeviceConsole;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.apache.activemq.artemis.utils.JsonLoader;

/**
 * A board with an image in its flash: a QEMU for each of its lives between two power cuts. What a board keeps without
 * power, its EEPROM, is in a file; one that nobody has named goes when the board is closed.
 *
 * <p>It has an Ethernet controller, a TMP105 at 0x48, a DPS310 at 0x77, a DS1338 clock at 0x68 that has the right
 * time, and a 24C256 at 0x50.
 */
public final class EmulatedBoard implements Closeable {

    /** A 24C256. */
    static final int EEPROM_BYTES = 32 * 1024;

    private final Qemu qemu;
    private final EmulatedNetwork network;
    private final Path eeprom;
    private final boolean eepromIsOurs;
    private final DeviceConsole console = new DeviceConsole();
    private final List<IntConsumer> endListeners = new CopyOnWriteArrayList<>();

    private int temperatureMilliCelsius = 21_500;
    private boolean cable = true;
    private volatile int resets;

    /** Where the firmware tells its progress; null until somebody asks. */
    private Integer progress;

    /** Null when it has no power. */
    private volatile QemuProcess process;
    private Qmp qmp;

    /** A board with a blank EEPROM. */
    public EmulatedBoard(Qemu qemu, EmulatedNetwork network) {
        this(qemu, network, temporary(), true);
    }

    /** A board whose EEPROM is this file; it is made when there is none. */
    public EmulatedBoard(Qemu qemu, EmulatedNetwork network, Path eeprom) throws IOException {
        this(qemu, network, eeprom, false);
        if (!Files.exists(eeprom)) {
            Files.write(eeprom, blank());
        } else if (Files.size(eeprom) != EEPROM_BYTES) {
            throw new IOException(eeprom + ": has " + Files.size(eeprom) + " bytes, and the board's EEPROM "
                    + EEPROM_BYTES + ". Delete it, or give another.");
        }
    }

    private EmulatedBoard(Qemu qemu, EmulatedNetwork network, Path eeprom, boolean eepromIsOurs) {
        this.qemu = qemu;
        this.network = network;
        this.eeprom = eeprom;
        this.eepromIsOurs = eepromIsOurs;
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("limpet", ".eeprom");
            file.toFile().deleteOnExit();
            return Files.write(file, blank());
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for the board's EEPROM", e);
        }
    }

    /** As it leaves the factory. */
    private static byte[] blank() {
        byte[] ones = new byte[EEPROM_BYTES];
        Arrays.fill(ones, (byte) 0xff);
        return ones;
    }

    // Power

    /** Switches it on; nothing happens if it is on. Its sensors measure what they are set to from the beginning. */
    public synchronized void powerOn() throws IOException {
        if (process == null) {
            process = start();
            setTemperature();
            setCable();
            qmp.execute("cont");
        }
    }

    /** Cuts the power; returns when the board is still. */
    public synchronized void powerOff() throws IOException {
        if (process != null) {
            process.end();
            process = null;
        }
    }

    public synchronized void powerCycle() throws IOException {
        powerOff();
        powerOn();
    }

    public boolean isOn() {
        return process != null;
    }

    /** Pulls the processor's reset line: RAM keeps what it holds. */
    public synchronized void reset() throws IOException {
        if (process == null) {
            throw new IOException("the board is off");
        }
        qmp.execute("system_reset");
    }

    /** How often the processor has been reset since the board was made, by itself, its watchdog or from outside. */
    public int resets() {
        return resets;
    }

    /** How many readings the broker has acknowledged since the last reset, as the firmware tells; 0 without power. */
    public synchronized int acknowledgedReadings() throws IOException {
        if (process == null) {
            return 0;
        }
        if (progress == null) {
            progress = Symbols.addressOf(qemu.image(), "progress_acknowledged_readings");
        }
        return qmp.peek(progress);
    }

    /** Calls back with QEMU's exit code when it has ended by itself; an image can make it do so. */
    public void listenToEnd(IntConsumer listener) {
        endListeners.add(listener);
    }

    @Override
    public void close() throws IOException {
        powerOff();
        if (eepromIsOurs) {
            Files.deleteIfExists(eeprom);
        }
    }

    // What a person at the board sees and does

    public DeviceConsole console() {
        return console;
    }

    /** What QEMU itself has complained of in this life; empty as a rule. */
    public List<String> complaints() {
        QemuProcess now = process;
        return now == null ? List.of() : now.complaints();
    }

    /** The air at the thermometer, -128 to +127 degrees; it measures in steps of a sixteenth. */
    public synchronized void setTemperature(double celsius) throws IOException {
        temperatureMilliCelsius = (int) Math.round(celsius * 1000);
        setTemperature();
    }

    public synchronized double temperature() {
        return temperatureMilliCelsius / 1000.0;
    }

    /** Whether the network's cable is plugged in. */
    public synchronized void setCable(boolean in) throws IOException {
        cable = in;
        setCable();
    }

    public synchronized boolean hasCable() {
        return cable;
    }

    private QemuProcess start() throws IOException {
        qmp = new Qmp(this::happened);
        SerialLine serial = new SerialLine(console::write);
        try {
            return new QemuProcess(qemu.command(network, eeprom, serial.address(), qmp.address()), qmp, this::ended);
        } catch (IOException e) {
            serial.close();
            throw e;
        }
    }

    private void setTemperature() throws IOException {
        if (process != null) {
            qmp.set("/machine/peripheral/" + Qemu.THERMOMETER, "temperature", temperatureMilliCelsius);
        }
    }

    private void setCable() throws IOException {
        if (process != null) {
            qmp.execute("set_link", JsonLoader.createObjectBuilder().add("name", Qemu.CABLE).add("up", cable));
        }
    }

    private void happened(String event) {
        if (event.equals("RESET")) {
            resets++;
        }
    }

    private void ended(int code) {
        endListeners.forEach(listener -> listener.accept(code));
    }
}

package io.limpet.baremetal;

import io.limpet.Firmware;
import io.limpet.board.Board;
import io.limpet.board.Clock;
import io.limpet.board.Console;
import io.limpet.board.Datagrams;
import io.limpet.board.I2cBus;
import io.limpet.board.Indicator;
import io.limpet.board.LastReset;
import io.limpet.board.Link;
import io.limpet.board.LinkSettings;
import io.limpet.board.NonVolatile;
import io.limpet.board.Resources;
import io.limpet.board.SecureConnector;
import io.limpet.board.Signatures;
import io.limpet.board.Watchdog;
import io.limpet.log.Log;
import io.limpet.text.Hex;
import io.limpet.text.Utf8;

/** A board without a virtual machine. There is one. */
public final class BareMetalBoard implements Board {

    private static final int NAME_BYTES_MAX = 48;

    private final I2cBus i2cBus = new NativeI2cBus();
    private final HardwareClock clock = new HardwareClock();
    private final SecureConnector secureConnector = new TlsConnector(clock);
    private final Signatures signatures = new TlsSignatures();
    private final Datagrams datagrams = new UdpDatagrams(clock);
    private final Resources resources = new FlashResources();
    private final HardwareWatchdog watchdog = new HardwareWatchdog();
    private final Indicator indicator = new StatusLight();
    private final Console console = new SerialConsole();
    private final LastReset lastReset = ResetReason.read();
    private final String name;
    private final String serialNumber;

    /** What the network said when it was started. */
    private final int network;
    private Link link;

    public BareMetalBoard() {
        name = readName();
        serialNumber = readSerialNumber();
        network = NetNatives.init();
    }

    /** Says what a person ought to know of this board. */
    void introduce(Log log) {
        if (EntropyNatives.isHardware() == 0) {
            log.warn("boot", "random numbers come from the emulator, not from hardware: never ship this");
        }
    }

    /** The firmware that runs on it. */
    void watch(Firmware firmware) {
        watchdog.watch(firmware);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String serialNumber() {
        return serialNumber;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Link link(LinkSettings settings) {
        if (link == null) {
            link = new EthernetLink(settings, clock, network);
        }
        return link;
    }

    @Override
    public SecureConnector secureConnector(String stack) {
        return stack.equals(PLATFORM_TLS) ? secureConnector : null;
    }

    @Override
    public Signatures signatures() {
        return signatures;
    }

    @Override
    public Datagrams datagrams() {
        return datagrams;
    }

    @Override
    public Resources resources() {
        return resources;
    }

    @Override
    public I2cBus i2cBus() {
        return i2cBus;
    }

    @Override
    public NonVolatile nonVolatile() {
        return null;
    }

    @Override
    public NonVolatile keepMemory() {
        return null;
    }

    @Override
    public Watchdog watchdog() {
        return watchdog;
    }

    @Override
    public byte[] deviceKey() {
        byte[] key = new byte[IdentityNatives.DEVICE_KEY_BYTES];
        return IdentityNatives.deviceKey(key) ? key : null;
    }

    @Override
    public LastReset lastReset() {
        return lastReset;
    }

    @Override
    public Indicator indicator() {
        return indicator;
    }

    @Override
    public Console console() {
        return console;
    }

    @Override
    public long freeHeapBytes() {
        return RuntimeNatives.heapFree();
    }

    private static String readName() {
        byte[] bytes = new byte[NAME_BYTES_MAX];
        return Utf8.decode(bytes, 0, IdentityNatives.name(bytes));
    }

    private static String readSerialNumber() {
        byte[] address = new byte[IdentityNatives.HARDWARE_ADDRESS_BYTES];
        IdentityNatives.hardwareAddress(address);
        StringBuilder digits = new StringBuilder(2 * address.length);
        for (int i = 0; i < address.length; i++) {
            digits.append(Hex.digit(address[i] >> 4)).append(Hex.digit(address[i]));
        }
        return digits.toString();
    }
}

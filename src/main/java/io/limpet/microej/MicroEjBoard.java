package io.limpet.microej;

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
import io.limpet.text.Hex;
import io.limpet.text.Utf8;
import io.limpet.time.BuildDate;

/** A board with MicroEJ on it. */
public final class MicroEjBoard implements Board {

    private final Clock clock;
    private final Signatures signatures = new PlatformSignatures();
    private final Datagrams datagrams;
    private final Resources resources = new MicroEjResources();
    private final I2cBus i2cBus = new NativeI2cBus();
    private final NonVolatile nonVolatile = NativeMemory.find(NonVolatileNatives.JOURNAL);
    private final NonVolatile keepMemory = NativeMemory.find(NonVolatileNatives.KEPT);
    private final Watchdog watchdog = new MicroEjWatchdog();
    private final LastReset lastReset = MicroEjWatchdog.lastReset();
    private final Indicator indicator = new NativeIndicator();
    private final Console console = new MicroEjConsole();
    private final Media media;
    /** Null when the image has only the platform's. */
    private final TlsStack ownStack;
    private final String name;
    private final String serialNumber;
    private Link link;
    private SecureConnector secureConnector;

    MicroEjBoard(Media media, TlsStack ownStack) {
        this.media = media;
        this.ownStack = ownStack;
        clock = new MicroEjClock(BuildDate.UTC_MILLIS);
        datagrams = new MicroEjDatagrams(clock);
        name = readName();
        serialNumber = readSerialNumber();
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
            link = media.link(settings, new IpInterface(settings, clock), new LinkCheck(clock));
        }
        return link;
    }

    @Override
    public SecureConnector secureConnector(String stack) {
        if (secureConnector == null) {
            secureConnector = makeConnector(stack);
        }
        return secureConnector;
    }

    private SecureConnector makeConnector(String stack) {
        if (stack.equals(PLATFORM_TLS)) {
            return new TlsConnector(clock);
        }
        return ownStack != null && stack.equals(ownStack.name()) ? ownStack.connector(clock) : null;
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
        return nonVolatile;
    }

    @Override
    public NonVolatile keepMemory() {
        return keepMemory;
    }

    @Override
    public Watchdog watchdog() {
        return watchdog;
    }

    @Override
    public byte[] deviceKey() {
        byte[] key = new byte[BoardNatives.DEVICE_KEY_BYTES];
        return BoardNatives.getDeviceKey(key) ? key : null;
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
        return Runtime.getRuntime().freeMemory();
    }

    private static String readName() {
        byte[] bytes = new byte[BoardNatives.NAME_BYTES_MAX];
        int length = BoardNatives.getName(bytes);
        return Utf8.decode(bytes, 0, Math.max(0, Math.min(length, bytes.length)));
    }

    private static String readSerialNumber() {
        byte[] address = new byte[BoardNatives.HARDWARE_ADDRESS_BYTES];
        BoardNatives.getHardwareAddress(address);
        StringBuilder digits = new StringBuilder(2 * address.length);
        for (int i = 0; i < address.length; i++) {
            digits.append(Hex.digit(address[i] >> 4)).append(Hex.digit(address[i]));
        }
        return digits.toString();
    }
}

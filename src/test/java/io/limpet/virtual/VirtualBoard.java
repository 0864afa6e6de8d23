package io.limpet.virtual;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole board; its parts are public, for a test to bend. */
public final class VirtualBoard implements Board {

    public final VirtualClock clock = new VirtualClock();
    public final VirtualLink link = new VirtualLink(clock);
    public final VirtualBroker broker = new VirtualBroker(clock);
    public final VirtualTimeServer timeServer = new VirtualTimeServer(clock);
    public final VirtualWatchdog watchdog = new VirtualWatchdog(clock);
    public final Map<String, byte[]> flash = new HashMap<>();
    public final List<String> log = new ArrayList<>();
    public boolean led;
    public I2cBus i2cBus = (address, write, writeLength, read, readLength) -> I2cBus.ADDRESS_NOT_ACKNOWLEDGED;
    public Signatures signatures = (key, bytes, offset, length, signature) -> false;
    public NonVolatile nonVolatile;
    public NonVolatile keepMemory;
    public LastReset lastReset = new LastReset(LastReset.Cause.POWER_ON, 0, "");

    public VirtualBoard(String configuration, byte[] certificate) {
        flash.put("limpet.properties", configuration.getBytes(StandardCharsets.UTF_8));
        flash.put("ca/broker.pem", certificate);
    }

    /** The lines that contain a text. */
    public List<String> logged(String text) {
        return log.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public String name() {
        return "virtual board";
    }

    @Override
    public String serialNumber() {
        return "0200000000aa";
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Link link(LinkSettings settings) {
        return link;
    }

    @Override
    public SecureConnector secureConnector(String stack) {
        return stack.equals(PLATFORM_TLS) ? broker : null;
    }

    @Override
    public Signatures signatures() {
        return signatures;
    }

    @Override
    public Datagrams datagrams() {
        return timeServer;
    }

    @Override
    public Resources resources() {
        return flash::get;
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
        return null;
    }

    @Override
    public LastReset lastReset() {
        return lastReset;
    }

    @Override
    public Indicator indicator() {
        return on -> led = on;
    }

    @Override
    public Console console() {
        return (line, offset, length) -> log.add(new String(line, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public long freeHeapBytes() {
        return 100_000;
    }
}

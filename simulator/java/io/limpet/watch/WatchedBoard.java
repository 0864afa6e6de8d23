package io.limpet.watch;

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
import io.limpet.simulator.panel.DeviceEvents;

/** A board as it is, but for two taps: at its TLS, and at its watchdog, which the firmware feeds at each turn's end. */
public final class WatchedBoard implements Board {

    private final Board board;
    private final DeviceEvents events;
    private final Watchdog watchdog;

    /** Null until it is asked for. */
    private SecureConnector connector;

    /** @param onFeed called in the device's thread, when the watchdog has been fed */
    public WatchedBoard(Board board, DeviceEvents events, Runnable onFeed) {
        this.board = board;
        this.events = events;
        this.watchdog = tap(board.watchdog(), onFeed);
    }

    private static Watchdog tap(Watchdog watchdog, Runnable onFeed) {
        return new Watchdog() {
            @Override
            public void start(int timeoutMillis) {
                watchdog.start(timeoutMillis);
            }

            @Override
            public void feed() {
                watchdog.feed();
                onFeed.run();
            }
        };
    }

    @Override
    public SecureConnector secureConnector(String stack) {
        if (connector == null) {
            SecureConnector own = board.secureConnector(stack);
            connector = own == null ? null : new WatchedConnector(own, events);
        }
        return connector;
    }

    @Override
    public Watchdog watchdog() {
        return watchdog;
    }

    @Override
    public String name() {
        return board.name();
    }

    @Override
    public String serialNumber() {
        return board.serialNumber();
    }

    @Override
    public Clock clock() {
        return board.clock();
    }

    @Override
    public Link link(LinkSettings settings) {
        return board.link(settings);
    }

    @Override
    public Signatures signatures() {
        return board.signatures();
    }

    @Override
    public Datagrams datagrams() {
        return board.datagrams();
    }

    @Override
    public Resources resources() {
        return board.resources();
    }

    @Override
    public I2cBus i2cBus() {
        return board.i2cBus();
    }

    @Override
    public NonVolatile nonVolatile() {
        return board.nonVolatile();
    }

    @Override
    public NonVolatile keepMemory() {
        return board.keepMemory();
    }

    @Override
    public byte[] deviceKey() {
        return board.deviceKey();
    }

    @Override
    public LastReset lastReset() {
        return board.lastReset();
    }

    @Override
    public Indicator indicator() {
        return board.indicator();
    }

    @Override
    public Console console() {
        return board.console();
    }

    @Override
    public long freeHeapBytes() {
        return board.freeHeapBytes();
    }
}

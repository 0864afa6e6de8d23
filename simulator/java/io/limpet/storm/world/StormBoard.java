package io.limpet.storm.world;

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
import io.limpet.microej.PlatformSignatures;
import io.limpet.storm.broker.BrokerConnector;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The board of one life. Whoever waits for any of its parts lets the world go on meanwhile. */
public final class StormBoard implements Board {

    static final String SERIAL_NUMBER = "0200000000aa";

    private final World world;
    private final Life life;
    private final StormClock clock;
    private final StormLink link;
    private final BrokerConnector connector;
    private final StormDatagrams datagrams;
    private final StormBus bus;
    private final StormWatchdog watchdog;
    private final Signatures signatures = new PlatformSignatures();
    private final Resources resources;
    private final NonVolatile memory;
    private final NonVolatile keepMemory;
    private final Indicator indicator = this::show;
    private final Console console = this::writeLine;
    private final Consumer<String> listener;

    private boolean online;

    StormBoard(World world, Life life, long startMillis, Consumer<String> listener) {
        this.world = world;
        this.life = life;
        this.listener = listener;
        this.clock = new StormClock(life, world.wallClock, startMillis);
        this.link = new StormLink(life, clock, world.radio, world.dice.fork("link " + startMillis),
                world.site.blockingRadio());
        this.connector = world.connector(life, clock);
        this.datagrams = new StormDatagrams(life, clock, link, world.wallClock, world.timeServers, world.dice);
        this.bus = new StormBus(life, world.chipset.bus());
        this.watchdog = new StormWatchdog(life);
        this.resources = world.flash::read;
        this.memory = world.site.hasFlash() ? new StormMemory(life, world.memory.get()) : null;
        this.keepMemory = new StormMemory(life, world.keepMemory);
    }

    /** Whether the firmware says that it is online. */
    public boolean isOnline() {
        return online;
    }

    BrokerConnector connector() {
        return connector;
    }

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String serialNumber() {
        return SERIAL_NUMBER;
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
        return connector;
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
        return bus;
    }

    @Override
    public NonVolatile nonVolatile() {
        return memory;
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
        return new LastReset(LastReset.Cause.POWER_ON, 0, "");
    }

    @Override
    public Indicator indicator() {
        return indicator;
    }

    @Override
    public Console console() {
        return console;
    }

    private void show(boolean on) {
        life.demandPower();
        if (online != on) {
            online = on;
            world.onlineChanged(on);
        }
    }

    private void writeLine(byte[] line, int offset, int length) {
        life.demandPower();
        listener.accept(new String(line, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public long freeHeapBytes() {
        return 65_536;
    }
}

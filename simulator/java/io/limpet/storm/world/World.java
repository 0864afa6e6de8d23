package io.limpet.storm.world;

import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.storm.Dice;
import io.limpet.storm.broker.Broker;
import io.limpet.storm.broker.BrokerConnector;
import io.limpet.storm.broker.Conditions;
import io.limpet.storm.broker.Judge;
import io.limpet.storm.broker.Manners;
import io.limpet.storm.broker.Network;
import io.limpet.storm.broker.Subscriber;
import io.limpet.storm.broker.Time;
import io.limpet.storm.broker.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything around the firmware of one device, in virtual time: made from a seed, the same each time, and put out of
 * order by {@link Fault}s.
 *
 * <p>What outlives a power cut is here; what does not is in the {@link StormBoard} that each {@link #boot} makes.
 */
public final class World {

    private static final String[] COMMANDS = {"sample", "dance", ""};

    /** By what the wall clock is put wrong, in milliseconds. */
    private static final long[] CLOCK_STEPS = {1_000, -1_000, 3_600_000, -3_600_000, -86_400_000L * 30,
        86_400_000L * 365 * 100, -86_400_000L * 365 * 10};

    final VirtualTime time = new VirtualTime();
    final Conditions conditions = new Conditions();
    final Manners manners = new Manners();
    final TimeServers timeServers;
    final Radio radio = new Radio();
    final Site site;
    final Dice dice;
    final Trace trace;
    final Flash flash;
    final Network network;
    final Broker broker;
    final Chipset chipset;
    final WallClock wallClock;
    final MemoryTrouble memoryTrouble;

    /** The journal's memory: flash, or the cells of the EEPROM. */
    final Optional<SimulatedMemory> memory;

    /** The memory of what the device has to keep beside it. */
    final SimulatedMemory keepMemory = SimulatedMemory.kept();

    private final Judge judge;
    private final Troubles troubles;

    private StormBoard board;
    private Life life;
    private long powerBackMillis;
    private long powerCuts;

    /** The last fault of that kind: how long the power stays away then, and until when at most. */
    private Fault tornWrite;

    private long bitErrors;

    private Consumer<Boolean> onlineListener = online -> { };

    public World(long seed, Site site, Trace trace, Judge judge, Subscriber subscriber) {
        this.site = site;
        this.trace = trace;
        this.judge = judge;
        this.dice = new Dice(seed);
        this.timeServers = new TimeServers(site.timeServers());
        this.flash = new Flash(site.configuration());
        this.network = new Network(time, dice.fork("network"), trace, conditions);
        this.broker = new Broker(time, dice.fork("broker"), trace, judge, manners, subscriber);
        this.chipset = new Chipset(site, time::nowMillis, new Weather(seed));
        this.wallClock = new WallClock(time, site.battery());
        this.memory = site.hasFlash() ? Optional.of(SimulatedMemory.flash(site.flashSectors(),
                site.flashSectorBytes(), site.flashUnitBytes()))
                : Optional.ofNullable(chipset.eeprom()).map(eeprom -> eeprom.memory());
        this.memoryTrouble = new MemoryTrouble(dice.fork("memory"), this::cutWithinWrite);
        this.troubles = new Troubles(this);
        manners.deliversOnRelease = site.deliversOnRelease();
        memory.ifPresent(cells -> cells.setFate(memoryTrouble));
        keepMemory.setFate(memoryTrouble);
        radio.whenLost(network::strand);
    }

    public Time time() {
        return time;
    }

    /** What is to go wrong. */
    public void schedule(List<Fault> faults) {
        for (Fault each : faults) {
            time.at(each.atMillis(), () -> begin(each));
        }
    }

    /** The power is there: a new life, with the firmware not yet started. */
    public StormBoard boot(Consumer<String> console) {
        time.pass(powerBackMillis, () -> false);
        chipset.bus().power(true);
        life = new Life(time);
        board = new StormBoard(this, life, 35 + dice.below(4), console);
        return board;
    }

    /** Whether the power has been cut since the last {@link #boot}. */
    public boolean isDark() {
        return life.isOver();
    }

    /** Whether the firmware says that it is online. */
    public boolean isOnline() {
        return !life.isOver() && board.isOnline();
    }

    /** Whether the broker has a connection of the device. */
    public boolean isConnected() {
        return broker.isConnected(Site.CLIENT_IDENTIFIER);
    }

    /** How often the broker has lost the session of the device. */
    public long sessionsLost() {
        return broker.sessionsLost();
    }

    /** Until when something was wrong with the journal's memory, or with the bus that it is on. */
    public long memoryBadUntilMillis() {
        return troubles.memoryBadUntilMillis();
    }

    /** Tells when the firmware says that it is online, or no more. */
    public void whenOnlineChanges(Consumer<Boolean> listener) {
        onlineListener = listener;
    }

    public long powerCuts() {
        return powerCuts;
    }

    /** How many bits of the memory have changed by themselves. */
    public long bitErrors() {
        return bitErrors;
    }

    BrokerConnector connector(Life life, StormClock clock) {
        return new BrokerConnector(network, broker, Flash.broker(), life, clock, judge)
                .presenting(() -> Flash.certificate(wallClock.trueMillis()));
    }

    void onlineChanged(boolean online) {
        if (online) {
            lookAtDamage();
        }
        onlineListener.accept(online);
    }

    void withoutMemory() {
        chipset.unplugEeprom();
        keepMemory.setAnswering(false);
        if (site.hasFlash()) {
            memory.get().setAnswering(false);
        }
    }

    private void begin(Fault fault) {
        trace.note(time.nowMillis(), fault.kind().begin());
        troubles.begin(fault);
        time.at(fault.endMillis(), () -> end(fault));
        switch (fault.kind()) {
            case RESET -> network.reset();
            case STRANDED -> network.strand();
            case RESTART -> broker.restart(true, fault.lastsMillis());
            case WIPE -> broker.restart(false, fault.lastsMillis());
            case TAKEOVER -> broker.anotherClientConnects(Site.CLIENT_IDENTIFIER, fault.choice(2) == 0);
            case COMMAND -> broker.publish(Site.COMMAND_TOPIC, COMMANDS[fault.choice(COMMANDS.length)],
                    fault.choice2(3), false);
            case CLOCK_STEP -> wallClock.step(CLOCK_STEPS[fault.choice(CLOCK_STEPS.length)]);
            case CLOCK_DRIFT -> wallClock.drift(fault.choice(2_000) - 1_000);
            case BIT_ERROR -> flipBits(fault);
            case POWER_CUT -> cutPower(fault.endMillis());
            case TORN_WRITE -> lieInWait(fault);
            default -> { }
        }
    }

    private void end(Fault fault) {
        trace.note(time.nowMillis(), fault.kind().end());
        switch (fault.kind()) {
            case CLOCK_DRIFT -> wallClock.drift(0);
            case TORN_WRITE -> memoryTrouble.cutIn(0);
            default -> { }
        }
        troubles.end(fault);
    }

    private void flipBits(Fault fault) {
        memory.ifPresent(cells -> {
            int bits = 1 + fault.choice(3);
            for (int i = 0; i < bits; i++) {
                cells.flipBit(dice.below(cells.sectors() * cells.sectorBytes()), dice.below(8));
            }
            bitErrors += bits;
            lookAtDamage();
        });
    }

    private void lieInWait(Fault fault) {
        tornWrite = fault;
        memoryTrouble.cutIn(1 + fault.choice(12));
    }

    private void cutWithinWrite() {
        long away = 100 + tornWrite.choice2(60_000);
        cutPower(Math.min(time.nowMillis() + away, tornWrite.endMillis()));
    }

    private void cutPower(long backMillis) {
        powerBackMillis = Math.max(powerBackMillis, backMillis);
        if (life.isOver()) {
            return;
        }
        trace.note(time.nowMillis(), "power: cut");
        powerCuts++;
        life.end();
        board.connector().powerLost();
        chipset.bus().power(false);
        wallClock.powerLost();
        if (site.forgets()) {
            broker.clientMayHaveForgotten(Site.CLIENT_IDENTIFIER);
        }
        lookAtDamage();
    }

    /** A damaged record is noticed when the memory is read anew: at boot, and after it has failed. */
    private void lookAtDamage() {
        if (bitErrors > 0) {
            broker.clientMayHaveForgotten(Site.CLIENT_IDENTIFIER);
        }
    }
}

package io.limpet.storm.world;

import io.limpet.board.LinkException.Reason;
import io.limpet.storm.broker.Conditions;
import io.limpet.storm.broker.Manners;
import io.limpet.storm.broker.Obstacle;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with the world now. After each change the world is made anew from what lasts. */
final class Troubles {

    private static final Reason[] RADIO = {Reason.NO_NETWORK, Reason.REFUSED, Reason.NO_ADDRESS, Reason.HARDWARE};
    private static final Obstacle[] INTRUDERS = {Obstacle.NOT_TRUSTED, Obstacle.NAME_MISMATCH, Obstacle.EXPIRED,
        Obstacle.NOT_YET_VALID, Obstacle.HANDSHAKE_REFUSED};

    /** What a time server may be wrong by, in milliseconds. */
    private static final long[] WRONG_BY = {3_600_000L, -3_600_000L, -86_400_000L * 365, 86_400_000L * 365,
        86_400_000L * 365 * 120, 1};

    private final World world;
    private final List<Fault> active = new ArrayList<>();
    private long memoryBadUntilMillis = Long.MIN_VALUE / 2;

    Troubles(World world) {
        this.world = world;
    }

    /** Until when something was wrong with the journal's memory; now, if something is. */
    long memoryBadUntilMillis() {
        boolean bad = active.stream().anyMatch(Troubles::isAboutMemory);
        return bad ? world.time.nowMillis() : memoryBadUntilMillis;
    }

    private static boolean isAboutMemory(Fault fault) {
        return fault.kind().needsMemory() || fault.kind() == FaultKind.BUS_STUCK;
    }

    void begin(Fault fault) {
        active.add(fault);
        refresh();
    }

    void end(Fault fault) {
        active.remove(fault);
        if (isAboutMemory(fault)) {
            memoryBadUntilMillis = world.time.nowMillis();
        }
        refresh();
    }

    private void refresh() {
        world.conditions.calm();
        world.manners.calm();
        world.timeServers.heal();
        world.chipset.heal();
        world.memoryTrouble.failOneIn(0);
        world.memory.ifPresent(memory -> memory.setAnswering(true));
        world.keepMemory.setAnswering(true);
        boolean radio = false;
        boolean uplink = true;
        for (Fault each : active) {
            apply(each, world.conditions);
            apply(each, world.manners);
            apply(each);
            uplink &= each.kind() != FaultKind.UPLINK_LOST;
            if (each.kind().ordinal() <= FaultKind.RADIO_FAULT.ordinal()) {
                world.radio.refuse(RADIO[each.kind().ordinal()]);
                radio = true;
            }
        }
        if (!radio) {
            world.radio.refuse(null);
        }
        world.network.setUp(uplink && !radio);
        if (world.conditions.breaksOneIn == 0 && world.conditions.writeBreaksOneIn == 0) {
            world.network.spare();
        }
    }

    private static void apply(Fault fault, Conditions conditions) {
        switch (fault.kind()) {
            case BREAKS -> conditions.breaksOneIn = 1 + fault.choice(4);
            case WRITE_BREAKS -> conditions.writeBreaksOneIn = 2 + fault.choice(20);
            case SLOW -> {
                conditions.latencyMillisMin = 200;
                conditions.latencyMillisMax = 500 + fault.choice(5_000);
                conditions.bytesPerSecond = 20 + fault.choice2(2_000);
            }
            case PIECES -> conditions.piecesOneIn = 1 + fault.choice(3);
            case NAME_SERVER -> obstruct(conditions, fault, Obstacle.NAME_NOT_RESOLVED);
            case SYN_LOST -> obstruct(conditions, fault, Obstacle.NO_ANSWER);
            case REFUSED -> obstruct(conditions, fault, Obstacle.REFUSED);
            case TLS -> obstruct(conditions, fault, null);
            case INTRUDER -> obstruct(conditions, fault, INTRUDERS[fault.choice2(INTRUDERS.length)]);
            case BLOCKING -> conditions.blockingHandshakeOneIn = 1;
            default -> { }
        }
    }

    private static void obstruct(Conditions conditions, Fault fault, Obstacle obstacle) {
        conditions.obstacleOneIn = 1 + fault.choice(3);
        conditions.obstacle = obstacle;
    }

    private static void apply(Fault fault, Manners manners) {
        switch (fault.kind()) {
            case LATE -> {
                manners.lateOneIn = 1 + fault.choice(5);
                manners.lateMillisMax = 1_000 + fault.choice2(30_000);
            }
            case TWICE -> manners.twiceOneIn = 1 + fault.choice(4);
            case HANGS -> manners.hangsOneIn = 2 + fault.choice(20);
            case CLOSES -> {
                manners.closesBeforeTakingOverOneIn = 2 + fault.choice(10);
                manners.closesAfterTakingOverOneIn = 2 + fault.choice2(10);
                manners.closesAfterReleaseOneIn = 2 + fault.choice(10);
            }
            case CONNACK -> {
                manners.refusesOneIn = 1 + fault.choice(3);
                manners.refusesOnlyAsUnavailable = fault.choice2(2) == 0;
            }
            case SESSION_LOST -> manners.losesSessionOneIn = 1 + fault.choice(3);
            case MALFORMED -> manners.illegalOneIn = 2 + fault.choice(10);
            default -> { }
        }
    }

    private void apply(Fault fault) {
        switch (fault.kind()) {
            case SNTP -> {
                int choice = fault.choice2(1_000 * WRONG_BY.length);
                world.timeServers.harm(choice / WRONG_BY.length, TimeServer.troubleOf(fault),
                        WRONG_BY[choice % WRONG_BY.length]);
            }
            case SENSOR -> world.chipset.harm(fault.choice(10), fault.choice2(10));
            case BUS_STUCK -> world.chipset.stick(fault.choice(10));
            case MEMORY_ABSENT -> world.withoutMemory();
            case MEMORY_FAILS -> world.memoryTrouble.failOneIn(1 + fault.choice(10));
            default -> { }
        }
    }
}

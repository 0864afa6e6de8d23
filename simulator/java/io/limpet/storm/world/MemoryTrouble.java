package io.limpet.storm.world;

import io.limpet.simulator.memory.Fate;
import io.limpet.simulator.memory.Outcome;
import io.limpet.storm.Dice;

/** What becomes of writes to the memory: all well, unless a power cut lies in wait for one, or it wears out. */
final class MemoryTrouble implements Fate {

    private final Dice dice;
    private final Runnable powerCut;

    /** How many writes the power still lasts; 0 when it does not wait for one. */
    private int writesLeft;

    /** Writes that fail, one in so many; 0 is never. */
    private int failsOneIn;

    MemoryTrouble(Dice dice, Runnable powerCut) {
        this.dice = dice;
        this.powerCut = powerCut;
    }

    /** Cuts the power in the write of this number from now on. */
    void cutIn(int write) {
        writesLeft = write;
    }

    void failOneIn(int count) {
        failsOneIn = count;
    }

    @Override
    public Outcome next(boolean erase, int address) {
        if (writesLeft > 0 && --writesLeft == 0) {
            powerCut.run();
            return torn();
        }
        return dice.oneIn(failsOneIn) ? Outcome.fails(dice.next()) : Outcome.DONE;
    }

    private Outcome torn() {
        return switch (dice.below(6)) {
            case 0 -> Outcome.NOT_STARTED;
            case 1 -> Outcome.COMPLETE;
            case 2 -> Outcome.firstBytes(dice.below(64));
            case 3 -> Outcome.someBits(dice.next());
            case 4 -> Outcome.unstable(dice.next());
            default -> Outcome.garbage(dice.next());
        };
    }
}

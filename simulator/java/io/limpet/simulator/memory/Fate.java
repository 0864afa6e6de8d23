package io.limpet.simulator.memory;

/** Decides what becomes of each unit that is programmed and of each sector that is erased; asked once for each. */
@FunctionalInterface
public interface Fate {

    /** Everything goes well. */
    Fate KIND = (erase, address) -> Outcome.DONE;

    /**
     * @param erase whether a sector is to be erased, not a unit to be programmed
     * @param address the first byte of that sector or unit
     */
    Outcome next(boolean erase, int address);

    /** The step of this number, counted from 1, ends like this; all others go well. */
    static Fate at(long step, Outcome outcome) {
        long[] asked = {0};
        return (erase, address) -> ++asked[0] == step ? outcome : Outcome.DONE;
    }

    /** The step of this number, counted from 1, and all after it end like this. */
    static Fate from(long step, Outcome outcome) {
        long[] asked = {0};
        return (erase, address) -> ++asked[0] >= step ? outcome : Outcome.DONE;
    }
}

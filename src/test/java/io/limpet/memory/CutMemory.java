package io.limpet.memory;

import io.limpet.board.NonVolatile;
import io.limpet.simulator.memory.Fate;
import io.limpet.simulator.memory.Outcome;
import io.limpet.simulator.memory.PassedThrough;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.simulator.natives.PowerCut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A memory that makes, of each unit that is about to be programmed and each sector that is about to be erased, every
 * memory that a power cut could leave there, hands them out, and goes on undisturbed.
 */
public final class CutMemory extends PassedThrough {

    /** Gets each memory that a cut leaves, to do with as it likes. */
    public interface Cuts {

        /** @param doubt null when the torn unit stays as it reads now */
        void left(SimulatedMemory left, Doubt doubt, String how) throws Exception;
    }

    /** A torn unit that reads well now, or as if it had not been touched, and later otherwise. */
    public record Doubt(int address, byte[] later) {

        public void decay(SimulatedMemory memory) {
            byte[] content = memory.content();
            for (int i = 0; i < 8 * later.length; i++) {
                if (((content[address + i / 8] ^ later[i / 8]) >> i % 8 & 1) != 0) {
                    memory.flipBit(address + i / 8, i % 8);
                }
            }
        }
    }

    private final SimulatedMemory memory;

    /** Null when there is none, or no longer. */
    private Doubt doubt;

    /** Null while there are none. */
    private Cuts cuts;

    public CutMemory(SimulatedMemory memory, Doubt doubt) {
        super(memory);
        this.memory = memory;
        this.doubt = doubt;
    }

    /** From here on there are cuts; with null, no more of them. */
    public void cut(Cuts cuts) {
        this.cuts = cuts;
    }

    /** The memory as it is now. */
    public SimulatedMemory copy() {
        return memory.copy();
    }

    public boolean isInDoubt() {
        return doubt != null;
    }

    /** What is in doubt reads otherwise from now on, unless it has been programmed or erased again. */
    public void decay() {
        if (doubt != null) {
            doubt.decay(memory);
        }
    }

    @Override
    public void program(int address, byte[] from, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += unitBytes()) {
            programUnit(address + done, from, offset + done);
        }
    }

    private void programUnit(int address, byte[] from, int offset) throws IOException {
        if (cuts != null) {
            byte[] wanted = Arrays.copyOfRange(from, offset, offset + unitBytes());
            cutAt("unit at " + address, address, wanted, outcomes(unitBytes(), 1),
                    left -> left.program(address, from, offset, unitBytes()));
        }
        memory.program(address, from, offset, unitBytes());
        doubt = doubt != null && doubt.address == address ? null : doubt;
    }

    @Override
    public void erase(int sector) throws IOException {
        if (cuts != null) {
            cutAt("erasure of sector " + sector, 0, null, outcomes(sectorBytes(), sectorBytes() / 4),
                    left -> left.erase(sector));
        }
        memory.erase(sector);
        doubt = doubt != null && doubt.address / sectorBytes() == sector ? null : doubt;
    }

    /** What a memory does as its power fails. */
    private interface Step {

        void on(NonVolatile memory) throws IOException;
    }

    private void cutAt(String where, int address, byte[] wanted, List<Outcome> outcomes, Step interrupted)
            throws IOException {
        for (Outcome outcome : outcomes) {
            handOut(left(interrupted, outcome), null, where + ": " + outcome);
        }
        if (wanted != null) {
            handOut(left(interrupted, Outcome.firstBytes(0)), new Doubt(address, wanted), where + ": done, but late");
            byte[] faded = wanted.clone();
            faded[0] ^= 1;
            handOut(left(interrupted, Outcome.COMPLETE), new Doubt(address, faded), where + ": done, but fades");
        }
    }

    private SimulatedMemory left(Step interrupted, Outcome outcome) throws IOException {
        SimulatedMemory left = memory.copy();
        left.setFate((erase, at) -> outcome);
        try {
            interrupted.on(left);
        } catch (PowerCut e) {
            left.setFate(Fate.KIND);
            return left;
        }
        throw new AssertionError(outcome + ": must be a power cut");
    }

    /** Prefixes of the new content, each so many bytes longer, and all else that may be left. */
    private static List<Outcome> outcomes(int bytes, int step) {
        List<Outcome> outcomes = new ArrayList<>(List.of(Outcome.NOT_STARTED, Outcome.someBits(1),
                Outcome.someBits(2), Outcome.garbage(3), Outcome.unstable(4), Outcome.COMPLETE));
        for (int count = 0; count < bytes; count += step) {
            outcomes.add(Outcome.firstBytes(count));
        }
        return outcomes;
    }

    private void handOut(SimulatedMemory left, Doubt doubtful, String how) {
        SimulatedMemory decayed = doubt == null ? null : left.copy();
        try {
            cuts.left(left, doubtful, how);
            if (decayed != null) {
                doubt.decay(decayed);
                cuts.left(decayed, doubtful, how + ", and the first unit reads otherwise");
            }
        } catch (Exception e) {
            throw new AssertionError(e.toString(), e);
        }
    }
}

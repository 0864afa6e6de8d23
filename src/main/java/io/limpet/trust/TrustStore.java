package io.limpet.trust;

import io.limpet.board.NonVolatile;
import io.limpet.memory.Slot;
import java.io.IOException;

/**
 * Where bundles are kept: one in force, one to be tried.
 *
 * <pre>
 *                  in force   candidate
 *   at first       -          -            the image's own certificates count
 *   7 has come     -          7            written before anything is done with it
 *   7 is proved    7          7            the same bundle twice is no candidate
 *   8 has come     7          8
 *   8 is proved    8          8
 * </pre>
 *
 * Each step writes one {@link Slot}, in which a power cut leaves the old record or the new one: so there is always one
 * in force, and the step can be done again.
 */
public final class TrustStore {

    /** Longer bundles are not taken: more would be for a device that trusts all the world. */
    private static final int COPY_BYTES_MAX = 4096;

    private static final int SLOTS = 2;
    private static final int COPIES = 2;

    /** How many sectors it takes at least. */
    public static final int SECTORS_MIN = SLOTS * COPIES;

    private static final int KIND_IN_FORCE = 2;
    private static final int KIND_CANDIDATE = 3;

    private final Slot inForce;
    private final Slot candidate;

    /**
     * Takes what is left of a memory. Looks at nothing yet.
     *
     * @param firstSector where it begins
     * @throws IllegalArgumentException when there are fewer than four sectors from there on
     */
    public TrustStore(NonVolatile memory, int firstSector) {
        int sectorsOfACopy = Math.min((memory.sectors() - firstSector) / (SLOTS * COPIES),
                Math.max(1, COPY_BYTES_MAX / memory.sectorBytes()));
        inForce = new Slot(memory, firstSector, sectorsOfACopy, KIND_IN_FORCE);
        candidate = new Slot(memory, firstSector + COPIES * sectorsOfACopy, sectorsOfACopy, KIND_CANDIDATE);
    }

    /** The longest record that it takes. */
    public int bytesMax() {
        return inForce.bytesMax();
    }

    /** Reads the record in force; its length, 0 when there is none. */
    int readInForce(byte[] into) throws IOException {
        return inForce.read(into);
    }

    /** Reads the candidate's record; its length, 0 when there is none. */
    int readCandidate(byte[] into) throws IOException {
        return candidate.read(into);
    }

    void writeInForce(byte[] record, int length) throws IOException {
        inForce.write(record, length);
    }

    void writeCandidate(byte[] record, int length) throws IOException {
        candidate.write(record, length);
    }
}

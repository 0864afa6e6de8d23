package io.limpet.microej;

/** Two partitions of the board's flash, in C (docs/microej-natives.md). */
final class NonVolatileNatives {

    static final int OK = 0;

    /** For the journal of the outbox. */
    static final int JOURNAL = 0;

    /** For what the device has to keep beside it. */
    static final int KEPT = 1;

    static final int SECTORS = 0;
    static final int SECTOR_BYTES = 1;
    static final int UNIT_BYTES = 2;
    static final int CYCLES_RATED = 3;
    static final int GEOMETRY = 4;

    private NonVolatileNatives() {
    }

    /** Puts four numbers at the start of the array, in the order above, and returns whether there is that partition. */
    static native boolean getGeometry(int partition, int[] geometry);

    /** Reads so many bytes from an address of the partition. Returns {@link #OK}, or the platform's code. */
    static native int read(int partition, int address, byte[] into, int offset, int length);

    /** Programs whole units, and returns when they are. */
    static native int program(int partition, int address, byte[] from, int offset, int length);

    /** Erases a sector, and returns when it is. */
    static native int erase(int partition, int sector);
}

package io.limpet.microej;

import io.limpet.board.NonVolatile;
import java.io.IOException;

/** A partition of the board's flash through {@link NonVolatileNatives}. */
final class NativeMemory implements NonVolatile {

    private static final int UNIT_BYTES_MAX = 256;

    private final int partition;
    private final int sectors;
    private final int sectorBytes;
    private final int unitBytes;
    private final int cyclesRated;

    /** @param geometry as {@link NonVolatileNatives#getGeometry} gives it */
    NativeMemory(int partition, int[] geometry) {
        this.partition = partition;
        sectors = geometry[NonVolatileNatives.SECTORS];
        sectorBytes = geometry[NonVolatileNatives.SECTOR_BYTES];
        unitBytes = geometry[NonVolatileNatives.UNIT_BYTES];
        cyclesRated = geometry[NonVolatileNatives.CYCLES_RATED];
        if (unitBytes < 1 || unitBytes > UNIT_BYTES_MAX || (unitBytes & unitBytes - 1) != 0 || sectors < 2
                || sectorBytes < unitBytes || sectorBytes % unitBytes != 0
                || sectorBytes > Integer.MAX_VALUE / sectors) {
            throw new IllegalStateException("NonVolatileNatives.getGeometry: " + sectors + " sectors of " + sectorBytes
                    + " bytes in units of " + unitBytes + ", must be 2 sectors or more of whole units of 1 to "
                    + UNIT_BYTES_MAX + " bytes, a power of two");
        }
    }

    /** The partition of this number; null when the board has none. */
    static NativeMemory find(int partition) {
        int[] geometry = new int[NonVolatileNatives.GEOMETRY];
        return NonVolatileNatives.getGeometry(partition, geometry) ? new NativeMemory(partition, geometry) : null;
    }

    @Override
    public int sectors() {
        return sectors;
    }

    @Override
    public int sectorBytes() {
        return sectorBytes;
    }

    @Override
    public int unitBytes() {
        return unitBytes;
    }

    @Override
    public boolean isErasable() {
        return true;
    }

    @Override
    public int cyclesRated() {
        return cyclesRated;
    }

    @Override
    public String description() {
        return "the board's flash";
    }

    @Override
    public void read(int address, byte[] into, int offset, int length) throws IOException {
        demand(address, length, 1);
        demandWithin(into, offset, length);
        check(NonVolatileNatives.read(partition, address, into, offset, length), "reading", address);
    }

    @Override
    public void program(int address, byte[] from, int offset, int length) throws IOException {
        demand(address, length, unitBytes);
        demandWithin(from, offset, length);
        check(NonVolatileNatives.program(partition, address, from, offset, length), "programming", address);
    }

    @Override
    public void erase(int sector) throws IOException {
        if (sector < 0 || sector >= sectors) {
            throw new IllegalArgumentException("sector: " + sector + ", must be 0 to " + (sectors - 1));
        }
        check(NonVolatileNatives.erase(partition, sector), "erasing", sector * sectorBytes);
    }

    private void check(int code, String doing, int address) throws IOException {
        if (code != NonVolatileNatives.OK) {
            throw new IOException(description() + ": " + doing + " at " + address + " failed with the platform's code "
                    + code + ". Is it worn out, protected, its supply steady?");
        }
    }

    private void demand(int address, int length, int multiple) {
        if (address < 0 || length < 0 || address > sectors * sectorBytes - length || address % multiple != 0
                || length % multiple != 0) {
            throw new IllegalArgumentException("address: " + address + ", length: " + length + ", must be multiples of "
                    + multiple + " within " + sectors * sectorBytes + " bytes");
        }
    }

    /** A native looks at no length. */
    private static void demandWithin(byte[] array, int offset, int length) {
        if (offset < 0 || offset > array.length - length) {
            throw new IllegalArgumentException("offset: " + offset + ", length: " + length + ", must lie within "
                    + array.length + " bytes");
        }
    }
}

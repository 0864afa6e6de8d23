package io.limpet.simulator.memory;

/** How a memory is divided, and which addresses that allows. */
record Geometry(int sectors, int sectorBytes, int unitBytes, boolean erasable) {

    Geometry {
        if (sectors < 2 || unitBytes < 1 || unitBytes > 256 || Integer.bitCount(unitBytes) != 1
                || sectorBytes < unitBytes || sectorBytes % unitBytes != 0) {
            throw new IllegalArgumentException(sectors + " sectors of " + sectorBytes + " bytes in units of "
                    + unitBytes + ": must be 2 sectors or more of whole units of 1 to 256 bytes, a power of two");
        }
    }

    int bytes() {
        return sectors * sectorBytes;
    }

    int units() {
        return bytes() / unitBytes;
    }

    /** How many parts wear each on its own. */
    int wearing() {
        return erasable ? sectors : units();
    }

    void demandRange(int address, int length) {
        if (address < 0 || length < 0 || address > bytes() - length) {
            throw new IllegalArgumentException("address: " + address + ", length: " + length + ": must lie within "
                    + bytes() + " bytes");
        }
    }

    void demandUnits(int address, int length) {
        demandRange(address, length);
        if (address % unitBytes != 0 || length % unitBytes != 0) {
            throw new IllegalArgumentException("address: " + address + ", length: " + length + ": must be multiples of "
                    + unitBytes);
        }
    }

    void demandSector(int sector) {
        if (sector < 0 || sector >= sectors) {
            throw new IllegalArgumentException("sector: " + sector + ", must be 0 to " + (sectors - 1));
        }
    }

    @Override
    public String toString() {
        return "simulated " + (erasable ? "flash" : "EEPROM") + " of " + bytes() + " bytes";
    }
}

package io.limpet.microej;

import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.memory.SimulatedMemory;
import java.io.IOException;

/** Stands for the driver of the board's flash: the partitions of the device whose thread this is. */
final class NonVolatileNatives {

    static final int OK = 0;
    static final int JOURNAL = 0;
    static final int KEPT = 1;
    static final int SECTORS = 0;
    static final int SECTOR_BYTES = 1;
    static final int UNIT_BYTES = 2;
    static final int CYCLES_RATED = 3;
    static final int GEOMETRY = 4;

    private static final int FAILED = -1;

    private NonVolatileNatives() {
    }

    static boolean getGeometry(int partition, int[] geometry) {
        SimulatedMemory memory = memory(partition);
        if (memory == null) {
            return false;
        }
        geometry[SECTORS] = memory.sectors();
        geometry[SECTOR_BYTES] = memory.sectorBytes();
        geometry[UNIT_BYTES] = memory.unitBytes();
        geometry[CYCLES_RATED] = memory.cyclesRated();
        return true;
    }

    static int read(int partition, int address, byte[] into, int offset, int length) {
        try {
            memory(partition).read(address, into, offset, length);
            return OK;
        } catch (IOException e) {
            return FAILED;
        }
    }

    /** Unit by unit: the power may be gone between any two. */
    static int program(int partition, int address, byte[] from, int offset, int length) {
        try {
            for (int done = 0; done < length; done += memory(partition).unitBytes()) {
                memory(partition).program(address + done, from, offset + done, memory(partition).unitBytes());
            }
            return OK;
        } catch (IOException e) {
            return FAILED;
        }
    }

    static int erase(int partition, int sector) {
        try {
            memory(partition).erase(sector);
            return OK;
        } catch (IOException e) {
            return FAILED;
        }
    }

    /** Null when the device has none of this number. */
    private static SimulatedMemory memory(int partition) {
        SimulatedDevice device = SimulatedDevice.current();
        return partition == JOURNAL ? device.nonVolatile() : partition == KEPT ? device.keepMemory() : null;
    }
}

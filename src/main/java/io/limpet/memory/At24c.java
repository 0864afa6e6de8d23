package io.limpet.memory;

import io.limpet.board.Clock;
import io.limpet.board.I2cBus;
import io.limpet.board.NonVolatile;
import io.limpet.text.Hex;
import java.io.IOException;

/**
 * A serial EEPROM of 4 to 64 KiB: Microchip's AT24C and 24LC, ST's M24C, and all others of the 24C32 to 24C512 kind.
 *
 * <pre>
 *   write a page    S address+W  high  low  byte ...  P        then it is busy, and acknowledges nothing
 *   read            S address+W  high  low  Sr address+R  byte ...  P
 * </pre>
 *
 * <p>The unit is the page: whatever part of it is written, the chip refreshes all of it, so that all of it wears and
 * all of it is at risk when the power fails (Microchip DS20001203, 24LC256, note on endurance). A sector is a few
 * pages, for nothing is erased here.
 *
 * <p>The end of a write is found by asking until the address is acknowledged again (same, "Acknowledge Polling"). The
 * first transfer of a life may meet the last write of the one before: each is tried for as long as a write may take.
 */
public final class At24c implements NonVolatile {

    /** All of them at 25 degrees Celsius. */
    private static final int CYCLES_RATED = 1_000_000;

    /** 5 at most (24LC256, T_WC), 10 for the oldest of the kind (AT24C32, 5 V); twice that. */
    private static final int WRITE_MILLIS_MAX = 20;

    private static final int POLL_MILLIS = 1;
    private static final int ADDRESS_BYTES = 2;

    /** How much is read in one transfer: at 100 kHz, 6 ms. */
    private static final int READ_BYTES_MAX = 64;

    private static final int ADDRESS_FIRST = 0x50;
    private static final int ADDRESS_LAST = 0x57;

    private final String description;
    private final int address;
    private final I2cBus bus;
    private final Clock clock;
    private final int pageBytes;
    private final int sectorBytes;
    private final int sectors;

    private final byte[] write;
    private final byte[] read = new byte[READ_BYTES_MAX];

    private At24c(String description, int address, I2cBus bus, Clock clock, int pageBytes, int sectorBytes,
            int sectors) {
        if (address < ADDRESS_FIRST || address > ADDRESS_LAST) {
            throw new IllegalArgumentException(description + ": its address must be " + Hex.address(ADDRESS_FIRST)
                    + " to " + Hex.address(ADDRESS_LAST));
        }
        this.description = description;
        this.address = address;
        this.bus = bus;
        this.clock = clock;
        this.pageBytes = pageBytes;
        this.sectorBytes = sectorBytes;
        this.sectors = sectors;
        this.write = new byte[ADDRESS_BYTES + pageBytes];
    }

    /**
     * The chip of this type at this address; it is not asked for yet.
     *
     * @param type {@code 24c32}, {@code 24c64}, {@code 24c128}, {@code 24c256} or {@code 24c512}
     * @param address 0x50 to 0x57, by the pins A2 to A0
     */
    public static At24c create(String type, int address, I2cBus bus, Clock clock) {
        String description = type + " at " + Hex.address(address);
        if (type.equals("24c32")) {
            return new At24c(description, address, bus, clock, 32, 512, 8);
        }
        if (type.equals("24c64")) {
            return new At24c(description, address, bus, clock, 32, 512, 16);
        }
        if (type.equals("24c128")) {
            return new At24c(description, address, bus, clock, 64, 1024, 16);
        }
        if (type.equals("24c256")) {
            return new At24c(description, address, bus, clock, 64, 1024, 32);
        }
        if (type.equals("24c512")) {
            return new At24c(description, address, bus, clock, 128, 2048, 32);
        }
        throw new IllegalArgumentException("memory: " + type + ", must be one of 24c32, 24c64, 24c128, 24c256, 24c512");
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
        return pageBytes;
    }

    @Override
    public boolean isErasable() {
        return false;
    }

    @Override
    public int cyclesRated() {
        return CYCLES_RATED;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void read(int address, byte[] into, int offset, int length) throws IOException {
        demand(address, length, 1);
        for (int done = 0; done < length; done += READ_BYTES_MAX) {
            int count = Math.min(length - done, READ_BYTES_MAX);
            putAddress(address + done);
            transfer(ADDRESS_BYTES, count);
            System.arraycopy(read, 0, into, offset + done, count);
        }
    }

    @Override
    public void program(int address, byte[] from, int offset, int length) throws IOException {
        demand(address, length, pageBytes);
        for (int done = 0; done < length; done += pageBytes) {
            putAddress(address + done);
            System.arraycopy(from, offset + done, write, ADDRESS_BYTES, pageBytes);
            transfer(ADDRESS_BYTES + pageBytes, 0);
            transfer(0, 0);
        }
    }

    @Override
    public void erase(int sector) {
        throw new IllegalStateException(description + ": an EEPROM is not erased");
    }

    private void putAddress(int address) {
        write[0] = (byte) (address >> 8);
        write[1] = (byte) address;
    }

    /** One transfer, tried again for as long as the chip may be writing. */
    private void transfer(int writeLength, int readLength) throws IOException {
        long deadlineMillis = clock.uptimeMillis() + WRITE_MILLIS_MAX;
        int result = bus.transfer(address, write, writeLength, read, readLength);
        while (mayBeBusy(result) && clock.uptimeMillis() < deadlineMillis) {
            clock.sleepUntil(clock.uptimeMillis() + POLL_MILLIS);
            result = bus.transfer(address, write, writeLength, read, readLength);
        }
        if (result != I2cBus.OK) {
            throw new IOException(description + ": " + reason(result));
        }
    }

    /** A controller that reports no more than a missing acknowledgement asks later whose it was, perhaps too late. */
    private static boolean mayBeBusy(int result) {
        return result == I2cBus.ADDRESS_NOT_ACKNOWLEDGED || result == I2cBus.DATA_NOT_ACKNOWLEDGED;
    }

    private static String reason(int result) {
        switch (result) {
            case I2cBus.ADDRESS_NOT_ACKNOWLEDGED:
                return "nobody acknowledges its address. Is it wired and powered, and are its pins A2 to A0 as"
                        + " its configured address says?";
            case I2cBus.DATA_NOT_ACKNOWLEDGED:
                return "it answers, but refuses what is written. Is its pin WP low, its supply steady?";
            case I2cBus.BUS_STUCK:
                return "the bus is stuck, a line is held low: look for a short circuit, missing pull-up resistors, or a"
                        + " chip without power";
            default:
                return "the bus reports error " + result;
        }
    }

    /** @param multiple a power of two */
    private void demand(int address, int length, int multiple) {
        int bytes = sectors * sectorBytes;
        if (address < 0 || length < 0 || address > bytes - length || ((address | length) & multiple - 1) != 0) {
            throw new IllegalArgumentException(description + ": address " + address + ", length " + length
                    + ": must be multiples of " + multiple + " within " + bytes + " bytes");
        }
    }
}

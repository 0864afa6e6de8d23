package io.limpet.simulator.chip;

import io.limpet.simulator.memory.SimulatedMemory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A serial EEPROM of the 24C32 to 24C512 kind (Microchip DS20001203, 24LC256).
 *
 * <pre>
 *   S address+W  high  low  byte ...  P        byte write, page write: the bytes go into the page of the address, and
 *                                              what is beyond its end begins again at its start
 *   S address+W  high  low  (Sr or P)          sets the address counter
 *   S address+R  byte ...                      reads from the counter on, from the last byte of all to the first
 * </pre>
 *
 * <p>At the P after bytes it begins to write, and acknowledges nothing for 5 ms; when the power is cut before they are
 * over, each bit of the page is old or new. With WP high it acknowledges everything and writes nothing. Its cells are a
 * {@link SimulatedMemory}, whose fate decides about each page.
 */
public final class At24cChip implements Chip {

    /** T_WC, at most. */
    private static final int WRITE_MILLIS = 5;

    private final String name;
    private final int address;
    private final LongSupplier clock;
    private final SimulatedMemory memory;

    private final byte[] page;
    private final byte[] pageBefore;
    private final byte[] one = new byte[1];

    private boolean powered = true;
    private boolean writeProtected;
    private volatile Fault fault = Fault.NONE;

    /** Which byte of the transfer comes next, counted from the last start. */
    private int index;

    /** The address counter. */
    private int counter;

    private int pageAddress;
    private boolean pageLoaded;
    private boolean writing;
    private long writtenAtMillis;

    /** One that is blank. */
    public At24cChip(String name, int address, LongSupplier clock) {
        this.name = name;
        this.address = address;
        this.clock = clock;
        this.memory = cells(name);
        this.page = new byte[memory.unitBytes()];
        this.pageBefore = new byte[memory.unitBytes()];
    }

    private static SimulatedMemory cells(String name) {
        return switch (name) {
            case "24c32" -> SimulatedMemory.eeprom(8, 512, 32);
            case "24c64" -> SimulatedMemory.eeprom(16, 512, 32);
            case "24c128" -> SimulatedMemory.eeprom(16, 1024, 64);
            case "24c256" -> SimulatedMemory.eeprom(32, 1024, 64);
            case "24c512" -> SimulatedMemory.eeprom(32, 2048, 128);
            default -> throw new IllegalArgumentException("EEPROM: " + name + ", must be 24c32, ... 24c512");
        };
    }

    /** Its cells, which need no power. */
    public SimulatedMemory memory() {
        return memory;
    }

    /** The pin WP. */
    public synchronized void setWriteProtected(boolean writeProtected) {
        this.writeProtected = writeProtected;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int address() {
        return address;
    }

    @Override
    public synchronized boolean start(boolean toRead) {
        index = 0;
        pageLoaded = false;   // a start in the place of the stop: nothing is written
        return powered && fault != Fault.ABSENT && !isBusy();
    }

    @Override
    public synchronized boolean write(int value) {
        if (fault == Fault.REFUSES_DATA) {
            return false;
        }
        if (index == 0) {
            counter = value << 8 & addressMask() | counter & 0xff;
        } else if (index == 1) {
            counter = counter & 0xff00 | value & 0xff;
        } else {
            load(value);
        }
        index++;
        return true;
    }

    private void load(int value) {
        if (!pageLoaded) {
            pageLoaded = true;
            pageAddress = counter & -page.length;
            look(pageAddress, page);
            System.arraycopy(page, 0, pageBefore, 0, page.length);
        }
        page[counter & page.length - 1] = (byte) value;
        counter = pageAddress | counter + 1 & page.length - 1;
    }

    @Override
    public synchronized int read() {
        look(counter, one);
        counter = counter + 1 & addressMask();
        return one[0] & 0xff;
    }

    @Override
    public synchronized void stop() {
        if (pageLoaded && !writeProtected) {
            program();
            writing = true;
            writtenAtMillis = clock.getAsLong() + WRITE_MILLIS;
        }
        pageLoaded = false;
    }

    private void program() {
        try {
            memory.program(pageAddress, page, 0, page.length);
        } catch (IOException e) {
            // The chip has no way to tell that a page is worn out.
        }
    }

    @Override
    public synchronized void power(boolean on) {
        if (!on && powered && isBusy()) {
            memory.tear(pageAddress, pageBefore, clock.getAsLong());
        }
        powered = on;
        pageLoaded = false;
        counter = 0;
        writing = false;
    }

    /** With {@link Fault#NEVER_READY}, a write once begun does not end. */
    private boolean isBusy() {
        if (clock.getAsLong() >= writtenAtMillis && fault != Fault.NEVER_READY) {
            writing = false;
        }
        return writing;
    }

    private void look(int from, byte[] into) {
        try {
            memory.read(from, into, 0, into.length);
        } catch (IOException e) {
            Arrays.fill(into, (byte) 0xff);   // nobody drives the line
        }
    }

    /** All ones as wide as its addresses are. */
    private int addressMask() {
        return memory.sectors() * memory.sectorBytes() - 1;
    }

    @Override
    public void inject(Fault fault) {
        this.fault = fault;
    }

    @Override
    public Fault fault() {
        return fault;
    }

    @Override
    public synchronized List<Register> registers() {
        return List.of(new Register(0, "address counter", counter, 16));
    }
}

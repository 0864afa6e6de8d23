package io.limpet.simulator.chip;

import java.util.List;

/**
 * A target on the I2C bus, as the events on the wire that it sees (NXP UM10204 §3.1).
 *
 * <pre>
 *   S or Sr address+W   start(false)        byte from the controller   write(byte)
 *   S or Sr address+R   start(true)         byte to the controller     read()           P   stop()
 * </pre>
 */
public interface Chip {

    /** What the chip is called: {@code "bme280"}. */
    String name();

    /** 7 bits. */
    int address();

    /** Its address has been sent. Returns whether it acknowledges. */
    boolean start(boolean toRead);

    /** Returns whether it acknowledges the byte. */
    boolean write(int value);

    /** The next byte, 0 to 255. */
    int read();

    void stop();

    /** Takes its supply away, and with it all that it knows, or gives it back. */
    void power(boolean on);

    /** Makes it fail in this way, until something else is said. */
    void inject(Fault fault);

    Fault fault();

    /** What its registers hold now, by name and in the order of their addresses: to look at, without effect on them. */
    List<Register> registers();
}

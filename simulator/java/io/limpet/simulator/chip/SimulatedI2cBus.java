package io.limpet.simulator.chip;

import io.limpet.board.I2cBus;
import io.limpet.text.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An I2C bus with simulated chips on it. May be used by one thread and looked at by others. */
public final class SimulatedI2cBus implements I2cBus {

    /** Somebody with a probe at the bus. */
    public interface Listener {

        /** A transfer is about to begin; the bytes are those that the controller will write. */
        void transfer(int address, byte[] write, int writeLength);
    }

    private final List<Chip> chips = new ArrayList<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private long transfers;

    /** Puts a chip on the bus. */
    public synchronized void attach(Chip chip) {
        if (chipAt(chip.address()) != null) {
            throw new IllegalArgumentException("two chips at " + Hex.address(chip.address()) + ": "
                    + chipAt(chip.address()).name() + " and " + chip.name());
        }
        chips.add(chip);
    }

    /** Calls back before each transfer, in the controller's thread. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** The chips, in the order in which they were attached. */
    public synchronized List<Chip> chips() {
        return List.copyOf(chips);
    }

    /** The chip of this name, or null. */
    public synchronized Chip chip(String name) {
        return chips.stream().filter(chip -> chip.name().equals(name)).findFirst().orElse(null);
    }

    /** How many transfers there have been, successful or not. */
    public synchronized long transfers() {
        return transfers;
    }

    /** Takes the supply from all chips, or gives it back: what a power cut of the device means for them. */
    public synchronized void power(boolean on) {
        chips.forEach(chip -> chip.power(on));
    }

    @Override
    public synchronized int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
        if (address < 0x08 || address > 0x77) {
            throw new IllegalArgumentException("address: " + Hex.address(address) + ", must be 0x08 to 0x77");
        }
        transfers++;
        for (Listener listener : listeners) {
            listener.transfer(address, write, writeLength);
        }
        if (isHeld()) {
            return BUS_STUCK;
        }
        Chip chip = chipAt(address);
        if (chip == null) {
            return ADDRESS_NOT_ACKNOWLEDGED;
        }
        int result = OK;
        if (writeLength > 0 || readLength == 0) {
            result = write(chip, write, writeLength);
        }
        if (result == OK && readLength > 0) {
            result = read(chip, read, readLength);
        }
        chip.stop();
        return result;
    }

    private static int write(Chip chip, byte[] bytes, int length) {
        if (!chip.start(false)) {
            return ADDRESS_NOT_ACKNOWLEDGED;
        }
        for (int i = 0; i < length; i++) {
            if (!chip.write(bytes[i] & 0xff)) {
                return DATA_NOT_ACKNOWLEDGED;
            }
        }
        return OK;
    }

    private static int read(Chip chip, byte[] bytes, int length) {
        if (!chip.start(true)) {
            return ADDRESS_NOT_ACKNOWLEDGED;
        }
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) chip.read();
        }
        return OK;
    }

    private boolean isHeld() {
        for (int i = 0; i < chips.size(); i++) {
            if (chips.get(i).fault() == Fault.HOLDS_BUS) {
                return true;
            }
        }
        return false;
    }

    private Chip chipAt(int address) {
        for (int i = 0; i < chips.size(); i++) {
            if (chips.get(i).address() == address) {
                return chips.get(i);
            }
        }
        return null;
    }
}

package io.limpet.simulator.memory;

/** The cells that a power cut has left between 0 and 1: each look may find them otherwise. */
final class UnstableBits {

    private final byte[] mask;
    private long looks;

    UnstableBits(int bytes) {
        mask = new byte[bytes];
    }

    UnstableBits copy() {
        UnstableBits copy = new UnstableBits(mask.length);
        System.arraycopy(mask, 0, copy.mask, 0, mask.length);
        copy.looks = looks;
        return copy;
    }

    void set(int address, int bits) {
        mask[address] = (byte) bits;
    }

    void look(byte[] content, int address, int length) {
        looks++;
        for (int i = address; i < address + length; i++) {
            if (mask[i] != 0) {
                content[i] = Outcome.mixed(content[i], (byte) ~content[i], mask[i] & Outcome.drawn(looks, i));
            }
        }
    }
}

package io.limpet.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Changes inputs at random, the same way each time for a seed: for tests, which have no coverage for a guide. */
final class Mutation {

    /** Where numbers are near their limits. */
    private static final int[] INTERESTING = {0, 1, 2, 0x7f, 0x80, 0xfe, 0xff};

    private static final int CHANGES_MAX = 6;
    private static final int RUN_BYTES_MAX = 32;

    private final Random random;
    private final List<byte[]> inputs;

    /** @param inputs to be changed, and to be mixed with each other; at least one */
    Mutation(List<byte[]> inputs, long seed) {
        this.inputs = inputs;
        this.random = new Random(seed);
    }

    byte[] next() {
        byte[] input = any();
        for (int changes = 1 + random.nextInt(CHANGES_MAX); changes > 0; changes--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] any() {
        return inputs.get(random.nextInt(inputs.size())).clone();
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + 1 + random.nextInt(RUN_BYTES_MAX));
        switch (random.nextInt(6)) {
            case 0:
                return at == input.length ? input : with(input, at, input[at] ^ 1 << random.nextInt(8));
            case 1:
                return at == input.length ? input : with(input, at, INTERESTING[random.nextInt(INTERESTING.length)]);
            case 2:
                return at == input.length ? input : with(input, at, random.nextInt(256));
            case 3:
                return joined(input, at, input, end, input.length);   // a run is gone
            case 4:
                return joined(input, end, input, at, input.length);   // a run comes twice
            default:
                byte[] other = any();
                int from = random.nextInt(other.length + 1);
                return joined(input, at, other, from, other.length);
        }
    }

    private static byte[] with(byte[] input, int at, int value) {
        input[at] = (byte) value;
        return input;
    }

    private static byte[] joined(byte[] first, int count, byte[] second, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(first, 0, count);
        bytes.write(second, from, to - from);
        return bytes.toByteArray();
    }
}

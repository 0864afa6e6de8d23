package io.limpet.storm;

/** 64 bits of a run of bytes, by which it is told from all others of a run (FNV-1a, stirred). */
final class Digest {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Digest() {
    }

    static long of(byte[] bytes, int offset, int length) {
        return add(OFFSET_BASIS, bytes, offset, length);
    }

    /** Of what was digested so far and of these bytes behind it. */
    static long add(long digest, byte[] bytes, int offset, int length) {
        long sum = digest;
        for (int i = offset; i < offset + length; i++) {
            sum = (sum ^ bytes[i] & 0xff) * PRIME;
        }
        return sum;
    }
}

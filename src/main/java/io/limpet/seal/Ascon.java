package io.limpet.seal;

/**
 * Ascon-AEAD128 (NIST SP 800-232 §4): encrypts a message so that a change to it, or to what belongs to it, is noticed.
 *
 * <pre>
 *   | nonce, 16 bytes | text, any length | tag, 16 bytes |     one array, encrypted and decrypted in place
 *
 *   state: five words of 64 bits    word 0  word 1    word 2  word 3    word 4
 *                                   |<- 16 bytes at ->|
 *                                       a time, the first byte lowest (appendix A)
 * </pre>
 *
 * A nonce must never serve twice with one key: it is random. What is computed with a secret takes the same way and
 * the same time for each: there is no table and no branch that depends on one.
 */
public final class Ascon {

    public static final int KEY_BYTES = 16;
    public static final int NONCE_BYTES = 16;
    public static final int TAG_BYTES = 16;

    /** What a message has besides its text. */
    public static final int OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

    private static final int RATE_BYTES = 16;
    private static final int WORD_BYTES = 8;

    /** Rounds at the beginning and the end, and between two blocks (table 13). */
    private static final int ROUNDS_A = 12;
    private static final int ROUNDS_B = 8;

    /** Names this member of the family and its parameters (table 14). */
    private static final long INITIAL_VALUE = 0x00001000808c0001L;

    /** Keeps associated data and text apart: the last bit of the state. */
    private static final long DOMAIN_SEPARATION = 0x8000000000000000L;

    private final long key0;
    private final long key1;
    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private long s4;

    /** @param key {@link #KEY_BYTES} bytes; they are copied */
    public Ascon(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key: " + key.length + " bytes, must be " + KEY_BYTES);
        }
        key0 = load(key, 0, WORD_BYTES);
        key1 = load(key, WORD_BYTES, WORD_BYTES);
    }

    /**
     * Encrypts.
     *
     * @param message nonce and text, with room for the tag behind them
     * @param associatedData what the message belongs to; is not in it
     */
    public void seal(byte[] message, byte[] associatedData) {
        int tag = pass(message, associatedData, true);
        store(s3, message, tag, WORD_BYTES);
        store(s4, message, tag + WORD_BYTES, WORD_BYTES);
        forget();
    }

    /**
     * Decrypts.
     *
     * @return false when key, nonce, text, tag or associated data is not what it was; the text is zeros then
     */
    public boolean open(byte[] message, byte[] associatedData) {
        int tag = pass(message, associatedData, false);
        long difference = (s3 ^ load(message, tag, WORD_BYTES))
                | (s4 ^ load(message, tag + WORD_BYTES, WORD_BYTES));
        forget();
        for (int i = NONCE_BYTES; i < tag && difference != 0; i++) {
            message[i] = 0;
        }
        return difference == 0;
    }

    /** Algorithms 3 and 4, which differ in which of two texts goes into the state. Returns where the tag belongs. */
    private int pass(byte[] message, byte[] associatedData, boolean encrypting) {
        if (message.length < OVERHEAD_BYTES) {
            throw new IllegalArgumentException("message: " + message.length + " bytes, must be " + OVERHEAD_BYTES
                    + " or more");
        }
        int tag = message.length - TAG_BYTES;
        s0 = INITIAL_VALUE;
        s1 = key0;
        s2 = key1;
        s3 = load(message, 0, WORD_BYTES);
        s4 = load(message, WORD_BYTES, WORD_BYTES);
        permute(ROUNDS_A);
        s3 ^= key0;
        s4 ^= key1;
        absorb(associatedData);
        crypt(message, NONCE_BYTES, tag, encrypting);
        s2 ^= key0;
        s3 ^= key1;
        permute(ROUNDS_A);
        s3 ^= key0;
        s4 ^= key1;
        return tag;
    }

    private void absorb(byte[] data) {
        for (int at = 0; data.length > 0 && at <= data.length; at += RATE_BYTES) {
            int count = Math.min(RATE_BYTES, data.length - at);
            int low = Math.min(WORD_BYTES, count);
            s0 ^= load(data, at, low);
            s1 ^= load(data, at + low, count - low);
            pad(count);
            permute(ROUNDS_B);
        }
        s4 ^= DOMAIN_SEPARATION;
    }

    private void crypt(byte[] text, int from, int end, boolean encrypting) {
        for (int at = from; at <= end; at += RATE_BYTES) {
            int count = Math.min(RATE_BYTES, end - at);
            int low = Math.min(WORD_BYTES, count);
            s0 = crypt(s0, text, at, low, encrypting);
            s1 = crypt(s1, text, at + low, count - low, encrypting);
            pad(count);
            if (count == RATE_BYTES) {
                permute(ROUNDS_B);
            }
        }
    }

    /** Replaces some bytes of text by the other text; returns the word with the plain one in it. */
    private static long crypt(long word, byte[] text, int at, int count, boolean encrypting) {
        long before = load(text, at, count);
        store(word ^ before, text, at, count);
        return word ^ (encrypting ? before : load(text, at, count));
    }

    /** The last block is not full, though it may be empty: behind its bytes comes a bit. */
    private void pad(int count) {
        if (count < WORD_BYTES) {
            s0 ^= 1L << (8 * count & 63);
        } else if (count < RATE_BYTES) {
            s1 ^= 1L << (8 * count & 63);
        }
    }

    /** The last so many rounds of twelve (§3.2 to §3.4). */
    private void permute(int rounds) {
        for (int i = ROUNDS_A - rounds; i < ROUNDS_A; i++) {
            s2 ^= 0xf0 - 0x0f * i;
            s0 ^= s4;
            s4 ^= s3;
            s2 ^= s1;
            long t0 = s0 ^ (~s1 & s2);
            long t1 = s1 ^ (~s2 & s3);
            long t2 = s2 ^ (~s3 & s4);
            long t3 = s3 ^ (~s4 & s0);
            long t4 = s4 ^ (~s0 & s1);
            t1 ^= t0;
            t0 ^= t4;
            t3 ^= t2;
            t2 = ~t2;
            s0 = t0 ^ rotated(t0, 19) ^ rotated(t0, 28);
            s1 = t1 ^ rotated(t1, 61) ^ rotated(t1, 39);
            s2 = t2 ^ rotated(t2, 1) ^ rotated(t2, 6);
            s3 = t3 ^ rotated(t3, 10) ^ rotated(t3, 17);
            s4 = t4 ^ rotated(t4, 7) ^ rotated(t4, 41);
        }
    }

    private void forget() {
        s0 = 0;
        s1 = 0;
        s2 = 0;
        s3 = 0;
        s4 = 0;
    }

    private static long rotated(long word, int bits) {
        return word >>> (bits & 63) | word << (-bits & 63);
    }

    private static long load(byte[] bytes, int at, int count) {
        long word = 0;
        for (int i = count - 1; i >= 0; i--) {
            word = word << 8 | bytes[at + i] & 0xff;
        }
        return word;
    }

    private static void store(long word, byte[] bytes, int at, int count) {
        long rest = word;
        for (int i = 0; i < count; i++) {
            bytes[at + i] = (byte) rest;
            rest >>>= 8;
        }
    }
}

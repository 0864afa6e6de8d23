package io.limpet.board;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.text.Utf8;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Each board tells sound signatures from all others. The sound ones are those of RFC 6979, A.2.5. */
public abstract class SignaturesContract {

    private static final String POINT = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
            + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";

    /** P-256's base point, a key like any other (SP 800-186 §3.2.1.3). */
    private static final String OTHER_POINT = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
            + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

    private static final String ORDER = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    private static final String ZERO = "0000000000000000000000000000000000000000000000000000000000000000";

    private static final String SAMPLE_R = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716";
    private static final String SAMPLE_S = "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
    private static final String TEST_R = "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367";
    private static final String TEST_S = "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083";

    private static final byte[] SAMPLE = Utf8.bytes("sample");

    protected abstract Signatures signatures();

    @Test
    void takesSoundOnes() throws IOException {
        assertTrue(verify(key(POINT), "sample", signature(SAMPLE_R, SAMPLE_S)));
        assertTrue(verify(key(POINT), "test", signature(TEST_R, TEST_S)));
    }

    @Test
    void looksAtThePartOfTheBytesThatItIsTold() throws IOException {
        byte[] within = Utf8.bytes("a sample of it");
        assertTrue(signatures().verify(key(POINT), within, 2, 6, signature(SAMPLE_R, SAMPLE_S)));
        assertFalse(signatures().verify(key(POINT), within, 2, 7, signature(SAMPLE_R, SAMPLE_S)));
    }

    @Test
    void refusesThoseOverOtherBytes() throws IOException {
        assertFalse(verify(key(POINT), "samplf", signature(SAMPLE_R, SAMPLE_S)));
        assertFalse(verify(key(POINT), "", signature(SAMPLE_R, SAMPLE_S)));
        assertFalse(verify(key(POINT), "sample", signature(TEST_R, TEST_S)));
    }

    @Test
    void refusesThoseOfAnotherKey() throws IOException {
        assertFalse(verify(key(OTHER_POINT), "sample", signature(SAMPLE_R, SAMPLE_S)));
    }

    @Test
    void refusesOneWithABitTurned() throws IOException {
        byte[] signature = signature(SAMPLE_R, SAMPLE_S);
        int[] places = {4, 5, 36, 39, 40, 71};   // first and last of each number, and the headers between them
        for (int i = 0; i < places.length; i++) {
            byte[] turned = signature.clone();
            turned[places[i]] ^= 1;
            assertFalse(verify(key(POINT), "sample", turned), "byte " + places[i]);
        }
    }

    /** A verifier that does not look finds that zero fits everything. */
    @Test
    void refusesNumbersOutOfRange() throws IOException {
        assertFalse(verify(key(POINT), "sample", signature(ZERO, ZERO)));
        assertFalse(verify(key(POINT), "sample", signature(SAMPLE_R, ZERO)));
        assertFalse(verify(key(POINT), "sample", signature(ZERO, SAMPLE_S)));
        assertFalse(verify(key(POINT), "sample", signature(ORDER, SAMPLE_S)));
        assertFalse(verify(key(POINT), "sample", signature(SAMPLE_R, ORDER)));
        assertFalse(verify(key(POINT), "sample", signature(ORDER, ORDER)));
    }

    @Test
    void refusesWhatIsNoSignature() throws IOException {
        byte[] sound = signature(SAMPLE_R, SAMPLE_S);
        assertFalse(verify(key(POINT), "sample", new byte[0]));
        assertFalse(verify(key(POINT), "sample", new byte[72]));
        assertFalse(verify(key(POINT), "sample", hex("3000")));
        assertFalse(verify(key(POINT), "sample", hex("3006020100020100")));
        assertFalse(verify(key(POINT), "sample", part(sound, sound.length - 1)));
        assertFalse(verify(key(POINT), "sample", part(sound, 37)));
        assertFalse(verify(key(POINT), "sample", hex(SAMPLE_R + SAMPLE_S)));
    }

    @Test
    void refusesWhatIsNoKey() throws IOException {
        byte[] signature = signature(SAMPLE_R, SAMPLE_S);
        byte[] beside = key(POINT);
        beside[beside.length - 1] ^= 1;   // on the curve no more
        assertFalse(signatures().verify(beside, SAMPLE, 0, SAMPLE.length, signature));
        assertFalse(signatures().verify(new byte[0], SAMPLE, 0, SAMPLE.length, signature));
        assertFalse(signatures().verify(part(key(POINT), 60), SAMPLE, 0, SAMPLE.length, signature));
    }

    private boolean verify(byte[] key, String text, byte[] signature) throws IOException {
        byte[] bytes = Utf8.bytes(text);
        return signatures().verify(key, bytes, 0, bytes.length, signature);
    }

    /** A SubjectPublicKeyInfo of P-256 (RFC 5480 §2). */
    private static byte[] key(String point) {
        return hex("3059301306072a8648ce3d020106082a8648ce3d030107034200" + "04" + point);
    }

    /** Both numbers with a zero byte in front where their first bit is set, as DER has it. */
    private static byte[] signature(String r, String s) {
        String content = integer(r) + integer(s);
        return hex("30" + octet(content.length() / 2) + content);
    }

    private static String integer(String number) {
        String positive = number.charAt(0) >= '8' ? "00" + number : number;
        return "02" + octet(positive.length() / 2) + positive;
    }

    private static String octet(int value) {
        return "" + digit(value >> 4) + digit(value & 15);
    }

    private static char digit(int value) {
        return (char) (value < 10 ? '0' + value : 'a' + value - 10);
    }

    private static byte[] hex(String digits) {
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (value(digits.charAt(2 * i)) << 4 | value(digits.charAt(2 * i + 1)));
        }
        return bytes;
    }

    private static int value(char digit) {
        return digit <= '9' ? digit - '0' : digit - 'a' + 10;
    }

    private static byte[] part(byte[] bytes, int length) {
        byte[] part = new byte[length];
        System.arraycopy(bytes, 0, part, 0, length);
        return part;
    }
}

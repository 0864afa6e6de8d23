package io.limpet.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.Rounds;
import io.limpet.text.Hex;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ascon-AEAD128: the designers' known answers, and what a change of anything does. */
class AsconTest {

    /**
     * By number in the designers' file of known answers for Ascon-AEAD128: key 00 01 ... 0F, nonce 10 11 ... 1F, text
     * 20 21 ..., associated data 30 31 ....
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 4f9c278211bec9316bf68f46ee8b2ec6",
        "2, 1, 0, cccb674fe18a09a285d6ab11b35675c0",
        "17, 16, 0, e4230cdb8330ee9dc0cfd7c7b346e6dc",
        "166, 0, 5, e8c3deee2421812a398a8ff074c8b7da46c82a94a7",
        "235, 3, 7, 66d0d52bf401c64cfccea25bb53cef292120521d154bf4",
        "511, 15, 15, 20fd19dabc1a5cc449a621d34dac60d7f316f7f9aee44f263c8d7b7094c199",
        "529, 0, 16, e8c3deee246cc5eae3e872313897a2bb9eaa915c9dd3245d77048f24d46d27a7",
        "545, 16, 16, 6373ebb28be97c9bac090cf399c13ef13abfc0d209e8f4844c90814d13f32c59",
        "579, 17, 17, bf77c71b3de9f1c5b372ef273a08e89be9d507d7b3c2aee97911e791f7970d6635",
        "1055, 31, 31, 4b392e5fa60e0cbbca547db96e3262bd8382d6c0e608e24f441aaafc4726e57640e8294794dd3c2aa021192b091de3",
        "1089, 32, 32, cb34d04660a66dbfbe9c856601f5b8aa51a499b55ac8f7fbefbc331a613ee9cdfd191750a47f211c0a15ed28173d7caa"
    })
    void givesTheKnownAnswers(int number, int associated, int length, String answer) {
        byte[] key = counted(0x00, Ascon.KEY_BYTES);
        byte[] message = message(counted(0x10, Ascon.NONCE_BYTES), counted(0x20, length));
        byte[] associatedData = counted(0x30, associated);
        new Ascon(key).seal(message, associatedData);
        assertEquals(answer, hex(message, Ascon.NONCE_BYTES), "of number " + number);
        assertTrue(new Ascon(key).open(message, associatedData));
        assertArrayEquals(counted(0x20, length), text(message));
    }

    @Test
    void opensWhatItSealedAndNothingThatWasChangedInABit() {
        Random random = new Random(800_232);
        for (int i = 0; i < Rounds.of(400); i++) {
            byte[] key = bytes(random, Ascon.KEY_BYTES);
            byte[] nonce = bytes(random, Ascon.NONCE_BYTES);
            byte[] text = bytes(random, random.nextInt(70));
            byte[] associatedData = bytes(random, 1 + random.nextInt(40));
            byte[] message = message(nonce, text);
            Ascon ascon = new Ascon(key);
            ascon.seal(message, associatedData);
            checkRefused(ascon, changed(random, message), associatedData);
            checkRefused(ascon, message, changed(random, associatedData));
            checkRefused(new Ascon(changed(random, key)), message, associatedData);
            assertTrue(ascon.open(message, associatedData));
            assertArrayEquals(text, text(message));
        }
    }

    @Test
    void refusesAKeyOrAMessageOfAnotherLength() {
        assertThrows(IllegalArgumentException.class, () -> new Ascon(new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> new Ascon(new byte[16]).open(new byte[31], new byte[0]));
    }

    /** And leaves nothing of the text that came out. */
    private static void checkRefused(Ascon ascon, byte[] message, byte[] associatedData) {
        byte[] copy = new byte[message.length];
        System.arraycopy(message, 0, copy, 0, copy.length);
        assertFalse(ascon.open(copy, associatedData));
        assertArrayEquals(new byte[message.length - Ascon.OVERHEAD_BYTES], text(copy));
    }

    private static byte[] changed(Random random, byte[] bytes) {
        byte[] changed = new byte[bytes.length];
        System.arraycopy(bytes, 0, changed, 0, bytes.length);
        int bit = random.nextInt(8 * bytes.length);
        changed[bit / 8] ^= (byte) (1 << (bit & 7));
        return changed;
    }

    private static byte[] message(byte[] nonce, byte[] text) {
        byte[] message = new byte[text.length + Ascon.OVERHEAD_BYTES];
        System.arraycopy(nonce, 0, message, 0, nonce.length);
        System.arraycopy(text, 0, message, nonce.length, text.length);
        return message;
    }

    private static byte[] text(byte[] message) {
        byte[] text = new byte[message.length - Ascon.OVERHEAD_BYTES];
        System.arraycopy(message, Ascon.NONCE_BYTES, text, 0, text.length);
        return text;
    }

    private static byte[] counted(int from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String hex(byte[] bytes, int from) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < bytes.length; i++) {
            digits.append(Hex.digit(bytes[i] >> 4)).append(Hex.digit(bytes[i]));
        }
        return digits.toString();
    }
}

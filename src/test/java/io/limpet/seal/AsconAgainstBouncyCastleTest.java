package io.limpet.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.limpet.HostOnly;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.crypto.engines.AsconAEAD128;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** Another's implementation of the standard gives the same, at every length around the blocks' and at random ones. */
@HostOnly("Bouncy Castle is the oracle")
class AsconAgainstBouncyCastleTest {

    private final Random random = new Random(128);

    @Test
    void sealsAlikeAtEveryLength() throws Exception {
        for (int associated = 0; associated <= 50; associated++) {
            for (int length = 0; length <= 50; length++) {
                check(associated, length);
            }
        }
    }

    @Test
    void sealsAlikeAtRandomLengths() throws Exception {
        for (int i = 0; i < 500; i++) {
            check(random.nextInt(300), random.nextInt(3000));
        }
    }

    private void check(int associated, int length) throws Exception {
        byte[] key = bytes(Ascon.KEY_BYTES);
        byte[] nonce = bytes(Ascon.NONCE_BYTES);
        byte[] text = bytes(length);
        byte[] associatedData = bytes(associated);
        byte[] message = Arrays.copyOf(nonce, length + Ascon.OVERHEAD_BYTES);
        System.arraycopy(text, 0, message, Ascon.NONCE_BYTES, length);
        new Ascon(key).seal(message, associatedData);
        assertArrayEquals(oracle(key, nonce, associatedData, text),
                Arrays.copyOfRange(message, Ascon.NONCE_BYTES, message.length));
    }

    private static byte[] oracle(byte[] key, byte[] nonce, byte[] associatedData, byte[] text) throws Exception {
        AsconAEAD128 engine = new AsconAEAD128();
        engine.init(true, new AEADParameters(new KeyParameter(key), 8 * Ascon.TAG_BYTES, nonce, associatedData));
        byte[] out = new byte[engine.getOutputSize(text.length)];
        int length = engine.processBytes(text, 0, text.length, out, 0);
        length += engine.doFinal(out, length);
        return Arrays.copyOf(out, length);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}

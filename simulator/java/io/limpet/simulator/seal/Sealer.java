package io.limpet.simulator.seal;

import io.limpet.config.Key;
import io.limpet.seal.Ascon;
import io.limpet.seal.Sealed;
import java.security.SecureRandom;
import java.util.Base64;

/** Seals secrets with one device key; each with a nonce of its own, drawn by the system. */
public final class Sealer {

    private final SecureRandom random = new SecureRandom();
    private final Ascon ascon;

    public Sealer(byte[] deviceKey) {
        this.ascon = new Ascon(deviceKey);
    }

    /** The text that stands in the place of the secret that is the value of this key, or the content of its file. */
    public String seal(Key key, byte[] secret) {
        byte[] nonce = new byte[Ascon.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] message = new byte[secret.length + Ascon.OVERHEAD_BYTES];
        System.arraycopy(nonce, 0, message, 0, nonce.length);
        System.arraycopy(secret, 0, message, nonce.length, secret.length);
        ascon.seal(message, Sealed.associatedData(key.name));
        return Sealed.PREFIX + Base64.getEncoder().encodeToString(message);
    }
}

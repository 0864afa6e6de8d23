package io.limpet.torture;

import java.security.KeyPair;
import org.bouncycastle.asn1.x500.X500Name;

/** A certificate with its key: an authority's, or a broker's. */
record Issued(X500Name subject, KeyPair keys, byte[] der) {

    /** The same with the last bit of its signature turned over: still DER, and signed by nobody. */
    Issued withOneBitOfTheSignatureWrong() {
        byte[] changed = der.clone();
        changed[changed.length - 1] ^= 1;
        return new Issued(subject, keys, changed);
    }
}

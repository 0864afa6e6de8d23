package io.limpet.torture;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;

/** What a broker presents: a chain, its own certificate first, and the key that it signs the handshake with. */
record Credentials(KeyPair keys, List<byte[]> chain) {

    /** Of a certificate with the authorities above it, the lowest first and the root left out. */
    static Credentials of(Issued own, Issued... above) {
        List<byte[]> chain = new ArrayList<>(List.of(own.der()));
        for (Issued each : above) {
            chain.add(each.der());
        }
        return new Credentials(own.keys(), List.copyOf(chain));
    }

    /** The same chain; the handshake is signed with another key. */
    Credentials signingWith(KeyPair other) {
        return new Credentials(other, chain);
    }

    boolean areRsa() {
        return keys.getPrivate().getAlgorithm().equals("RSA");
    }
}

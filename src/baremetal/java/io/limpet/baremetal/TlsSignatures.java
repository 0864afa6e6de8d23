package io.limpet.baremetal;

import io.limpet.board.Signatures;
import java.io.IOException;

/** Signatures through mbedTLS, in the memory that it has beside a connection. */
final class TlsSignatures implements Signatures {

    @Override
    public boolean verify(byte[] publicKey, byte[] bytes, int offset, int length, byte[] signature)
            throws IOException {
        int result = SignatureNatives.verify(publicKey, bytes, offset, length, signature);
        if (result < 0) {
            throw new IOException("no memory to verify a signature in: enlarge tls-heap of the board's file");
        }
        return result == 1;
    }
}

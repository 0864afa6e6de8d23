package io.limpet.microej;

import io.limpet.board.Signatures;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/**
 * Signatures through {@code java.security}, MicroEJ's library SECURITY. Public for whoever stands beside a board and
 * must verify as it does.
 */
public final class PlatformSignatures implements Signatures {

    @Override
    public boolean verify(byte[] publicKey, byte[] bytes, int offset, int length, byte[] signature)
            throws IOException {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey)));
            verifier.update(bytes, offset, length);
            return verifier.verify(signature);
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("the platform verifies no ECDSA signatures: " + e.getMessage()
                    + ". Build it with the library SECURITY, signatures included");
        } catch (GeneralSecurityException e) {
            return false;   // a malformed key or signature
        }
    }
}

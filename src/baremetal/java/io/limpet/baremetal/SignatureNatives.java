package io.limpet.baremetal;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** tls/signature.h: signatures over bytes. */
@Include(value = "tls/signature.h", isSystem = false)
final class SignatureNatives {

    private SignatureNatives() {
    }

    /** 1 when it is good, 0 when it is not, below 0 when there is no memory to find out. */
    static int verify(byte[] key, byte[] bytes, int offset, int length, byte[] signature) {
        return verify(Address.ofData(key), key.length, Address.ofData(bytes).add(offset), length,
                Address.ofData(signature), signature.length);
    }

    @Import(name = "signature_verify")
    private static native int verify(Address key, int keyLength, Address bytes, int length, Address signature,
            int signatureLength);
}

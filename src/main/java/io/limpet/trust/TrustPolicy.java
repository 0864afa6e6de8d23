package io.limpet.trust;

import io.limpet.board.Signatures;
import io.limpet.time.UtcTime;
import io.limpet.tls.CertificateInfo;
import io.limpet.tls.CredentialException;
import java.io.IOException;

/** Which bundles a device believes. The signature comes first: what somebody else has written is not looked at. */
public final class TrustPolicy {

    /** How far a bundle's issue may lie ahead of the device's clock, which is set by the network now and then. */
    private static final long CLOCK_TOLERANCE_MILLIS = 60 * 60 * 1000L;

    private final Signatures signatures;
    private final byte[] key;
    private final String group;

    /**
     * Of a device.
     *
     * @param key that bundles are signed with, as {@link Signatures} takes it
     * @param group which bundles must be for
     */
    public TrustPolicy(Signatures signatures, byte[] key, String group) {
        this.signatures = signatures;
        this.key = key;
        this.group = group;
    }

    /**
     * Demands that the holder of the key has made it, for devices of this group, and that it can be used.
     *
     * @param bytes that it was read from
     * @throws IOException when no signature can be verified here at all
     */
    public void demandGenuine(TrustBundle bundle, byte[] bytes) throws TrustException, IOException {
        if (!signatures.verify(key, bytes, 0, bundle.signedBytes, bundle.signature)) {
            throw new TrustException("not signed with the key of trust.key");
        }
        if (!bundle.group.equals(group)) {
            throw new TrustException("for the group \"" + bundle.group + "\", this device is of \"" + group + "\"");
        }
        for (int i = 0; i < bundle.certificates.length; i++) {
            demandAuthority(bundle.certificates[i], i + 1);
        }
    }

    /** Demands that it is newer than all that were seen, and that this is the time for it. */
    void demandTimely(TrustBundle bundle, long newestVersion, long nowUtcMillis) throws TrustException {
        if (bundle.version <= newestVersion) {
            throw new TrustException(bundle.version == newestVersion
                    ? "another bundle of that number was here before; sign it anew with a greater one"
                    : "bundle " + newestVersion + " was here before");
        }
        if (bundle.issuedUtcMillis > nowUtcMillis + CLOCK_TOLERANCE_MILLIS) {
            throw new TrustException("issued " + UtcTime.dateAndTime(bundle.issuedUtcMillis) + ", clock says "
                    + UtcTime.dateAndTime(nowUtcMillis));
        }
        if (nowUtcMillis > bundle.notAfterUtcMillis) {
            throw new TrustException("to be tried until " + UtcTime.dateAndTime(bundle.notAfterUtcMillis)
                    + ", clock says " + UtcTime.dateAndTime(nowUtcMillis));
        }
    }

    private static void demandAuthority(byte[] certificate, int number) throws TrustException {
        try {
            if (!CertificateInfo.read(certificate).isAuthority) {
                throw new TrustException("certificate " + number + " is no authority's");
            }
        } catch (CredentialException e) {
            throw new TrustException("certificate " + number + ": " + e.getMessage());
        }
    }
}

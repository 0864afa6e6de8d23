package io.limpet.simulator.trust;

import io.limpet.time.UtcTime;
import io.limpet.tls.CertificateInfo;
import io.limpet.tls.CredentialException;
import io.limpet.trust.TrustBundle;
import io.limpet.trust.TrustException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is in a bundle, for a person. */
final class BundleReport {

    private BundleReport() {
    }

    /** @throws IOException when it is none */
    static String of(byte[] bundle) throws IOException {
        TrustBundle read = read(bundle);
        StringBuilder text = new StringBuilder("trust bundle " + read.version + " for the group \"" + read.group
                + "\", " + bundle.length + " bytes\n");
        text.append("  issued     ").append(UtcTime.dateAndTime(read.issuedUtcMillis)).append('\n');
        text.append("  not after  ").append(UtcTime.dateAndTime(read.notAfterUtcMillis))
                .append(", the last moment at which a device may begin to trust it\n");
        for (byte[] certificate : read.certificates) {
            text.append(describe(certificate));
        }
        return text.toString();
    }

    static TrustBundle read(byte[] bundle) throws IOException {
        try {
            return TrustBundle.read(bundle, bundle.length);
        } catch (TrustException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String describe(byte[] certificate) {
        String fingerprint = "    SHA-256 " + fingerprint(certificate) + "\n";
        try {
            CertificateInfo info = CertificateInfo.read(certificate);
            return "  \"" + info.subject + "\", " + info.publicKey + ", " + (info.isAuthority ? "" : "NO AUTHORITY, ")
                    + certificate.length + " bytes, valid " + UtcTime.date(info.notBeforeUtcMillis) + " to "
                    + UtcTime.date(info.notAfterUtcMillis) + "\n" + fingerprint;
        } catch (CredentialException e) {
            return "  no certificate: " + e.getMessage() + "\n" + fingerprint;
        }
    }

    private static String fingerprint(byte[] certificate) {
        try {
            return HexFormat.ofDelimiter(":").withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

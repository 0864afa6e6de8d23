package io.limpet.tls;

import io.limpet.board.Connection;

/**
 * The certificates that a verified server's chain was trusted by: from its own up to one of the loaded anchors, by
 * names and key identifiers (RFC 5280 §4.1.2.4, §4.2.1.1).
 *
 * <p>The stack has verified the signatures; here it is only found out which certificates the connection rests on, and
 * so when it will no longer be made. At most two are held at a time: a chain does not fit every heap.
 */
public final class VerifiedPath {

    /** Longer chains are not followed. The stacks take up to three authorities below the anchor. */
    private static final int CERTIFICATES_MAX = 8;

    /** Of the server's own and the authorities below the anchor the first to expire; null when none was shown. */
    public final CertificateInfo firstToExpire;

    /** The anchor; where it is not known which one it was, of all that are loaded the first to expire. */
    public final CertificateInfo anchor;

    /** Whether it is known which anchor it was. */
    public final boolean isAnchorKnown;

    private VerifiedPath(CertificateInfo firstToExpire, CertificateInfo anchor, byte[][] anchors) {
        this.firstToExpire = firstToExpire;
        this.anchor = anchor != null ? anchor : firstOf(anchors);
        this.isAnchorKnown = anchor != null || anchors.length == 1;
    }

    /** @param anchors those that the connection was made with, in DER */
    public static VerifiedPath of(Connection connection, byte[][] anchors) {
        CertificateInfo first = null;
        CertificateInfo anchor = null;
        CertificateInfo last = read(connection.peerCertificate(0));
        for (int i = 0; i < CERTIFICATES_MAX && last != null && anchor == null; i++) {
            first = first == null || last.notAfterUtcMillis < first.notAfterUtcMillis ? last : first;
            anchor = issuerAmong(anchors, last);
            last = anchor == null ? issuerAmong(connection, last) : null;
        }
        return new VerifiedPath(first, anchor, anchors);
    }

    /** Of several that may be it, as when an authority was renewed, the last to expire: the path holds as long. */
    private static CertificateInfo issuerAmong(byte[][] anchors, CertificateInfo certificate) {
        CertificateInfo last = null;
        for (int i = 0; i < anchors.length; i++) {
            CertificateInfo anchor = read(anchors[i]);
            if (isIssuer(anchor, certificate) && (last == null || anchor.notAfterUtcMillis > last.notAfterUtcMillis)) {
                last = anchor;
            }
        }
        return last;
    }

    private static CertificateInfo issuerAmong(Connection connection, CertificateInfo certificate) {
        for (int i = 1; i < CERTIFICATES_MAX; i++) {
            CertificateInfo sent = read(connection.peerCertificate(i));
            if (isIssuer(sent, certificate) && !sent.isSelfIssued) {
                return sent;
            }
        }
        return null;
    }

    private static boolean isIssuer(CertificateInfo one, CertificateInfo certificate) {
        return one != null && certificate.isIssuedBy(one) && certificate.mayBeSignedWithTheKeyOf(one);
    }

    private static CertificateInfo firstOf(byte[][] anchors) {
        CertificateInfo first = null;
        for (int i = 0; i < anchors.length; i++) {
            CertificateInfo anchor = read(anchors[i]);
            if (anchor != null && (first == null || anchor.notAfterUtcMillis < first.notAfterUtcMillis)) {
                first = anchor;
            }
        }
        return first;
    }

    /** Null when there is none, or it is one that the stack can read and we cannot. */
    private static CertificateInfo read(byte[] der) {
        try {
            return der == null ? null : CertificateInfo.read(der);
        } catch (CredentialException e) {
            return null;
        }
    }
}

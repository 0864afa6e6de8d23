package io.limpet.tls;

import java.util.ArrayList;

/** The certificates that a broker's chain may end in: read from the file of {@code tls.ca}, and named in messages. */
public final class TrustAnchors {

    private TrustAnchors() {
    }

    /**
     * The certificates of a file, PEM (one or a bundle) or DER, each once.
     *
     * @throws CredentialException with the line, when one is damaged or there is none
     */
    public static byte[][] read(byte[] file) throws CredentialException {
        byte[][] all = Certificates.read(file);
        ArrayList<byte[]> once = new ArrayList<byte[]>();
        for (int i = 0; i < all.length; i++) {
            if (!contains(once, all[i])) {
                once.add(all[i]);
            }
        }
        byte[][] anchors = new byte[once.size()][];
        for (int i = 0; i < anchors.length; i++) {
            anchors[i] = once.get(i);
        }
        return anchors;
    }

    /** Their subjects: {@code "\"CN=ISRG Root X1,O=Internet Security Research Group,C=US\", \"CN=...\""}. */
    public static String describe(byte[][] anchors) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < anchors.length; i++) {
            list.append(i == 0 ? "\"" : ", \"").append(subject(anchors[i])).append('"');
        }
        return list.toString();
    }

    private static String subject(byte[] anchor) {
        try {
            return CertificateInfo.read(anchor).subject;
        } catch (CredentialException e) {
            return "(unreadable)";
        }
    }

    private static boolean contains(ArrayList<byte[]> list, byte[] certificate) {
        for (int i = 0; i < list.size(); i++) {
            byte[] other = list.get(i);
            if (Der.sameBytes(other, 0, other.length, certificate, 0, certificate.length)) {
                return true;
            }
        }
        return false;
    }
}

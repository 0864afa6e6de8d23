package io.limpet.bouncycastle;

import io.limpet.board.ConnectException.Reason;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Whether a certificate is for a name (RFC 9525 §6).
 *
 * <ul>
 * <li>Only DNS names of subjectAltName count: the common name does not (§2), and an address is not a name.
 * <li>Letter case does not matter; each label must be the same in all else.
 * <li>A wildcard is the whole first label and stands for exactly one (§6.3); at least two labels follow it.
 * <li>What is not a host name in ASCII (RFC 1123 §2.1) is for nobody: a NUL in the middle ends no name here.
 * </ul>
 */
final class ServerIdentity {

    /** More names than the largest certificates of content networks have. */
    private static final int NAMES_MAX = 1000;

    private ServerIdentity() {
    }

    static void check(X509 certificate, String name) throws RefusalException {
        GeneralName[] names = certificate.names;
        for (int i = 0; i < names.length && i < NAMES_MAX; i++) {
            if (names[i].getTagNo() == GeneralName.dNSName
                    && matches(ASN1IA5String.getInstance(names[i].getName()).getOctets(), name)) {
                return;
            }
        }
        throw new RefusalException(Reason.NAME_MISMATCH, "its certificate is for " + listOf(certificate) + ", not for"
                + " \"" + name + "\". Set tls.server-name to a DNS name of the certificate, if this is the right"
                + " broker, or have it issued for this name.");
    }

    /** @param presented the octets of a DNS name in a certificate */
    static boolean matches(byte[] presented, String name) {
        if (!isHostName(presented)) {
            return false;
        }
        if (presented[0] != '*') {
            return isSame(presented, 0, name, 0);
        }
        int dot = name.indexOf('.');
        return dot > 0 && dotsFrom(presented, 2) > 0 && isSame(presented, 1, name, dot);
    }

    /** Labels of letters, digits, hyphens and underscores; the first may be a star. */
    private static boolean isHostName(byte[] presented) {
        int labelLength = 0;
        boolean star = presented.length > 1 && presented[0] == '*' && presented[1] == '.';
        for (int i = star ? 2 : 0; i < presented.length; i++) {
            if (presented[i] == '.' && labelLength > 0) {
                labelLength = 0;
            } else if (isLabelOctet(presented[i])) {
                labelLength++;
            } else {
                return false;
            }
        }
        return labelLength > 0;
    }

    private static boolean isLabelOctet(byte octet) {
        return octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z' || octet >= '0' && octet <= '9'
                || octet == '-' || octet == '_';
    }

    private static boolean isSame(byte[] presented, int from, String name, int nameFrom) {
        int length = presented.length - from;
        if (length != name.length() - nameFrom) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (lower((char) presented[from + i]) != lower(name.charAt(nameFrom + i))) {
                return false;
            }
        }
        return true;
    }

    private static int dotsFrom(byte[] presented, int from) {
        int dots = 0;
        for (int i = from; i < presented.length; i++) {
            dots += presented[i] == '.' ? 1 : 0;
        }
        return dots;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    private static String listOf(X509 certificate) {
        if (certificate.info.names.length() > 0) {
            return "\"" + certificate.info.names + "\"";
        }
        return "no DNS name (a common name does not count, RFC 9525), but \"" + certificate.info.subject + "\"";
    }
}

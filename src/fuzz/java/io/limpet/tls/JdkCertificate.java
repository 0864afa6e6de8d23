package io.limpet.tls;

import static io.limpet.fuzz.Oracle.demandEqual;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** What the JDK reads in a certificate, in the words of {@link CertificateInfo}. */
final class JdkCertificate {

    /** RFC 4514 §3, and those of its words that CertificateInfo has. */
    private static final List<String> LETTERS = List.of("CN", "C", "L", "ST", "O", "OU");

    private static final int NAME_CHARACTERS_MAX = 128;

    private final X509Certificate certificate;

    private JdkCertificate(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /** Null when the JDK does not take it. */
    static JdkCertificate of(byte[] der) {
        try {
            return new JdkCertificate((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException e) {
            return null;
        }
    }

    void demandSame(CertificateInfo info) {
        demandEqual(certificate.getNotBefore().getTime(), info.notBeforeUtcMillis, "notBefore");
        demandEqual(certificate.getNotAfter().getTime() + 999, info.notAfterUtcMillis, "notAfter");
        demandEqual(certificate.getBasicConstraints() >= 0, info.isAuthority, "authority");
        demandSameName(certificate.getSubjectX500Principal().getName(), info.subject, "subject");
        demandSameName(certificate.getIssuerX500Principal().getName(), info.issuer, "issuer");
        demandSameNames(info.names);
        PublicKey key = certificate.getPublicKey();
        if (key instanceof RSAPublicKey rsa) {
            demandEqual("RSA " + rsa.getModulus().bitLength(), info.publicKey, "public key");
        }
    }

    private static void demandSameName(String rfc2253, String name, String what) {
        String expected = name(rfc2253);
        if (expected != null && expected.length() <= NAME_CHARACTERS_MAX) {
            demandEqual(expected.isEmpty() ? "(no name)" : expected, name, what);
        }
    }

    /** Null where the two write it differently with good reason. */
    private static String name(String rfc2253) {
        StringBuilder name = new StringBuilder();
        try {
            List<Rdn> parts = new LdapName(rfc2253).getRdns();
            for (int i = parts.size() - 1; i >= 0; i--) {
                Rdn part = parts.get(i);
                if (part.size() != 1 || !(part.getValue() instanceof String value) || !isPlain(value)) {
                    return null;
                }
                if (LETTERS.contains(part.getType())) {
                    name.append(name.isEmpty() ? "" : ",").append(part.getType()).append('=').append(value);
                }
            }
        } catch (InvalidNameException e) {
            return null;
        }
        return name.toString();
    }

    /** What needs no escape, nor a character set that is not UTF-8. */
    private static boolean isPlain(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 0x7f && ",+\"\\<>;#=".indexOf(c) < 0);
    }

    private void demandSameNames(String names) {
        List<String> expected = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives == null) {   // there are none, or there is one that it cannot read
                return;
            }
            for (List<?> each : alternatives) {
                String name = each.get(1) instanceof String text ? text : "";
                if (each.get(0).equals(2) && isDnsName(name) || each.get(0).equals(7) && name.indexOf(':') < 0) {
                    expected.add(name);
                }
            }
        } catch (CertificateException e) {
            return;
        }
        demandEqual(String.join(", ", expected), names, "names");
    }

    private static boolean isDnsName(String name) {
        return !name.isEmpty() && name.length() <= 255 && name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ',');
    }
}

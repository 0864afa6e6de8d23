package io.limpet.simulator.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The names a certificate is for, as mbedTLS reads them: the alternative ones, or the common name if it has none. */
record CertificateNames(List<String> names) {

    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final int DNS_NAME = 2;

    static CertificateNames of(X509Certificate certificate) {
        List<String> found = new ArrayList<>();
        try {
            if (certificate.getExtensionValue(ALTERNATIVE_NAMES) == null) {
                commonNames(certificate, found);
            } else if (certificate.getSubjectAlternativeNames() != null) {
                for (List<?> alternative : certificate.getSubjectAlternativeNames()) {
                    if (alternative.get(0).equals(DNS_NAME)) {
                        found.add((String) alternative.get(1));
                    }
                }
            }
        } catch (CertificateParsingException | InvalidNameException e) {
            return new CertificateNames(List.of());
        }
        return new CertificateNames(List.copyOf(found));
    }

    boolean include(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int dot = wanted.indexOf('.');
        String wildcard = dot > 0 ? "*" + wanted.substring(dot) : wanted;
        return names.stream().map(known -> known.toLowerCase(Locale.ROOT))
                .anyMatch(known -> known.equals(wanted) || known.equals(wildcard));
    }

    private static void commonNames(X509Certificate certificate, List<String> found) throws InvalidNameException {
        for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
            if (part.getType().equalsIgnoreCase("CN")) {
                found.add(part.getValue().toString());
            }
        }
    }
}

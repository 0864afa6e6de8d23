package io.limpet.bouncycastle;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * The names that the authorities of a path allow those below them (RFC 5280 §4.2.1.10, §6.1.3 (b) and (c)): collected
 * from the anchor down.
 */
final class NameConstraintsCheck {

    /** Bounds the work: what is compared grows with the product. */
    static final int SUBTREES_MAX = 200;
    static final int NAMES_MAX = 1000;

    private final PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    private boolean constrained;

    /** Whether a certificate's names are allowed by all that is above it. */
    void check(X509 certificate) throws RefusalException {
        if (!constrained) {
            return;
        }
        if (certificate.names.length > NAMES_MAX) {
            throw RefusalException.of(certificate, "has more than " + NAMES_MAX + " names under name constraints.");
        }
        try {
            X500Name subject = certificate.structure.getSubject();
            if (subject.getRDNs().length > 0) {
                validator.checkPermittedDN(subject);
                validator.checkExcludedDN(subject);
            }
            for (int i = 0; i < certificate.names.length; i++) {
                GeneralName name = certificate.names[i];
                validator.checkPermitted(name);
                validator.checkExcluded(name);
            }
        } catch (NameConstraintValidatorException e) {
            throw violated(certificate);
        } catch (RuntimeException e) {
            throw violated(certificate);   // a name of a form that the validator cannot compare
        }
    }

    /**
     * Whether the very name that the server is called by is allowed: a wildcard, which is not excluded itself, may
     * stand for one that is.
     */
    void checkServerName(X509 server, String name) throws RefusalException {
        if (!constrained) {
            return;
        }
        GeneralName called = new GeneralName(GeneralName.dNSName, name);
        try {
            validator.checkPermitted(called);
            validator.checkExcluded(called);
        } catch (NameConstraintValidatorException e) {
            throw violated(server);
        }
    }

    /** Adds what a certificate demands of those below it. */
    void add(X509 authority) throws RefusalException {
        if (authority.nameConstraints == null) {
            return;
        }
        constrained = true;
        GeneralSubtree[] permitted = authority.nameConstraints.getPermittedSubtrees();
        GeneralSubtree[] excluded = authority.nameConstraints.getExcludedSubtrees();
        if (length(permitted) + length(excluded) > SUBTREES_MAX) {
            throw RefusalException.of(authority, "has more than " + SUBTREES_MAX + " name constraints.");
        }
        try {
            if (permitted != null) {
                validator.intersectPermittedSubtree(permitted);
            }
            for (int i = 0; i < length(excluded); i++) {
                validator.addExcludedSubtree(excluded[i]);
            }
        } catch (RuntimeException e) {
            // RFC 5280 §4.2.1.10: what cannot be processed must not be ignored.
            throw RefusalException.of(authority, "has name constraints of a form that is not known here.");
        }
    }

    private static int length(GeneralSubtree[] subtrees) {
        return subtrees == null ? 0 : subtrees.length;
    }

    private static RefusalException violated(X509 certificate) {
        return RefusalException.of(certificate, "has a name that an authority above it must not certify (name"
                + " constraints). Have it issued by an authority that may.");
    }
}

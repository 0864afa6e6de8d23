package io.limpet.bouncycastle;

/**
 * Finds a way from the server's certificate to a trust anchor that keeps to all rules (RFC 4158): in whatever order the
 * server sent the certificates, with superfluous ones among them, and where an authority was signed by several, by the
 * first that leads anywhere.
 *
 * <pre>
 *   server --- intermediate --- anchor           each signed by the next; a step is taken only when its signature is
 *                    \--------- other anchor     good, and a dead end is left backwards
 * </pre>
 *
 * <p>How much work that is, a server decides that nobody trusts yet: so signatures are counted, and when there have
 * been too many it is refused.
 */
final class PathBuilder {

    /** The longest path, the server's certificate and the anchor included: Internet chains have 2 to 4. */
    static final int PATH_MAX = 8;

    /** Signatures that are verified for one server at most. */
    static final int SIGNATURES_MAX = 16;

    private final X509[] sent;
    private final X509[] anchors;
    private final PathValidator validator;
    private final X509[] path = new X509[PATH_MAX];
    /** Of the path that was found. */
    private int length;
    private int signatures;
    /** What was wrong with the first step that might have been taken, or the first way; null when there was none. */
    private RefusalException refusal;

    /** @param sent those that the server sent, its own first */
    PathBuilder(X509[] sent, X509[] anchors, PathValidator validator) {
        this.sent = sent;
        this.anchors = anchors;
        this.validator = validator;
    }

    /**
     * Finds the first way.
     *
     * @return the server's certificate first, the anchor last; one alone where they are the same
     * @throws RefusalException when there is none, with what is wrong with the first that there might have been
     */
    X509[] build() throws RefusalException {
        path[0] = sent[0];
        if (contains(anchors, sent[0])) {
            validator.check(path, 1);
            return found(1);
        }
        if (!leadsToAnchor(1)) {
            throw refusal != null ? refusal : RefusalException.withoutPath(sent[0]);
        }
        return found(length);
    }

    private X509[] found(int length) {
        X509[] found = new X509[length];
        System.arraycopy(path, 0, found, 0, length);
        return found;
    }

    /** Whether there is a way on from the path of this length. */
    private boolean leadsToAnchor(int length) throws RefusalException {
        if (length == PATH_MAX) {
            return false;
        }
        X509 last = path[length - 1];
        for (int i = 0; i < anchors.length; i++) {
            if (last.isIssuedBy(anchors[i]) && isSignedBy(anchors[i], last) && isSound(anchors[i], length)) {
                return true;
            }
        }
        for (int i = 1; i < sent.length; i++) {
            if (last.isIssuedBy(sent[i]) && !isOnPath(sent[i], length) && !contains(anchors, sent[i])
                    && isSignedBy(sent[i], last)) {
                path[length] = sent[i];
                if (leadsToAnchor(length + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the path keeps to all rules when it ends in this anchor. */
    private boolean isSound(X509 anchor, int length) {
        path[length] = anchor;
        try {
            validator.check(path, length + 1);
            this.length = length + 1;
            return true;
        } catch (RefusalException e) {
            note(e);
            return false;
        }
    }

    private boolean isSignedBy(X509 issuer, X509 certificate) throws RefusalException {
        try {
            CertificateSignature.checkAlgorithm(certificate);
            KeyStrength.check(issuer);
        } catch (RefusalException e) {
            note(e);
            return false;
        }
        if (signatures == SIGNATURES_MAX) {
            throw RefusalException.untrusted("more than " + SIGNATURES_MAX + " signatures would have to be verified."
                    + " Let the broker send its own chain and nothing more.");
        }
        signatures++;
        if (CertificateSignature.isMadeBy(issuer, certificate)) {
            return true;
        }
        note(RefusalException.of(certificate, "names \"" + issuer.info.subject + "\" as its issuer, but a"
                + " signature is false, or of an authority that has the name of a loaded one and another key. Compare"
                + " tls.ca with the authority's own file."));
        return false;
    }

    private void note(RefusalException e) {
        if (refusal == null) {
            refusal = e;
        }
    }

    private boolean isOnPath(X509 certificate, int length) {
        for (int i = 0; i < length; i++) {
            if (path[i].isSame(certificate)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(X509[] all, X509 certificate) {
        for (int i = 0; i < all.length; i++) {
            if (all[i].isSame(certificate)) {
                return true;
            }
        }
        return false;
    }
}

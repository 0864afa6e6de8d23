package io.limpet.tls;

import io.limpet.time.UtcTime;

/**
 * Says in words why a platform refused a chain. Boards report every bad certificate with one and the same error; what
 * is wrong can be read from the certificates, and a person needs to know.
 *
 * <p>It explains a refusal and never grants anything: no signature is verified here, and what it reads may come from
 * anybody.
 */
public final class ChainReview {

    /** The first fault found, in this order. */
    public enum Fault {
        NOT_TRUSTED,
        EXPIRED,
        NOT_YET_VALID,
        NAME_MISMATCH,
        /** Names and dates are in order, so that it can only be a signature or a rule of chains. */
        NONE_SEEN
    }

    public final Fault fault;

    /** What is wrong and what to do, without the broker's name. */
    public final String text;

    private ChainReview(Fault fault, String text) {
        this.fault = fault;
        this.text = text;
    }

    /**
     * Reviews the certificates that a server sent, its own first.
     *
     * @param anchors those that are trusted, in DER
     * @param utcMillis what the device's clock says
     * @throws CredentialException when one of them cannot be read
     */
    public static ChainReview of(byte[][] chain, byte[][] anchors, String serverName, long utcMillis)
            throws CredentialException {
        CertificateInfo[] sent = readAll(chain);
        CertificateInfo[] trusted = readAll(anchors);
        ChainReview review = trust(sent, trusted, anchors, chain);
        for (int i = 0; i < sent.length && review == null; i++) {
            review = dates(sent[i], utcMillis);
        }
        for (int i = 0; i < trusted.length && review == null; i++) {
            review = hasIssuer(sent[sent.length - 1], new CertificateInfo[] {trusted[i]})
                    ? dates(trusted[i], utcMillis) : null;
        }
        if (review == null && !sent[0].isFor(serverName)) {
            review = new ChainReview(Fault.NAME_MISMATCH, "its certificate is for " + namesOf(sent[0]) + ", not for \""
                    + serverName + "\". Set tls.server-name to a name of the certificate, if this is the right broker,"
                    + " or have it issued for this name.");
        }
        return review != null ? review : new ChainReview(Fault.NONE_SEEN, "its certificate \"" + sent[0].subject
                + "\" was refused although names and dates are in order: a signature is false, or of an authority that"
                + " has the name of a loaded one and another key. Compare tls.ca with the authority's own file.");
    }

    /** Follows the chain by its names until an anchor; null when there is one. */
    private static ChainReview trust(CertificateInfo[] sent, CertificateInfo[] trusted, byte[][] anchors,
            byte[][] chain) {
        CertificateInfo last = sent[0];
        for (int steps = 0; steps < sent.length; steps++) {
            if (isAnchor(chain[indexOf(sent, last)], anchors) || hasIssuer(last, trusted)) {
                return null;
            }
            CertificateInfo issuer = issuerAmong(sent, last);
            if (issuer == null) {
                break;
            }
            last = issuer;
        }
        String loaded = " Loaded anchors: " + TrustAnchors.describe(anchors) + ".";
        if (last.isSelfIssued) {
            return new ChainReview(Fault.NOT_TRUSTED, (last == sent[0] ? "its certificate \"" : "the chain's root \"")
                    + last.subject + "\" is signed by itself and not among the loaded anchors. If you know it, put it"
                    + " into tls.ca." + loaded);
        }
        return new ChainReview(Fault.NOT_TRUSTED, "its certificate \"" + last.subject + "\" was issued by \""
                + last.issuer + "\", which is neither loaded nor sent by the broker. Put that authority into tls.ca; if"
                + " it is an intermediate one, let the broker send it." + loaded);
    }

    private static ChainReview dates(CertificateInfo certificate, long utcMillis) {
        if (utcMillis > certificate.notAfterUtcMillis) {
            return new ChainReview(Fault.EXPIRED, "certificate \"" + certificate.subject + "\" expired "
                    + UtcTime.date(certificate.notAfterUtcMillis) + ", clock says " + UtcTime.dateAndTime(utcMillis)
                    + ". Renew it on the broker, or check the clock.");
        }
        if (utcMillis < certificate.notBeforeUtcMillis) {
            return new ChainReview(Fault.NOT_YET_VALID, "certificate \"" + certificate.subject + "\" is valid from "
                    + UtcTime.dateAndTime(certificate.notBeforeUtcMillis) + " on, clock says "
                    + UtcTime.dateAndTime(utcMillis) + ". Check the clock, and the broker's certificate.");
        }
        return null;
    }

    private static String namesOf(CertificateInfo certificate) {
        return certificate.names.length() > 0 ? "\"" + certificate.names + "\"" : "\"" + certificate.subject + "\"";
    }

    private static boolean isAnchor(byte[] certificate, byte[][] anchors) {
        for (int i = 0; i < anchors.length; i++) {
            if (Der.sameBytes(certificate, 0, certificate.length, anchors[i], 0, anchors[i].length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasIssuer(CertificateInfo certificate, CertificateInfo[] candidates) {
        for (int i = 0; i < candidates.length; i++) {
            if (certificate.isIssuedBy(candidates[i])) {
                return true;
            }
        }
        return false;
    }

    private static CertificateInfo issuerAmong(CertificateInfo[] sent, CertificateInfo certificate) {
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] != certificate && certificate.isIssuedBy(sent[i])) {
                return sent[i];
            }
        }
        return null;
    }

    private static int indexOf(CertificateInfo[] all, CertificateInfo one) {
        int index = 0;
        while (all[index] != one) {
            index++;
        }
        return index;
    }

    private static CertificateInfo[] readAll(byte[][] certificates) throws CredentialException {
        CertificateInfo[] all = new CertificateInfo[certificates.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = CertificateInfo.read(certificates[i]);
        }
        return all;
    }
}

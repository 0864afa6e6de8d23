package io.limpet.tls;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.ConnectException.Reason;
import io.limpet.board.TlsSettings;
import io.limpet.time.UtcTime;

/**
 * Why a TLS connection was not made: what was wrong and what to do, the same words on every board.
 *
 * <p>What has happened is for a board to find out, each from what its platform tells.
 */
public final class TlsFailures {

    /** Alerts (RFC 8446 §6.2). */
    private static final int ALERT_HANDSHAKE_FAILURE = 40;
    private static final int ALERT_BAD_CERTIFICATE = 42;
    private static final int ALERT_ACCESS_DENIED = 49;
    private static final int ALERT_PROTOCOL_VERSION = 70;
    private static final int ALERT_CERTIFICATE_REQUIRED = 116;

    private final String target;
    private final TlsSettings settings;

    public TlsFailures(String host, int port, TlsSettings settings) {
        this.target = "TLS: " + host + ":" + port + " ";
        this.settings = settings;
    }

    /** Refuses what would make TLS worthless, before a byte is sent. */
    public void check(Clock clock) throws ConnectException {
        if (!clock.isSet()) {
            throw clockNotSet();
        }
        if (ServerNames.isAddress(settings.serverName)) {
            throw nameIsAddress();
        }
        if (settings.clientCertificates != null) {
            checkOwnDates(clock.utcMillis());
        }
    }

    /** A broker would say no more than that it refuses. */
    private void checkOwnDates(long utcMillis) throws ConnectException {
        try {
            CertificateInfo own = CertificateInfo.read(settings.clientCertificates[0]);
            if (utcMillis > own.notAfterUtcMillis) {
                throw ownDates(Reason.EXPIRED, own, "expired " + UtcTime.date(own.notAfterUtcMillis), utcMillis);
            }
            if (utcMillis < own.notBeforeUtcMillis) {
                throw ownDates(Reason.NOT_YET_VALID, own, "is valid from " + UtcTime.date(own.notBeforeUtcMillis)
                        + " on", utcMillis);
            }
        } catch (CredentialException e) {
            throw unusable("tls.client-certificate", "cannot be read: " + e.getMessage());
        }
    }

    private ConnectException ownDates(Reason reason, CertificateInfo own, String what, long utcMillis) {
        return new ConnectException(reason, target + "was not called: this device's certificate \"" + own.subject
                + "\" " + what + ", clock says " + UtcTime.date(utcMillis)
                + ". Give the device a new one (tls.client-certificate), or check the clock.");
    }

    private ConnectException clockNotSet() {
        return new ConnectException(Reason.NOT_YET_VALID, target + "was not called: the clock is not set, so no"
                + " certificate could be judged. Check time.sntp-host.");
    }

    private ConnectException nameIsAddress() {
        return new ConnectException(Reason.NAME_MISMATCH, target + "was not called: the server name \""
                + settings.serverName + "\" is an address, which this platform does not check. Set tls.server-name to"
                + " a DNS name of the broker's certificate.");
    }

    /** @param why it cannot be used: {@code "is not the key of tls.client-certificate"} */
    public ConnectException unusable(String key, String why) {
        return refused("was not called: " + key + " " + why + ".");
    }

    public ConnectException noRandomness() {
        return refused("was not called: this board's source of random numbers fails, and without it there is no"
                + " secret.");
    }

    public ConnectException tooLarge() {
        return refused("needs more memory than this board has for TLS. Is its chain very long, or tls.ca?");
    }

    public ConnectException silent() {
        return new ConnectException(Reason.TIMED_OUT, target + "accepted the connection and then said nothing. Does it"
                + " speak TLS on this port? Check mqtt.port.");
    }

    public ConnectException slow(long timeoutMillis) {
        return new ConnectException(Reason.TIMED_OUT, target + "did not finish the handshake within "
                + timeoutMillis / 1000 + " s. Is it overloaded, is the network bad? Or raise connect.timeout.");
    }

    public ConnectException notTls() {
        return refused("does not speak TLS on this port. Check mqtt.port: 8883 is the one with TLS as a rule, 1883 the"
                + " one without.");
    }

    /** @param said the platform's words, to be put behind ours */
    public ConnectException brokeOff(String said) {
        return new ConnectException(Reason.CLOSED, target + "broke off within the handshake. Is this a port without"
                + " TLS, is the broker shutting down, does it refuse this device? TLS " + settings.version
                + " was offered." + said);
    }

    public ConnectException otherVersion() {
        return refused(settings.version.equals("1.2")
                ? "refuses TLS 1.2. Set tls.version=1.3, or let the broker offer 1.2."
                : "answers to TLS 1.2 only. Set tls.version=1.2, or let the broker offer 1.3.");
    }

    public ConnectException alert(int alert, boolean certificateAsked) {
        if (alert == ALERT_PROTOCOL_VERSION) {
            return otherVersion();
        }
        if (alert == ALERT_CERTIFICATE_REQUIRED || alert >= ALERT_BAD_CERTIFICATE && alert <= ALERT_ACCESS_DENIED
                || alert == ALERT_HANDSHAKE_FAILURE && certificateAsked) {
            return clientCertificate();
        }
        return refused("refuses the handshake (alert " + alert + ", "
                + (settings.version.equals("1.2") ? "RFC 5246 §7.2" : "RFC 8446 §6.2")
                + "). Does it want other cipher suites, or not know the name \"" + settings.serverName
                + "\"? Its log says more.");
    }

    public ConnectException clientCertificate() {
        return refused("asks for a certificate of this device and " + (settings.clientCertificates == null
                ? "there is none. Set tls.client-certificate and tls.client-key."
                : "refuses the one of tls.client-certificate. Does it know the authority of that, has it expired?"));
    }

    /** In words that say nothing more. */
    public ConnectException handshakeRefused(String said) {
        return refused("refused the handshake. TLS " + settings.version + " was offered. The broker's log says more."
                + said);
    }

    /**
     * By the certificates that the peer sent.
     *
     * @param refused whether the platform has refused them, so that something must be wrong
     * @return null when nothing is seen to be wrong, and it need not be
     */
    public ConnectException certificates(byte[][] chain, long utcMillis, boolean refused) {
        try {
            ChainReview review = ChainReview.of(chain, settings.trustAnchors, settings.serverName, utcMillis);
            if (review.fault == ChainReview.Fault.NONE_SEEN && !refused) {
                return null;
            }
            return new ConnectException(reason(review.fault), target + "refused: " + review.text);
        } catch (CredentialException e) {
            return untrusted("it sent a certificate that cannot be read: " + e.getMessage());
        }
    }

    /** @param what is wrong and what to do: {@code "its certificate is signed with MD5. ..."} */
    public ConnectException untrusted(String what) {
        return certificate(Reason.NOT_TRUSTED, what);
    }

    /** The same, where it is not only a question of trust. */
    public ConnectException certificate(Reason reason, String what) {
        return new ConnectException(reason, target + "refused: " + what);
    }

    /** @param how as a short sentence without its end: {@code "a message out of order"} */
    public ConnectException brokeRules(String how) {
        return refused("broke the rules of TLS " + settings.version + " in the handshake: " + how + ". Is its TLS old,"
                + " or is something between it and the device? Its log may say more.");
    }

    /** Of certificates that nobody here has seen. */
    public ConnectException unseenCertificates(long utcMillis, String said) {
        return untrusted("its certificate is not issued by a loaded anchor, or not for \"" + settings.serverName
                + "\", or not valid on " + UtcTime.date(utcMillis) + ". Loaded anchors: "
                + TrustAnchors.describe(settings.trustAnchors) + "." + said);
    }

    private ConnectException refused(String how) {
        return new ConnectException(Reason.HANDSHAKE_REFUSED, target + how);
    }

    private static Reason reason(ChainReview.Fault fault) {
        switch (fault) {
            case EXPIRED:
                return Reason.EXPIRED;
            case NOT_YET_VALID:
                return Reason.NOT_YET_VALID;
            case NAME_MISMATCH:
                return Reason.NAME_MISMATCH;
            default:
                return Reason.NOT_TRUSTED;
        }
    }
}

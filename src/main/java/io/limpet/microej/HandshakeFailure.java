package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.ConnectException.Reason;
import io.limpet.board.TlsSettings;
import io.limpet.tls.ChainReview;
import io.limpet.tls.CredentialException;
import io.limpet.tls.TrustAnchors;
import io.limpet.tls.UtcTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;

/**
 * Finds out why a handshake failed, and says it.
 *
 * <p>MicroEJ platforms give one code for every bad certificate and another for nearly everything else. So the server
 * is asked once more, in a way that brings its certificates in the clear ({@link ServerProbe}), and those are reviewed.
 * The probe decides nothing but the words: the platform has refused, and that stands.
 */
final class HandshakeFailure {

    private final String target;
    private final InetAddress address;
    private final int port;
    private final TlsSettings settings;
    private final Clock clock;

    /** @param address the one of the host's addresses that was called */
    HandshakeFailure(String host, InetAddress address, int port, TlsSettings settings, Clock clock) {
        this.target = "TLS: " + host + ":" + port + " ";
        this.address = address;
        this.port = port;
        this.settings = settings;
        this.clock = clock;
    }

    ConnectException explain(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return new ConnectException(Reason.TIMED_OUT, target + "accepted the connection and then said nothing."
                    + " Does it speak TLS on this port? Check mqtt.port.");
        }
        PlatformError error = PlatformError.of(failure);
        ServerFlight flight = new ServerProbe(clock).ask(address, port, settings.serverName);
        ConnectException explained = flight == null ? null : explain(error, flight);
        return explained != null ? explained : unexplained(error, failure);
    }

    /** By what the server says to the probe; null when that is no explanation. */
    ConnectException explain(PlatformError error, ServerFlight flight) {
        if (!flight.isTls) {
            return new ConnectException(Reason.HANDSHAKE_REFUSED, target + "does not speak TLS on this port."
                    + " Check mqtt.port: 8883 is the one with TLS as a rule, 1883 the one without.");
        }
        if (flight.alert >= 0) {
            return settings.version.equals("1.2") ? refusedTls12(flight.alert) : null;
        }
        if (flight.certificates == null || flight.certificates.length == 0) {
            return null;
        }
        if (settings.version.equals("1.3") && !flight.speaksTls13) {
            return new ConnectException(Reason.HANDSHAKE_REFUSED, target + "answers to TLS 1.2 only. Set"
                    + " tls.version=1.2, or let the broker offer 1.3.");
        }
        ConnectException reviewed = error == PlatformError.PEER_REFUSED ? null : review(flight.certificates, error);
        if (reviewed == null && flight.asksForCertificate) {
            return new ConnectException(Reason.HANDSHAKE_REFUSED, target + "asks for a certificate of this device and "
                    + (settings.clientCertificates == null ? "there is none. Set tls.client-certificate and"
                            + " tls.client-key." : "refuses the one of tls.client-certificate. Does it know the"
                            + " authority of that, has it expired?"));
        }
        return reviewed;
    }

    private ConnectException refusedTls12(int alert) {
        if (alert == ServerFlight.ALERT_PROTOCOL_VERSION) {
            return new ConnectException(Reason.HANDSHAKE_REFUSED, target + "refuses TLS 1.2. Set tls.version=1.3, or"
                    + " let the broker offer 1.2.");
        }
        return new ConnectException(Reason.HANDSHAKE_REFUSED, target + "refuses the handshake (alert " + alert
                + ", RFC 5246 §7.2). Does it want other cipher suites, or not know the name \"" + settings.serverName
                + "\"? Its log says more.");
    }

    private ConnectException review(byte[][] certificates, PlatformError error) {
        try {
            ChainReview review = ChainReview.of(certificates, settings.trustAnchors, settings.serverName,
                    clock.utcMillis());
            if (review.fault == ChainReview.Fault.NONE_SEEN && error != PlatformError.CERTIFICATE) {
                return null;
            }
            return new ConnectException(reason(review.fault), target + "refused: " + review.text);
        } catch (CredentialException e) {
            return new ConnectException(Reason.NOT_TRUSTED, target + "refused: it sent a certificate that cannot be"
                    + " read: " + e.getMessage());
        }
    }

    private ConnectException unexplained(PlatformError error, IOException failure) {
        String said = " The platform says \"" + failure.getMessage() + "\".";
        switch (error) {
            case CERTIFICATE:
                return new ConnectException(Reason.NOT_TRUSTED, target + "refused: its certificate is not issued by a"
                        + " loaded anchor, or not for \"" + settings.serverName + "\", or not valid on "
                        + UtcTime.date(clock.utcMillis()) + ". Loaded anchors: "
                        + TrustAnchors.describe(settings.trustAnchors) + "." + said);
            case PEER_REFUSED:
                return new ConnectException(Reason.HANDSHAKE_REFUSED, target + "refused the handshake. TLS "
                        + settings.version + " was offered. The broker's log says more." + said);
            default:
                return new ConnectException(Reason.CLOSED, target + "broke off within the handshake. Is this a port"
                        + " without TLS, is the broker shutting down, does it refuse this device? TLS "
                        + settings.version + " was offered." + said);
        }
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

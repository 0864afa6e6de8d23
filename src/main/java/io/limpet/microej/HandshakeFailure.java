package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.TlsSettings;
import io.limpet.tls.TlsFailures;
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

    private final TlsFailures failures;
    private final InetAddress address;
    private final int port;
    private final TlsSettings settings;
    private final Clock clock;

    /** @param address the one of the host's addresses that was called */
    HandshakeFailure(TlsFailures failures, InetAddress address, int port, TlsSettings settings, Clock clock) {
        this.failures = failures;
        this.address = address;
        this.port = port;
        this.settings = settings;
        this.clock = clock;
    }

    ConnectException explain(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return failures.silent();
        }
        PlatformError error = PlatformError.of(failure);
        ServerFlight flight = new ServerProbe(clock).ask(address, port, settings.serverName);
        ConnectException explained = flight == null ? null : explain(error, flight);
        return explained != null ? explained : unexplained(error, failure);
    }

    /** By what the server says to the probe; null when that is no explanation. */
    ConnectException explain(PlatformError error, ServerFlight flight) {
        if (!flight.isTls) {
            return failures.notTls();
        }
        if (flight.alert >= 0) {
            return settings.version.equals("1.2") ? failures.alert(flight.alert, false) : null;
        }
        if (flight.certificates == null || flight.certificates.length == 0) {
            return null;
        }
        if (settings.version.equals("1.3") && !flight.speaksTls13) {
            return failures.otherVersion();
        }
        ConnectException reviewed = error == PlatformError.PEER_REFUSED ? null
                : failures.certificates(flight.certificates, clock.utcMillis(), error == PlatformError.CERTIFICATE);
        return reviewed == null && flight.asksForCertificate ? failures.clientCertificate() : reviewed;
    }

    private ConnectException unexplained(PlatformError error, IOException failure) {
        String said = " The platform says \"" + failure.getMessage() + "\".";
        switch (error) {
            case CERTIFICATE:
                return failures.unseenCertificates(clock.utcMillis(), said);
            case PEER_REFUSED:
                return failures.handshakeRefused(said);
            default:
                return failures.brokeOff(said);
        }
    }
}

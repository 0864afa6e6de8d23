package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.tls.TlsFailures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/**
 * TLS through {@code javax.net.ssl} as MicroEJ has it.
 *
 * <p>The server name is handed over when the socket is made: that is the only way in which a MicroEJ platform learns
 * it, and without it <b>nobody would check the name</b>. An address in its place is not checked either (the ESP32-S3
 * port hands mbedTLS names only), so it is refused here.
 */
final class TlsConnector implements SecureConnector {

    /** What {@link #advance} does next. */
    private enum Step {
        NOTHING,
        CHECK,
        CONNECT,
        HANDSHAKE
    }

    private final Clock clock;
    private final TcpDialer dialer;
    private final TlsContexts contexts = new TlsContexts();

    private Step step = Step.NOTHING;
    private TlsFailures failures;
    private int port;
    private TlsSettings settings;
    private long giveUpMillis;
    private Socket socket;

    TlsConnector(Clock clock) {
        this.clock = clock;
        this.dialer = new TcpDialer(clock);
    }

    @Override
    public void start(String host, int port, TlsSettings settings, long timeoutMillis) {
        abandon();
        this.failures = new TlsFailures(host, port, settings);
        this.port = port;
        this.settings = settings;
        this.giveUpMillis = clock.uptimeMillis() + timeoutMillis;
        dialer.start(host, port, timeoutMillis);
        step = Step.CHECK;
    }

    @Override
    public Connection advance(long deadlineMillis) throws ConnectException {
        try {
            return next(deadlineMillis);
        } catch (ConnectException e) {
            abandon();
            throw e;
        }
    }

    @Override
    public void abandon() {
        Sockets.close(socket);
        socket = null;
        step = Step.NOTHING;
    }

    private Connection next(long deadlineMillis) throws ConnectException {
        switch (step) {
            case CHECK:
                failures.check(clock);
                contexts.factory(settings);
                step = Step.CONNECT;
                return null;
            case CONNECT:
                socket = dialer.advance(deadlineMillis);
                if (socket != null) {
                    step = Step.HANDSHAKE;
                }
                return null;
            case HANDSHAKE:
                return handshake();
            default:
                throw new IllegalStateException("advance: there is no attempt under way, call start first");
        }
    }

    private Connection handshake() throws ConnectException {
        InetAddress address = socket.getInetAddress();
        try {
            SSLSocket secure = (SSLSocket) contexts.factory(settings)
                    .createSocket(socket, settings.serverName, port, true);
            socket = secure;
            // For each read of the handshake, not for the whole: a peer that drips is the watchdog's business.
            secure.setSoTimeout(Timeouts.untilDeadline(clock, giveUpMillis));
            secure.startHandshake();
            Connection connection = new TlsConnection(secure, clock, "TLSv" + settings.version + ", "
                    + address.getHostAddress() + ":" + port);
            socket = null;
            step = Step.NOTHING;
            return connection;
        } catch (ConnectException e) {
            throw e;
        } catch (IOException e) {
            Sockets.close(socket);
            dialer.beginElsewhere();
            throw new HandshakeFailure(failures, address, port, settings, clock).explain(e);
        }
    }
}

package io.limpet.baremetal;

import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.tls.TlsFailures;

/** TLS through mbedTLS, one connection at a time. Every step returns; the longest verify a signature. */
final class TlsConnector implements SecureConnector {

    /** What {@link #advance} does next. */
    private enum Step {
        NOTHING,
        CHECK,
        CONNECT,
        HANDSHAKE
    }

    private final HardwareClock clock;
    private final TcpDialer dialer;

    private Step step = Step.NOTHING;
    private String host;
    private int port;
    private TlsSettings settings;
    private TlsFailures failures;
    private long timeoutMillis;
    private long giveUpMillis;
    /** Whether the handshake has waited for the peer, and whether the peer has said something then. */
    private boolean waited;
    private boolean heard;
    /** The last that was made: the only one that there can be. */
    private TlsConnection connection;

    TlsConnector(HardwareClock clock) {
        this.clock = clock;
        this.dialer = new TcpDialer(clock);
    }

    @Override
    public void start(String host, int port, TlsSettings settings, long timeoutMillis) {
        abandon();
        if (connection != null) {
            connection.close();
        }
        this.host = host;
        this.port = port;
        this.settings = settings;
        this.failures = new TlsFailures(host, port, settings);
        this.timeoutMillis = timeoutMillis;
        this.giveUpMillis = clock.uptimeMillis() + timeoutMillis;
        step = Step.CHECK;
    }

    @Override
    public Connection advance(long deadlineMillis) throws ConnectException {
        try {
            Connection made = next();
            while (made == null && clock.uptimeMillis() < deadlineMillis) {
                clock.pause();
                made = next();
            }
            return made;
        } catch (ConnectException e) {
            abandon();
            throw e;
        }
    }

    @Override
    public void abandon() {
        if (step != Step.NOTHING) {
            TlsNatives.end();
            NetNatives.tcpClose();
            step = Step.NOTHING;
        }
    }

    private Connection next() throws ConnectException {
        switch (step) {
            case CHECK:
                failures.check(clock);
                dialer.start(host, port, timeoutMillis);
                step = Step.CONNECT;
                return null;
            case CONNECT:
                if (dialer.advance()) {
                    Credentials.give(settings, failures);
                    waited = false;
                    heard = false;
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
        int result = TlsNatives.handshake();
        if (result < 0) {
            dialer.beginElsewhere();
            throw HandshakeFailure.explain(failures, clock.utcMillis());
        }
        if (result == TlsNatives.DONE) {
            return established();
        }
        heard |= waited && result == TlsNatives.MORE;
        waited |= result == TlsNatives.WAIT;
        if (clock.uptimeMillis() >= giveUpMillis) {
            dialer.beginElsewhere();
            throw heard ? failures.slow(timeoutMillis) : failures.silent();
        }
        return null;
    }

    private Connection established() {
        connection = new TlsConnection(clock, failures,
                "TLSv" + settings.version + ", " + dialer.address() + ":" + port);
        step = Step.NOTHING;
        return connection;
    }
}

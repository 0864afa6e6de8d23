package io.limpet.bouncycastle;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.microej.SocketStream;
import io.limpet.microej.TcpDialer;
import io.limpet.tls.TlsFailures;
import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * TLS by Bouncy Castle over plain sockets. Every wait ends at its deadline, and a peer that drips is given up when the
 * attempt's time is over: nothing here is one blocking call.
 */
public final class BouncyCastleConnector implements SecureConnector {

    /** What {@link #advance} does next. */
    private enum Step {
        NOTHING,
        CHECK,
        CONNECT,
        HANDSHAKE
    }

    private final Clock clock;
    private final TcpDialer dialer;
    private final BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());

    private Step step = Step.NOTHING;
    private TlsFailures failures;
    private int port;
    private TlsSettings settings;
    private long timeoutMillis;
    private long giveUpMillis;
    /** Of the settings that were used last. */
    private Credentials credentials;

    /** Of the handshake that is under way, if any. */
    private Records records;
    private DeviceTlsClient client;
    private ServerCheck check;

    public BouncyCastleConnector(Clock clock) {
        this.clock = clock;
        this.dialer = new TcpDialer(clock);
    }

    @Override
    public void start(String host, int port, TlsSettings settings, long timeoutMillis) {
        abandon();
        this.failures = new TlsFailures(host, port, settings);
        this.port = port;
        this.settings = settings;
        this.timeoutMillis = timeoutMillis;
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
        if (records != null) {
            records.close();
        }
        records = null;
        step = Step.NOTHING;
    }

    private Connection next(long deadlineMillis) throws ConnectException {
        switch (step) {
            case CHECK:
                failures.check(clock);
                readCredentials();
                step = Step.CONNECT;
                return null;
            case CONNECT:
                Socket socket = dialer.advance(deadlineMillis);
                if (socket != null) {
                    beginHandshake(socket);
                    step = Step.HANDSHAKE;
                }
                return null;
            case HANDSHAKE:
                return handshake(deadlineMillis);
            default:
                throw new IllegalStateException("advance: there is no attempt under way, call start first");
        }
    }

    private void readCredentials() throws ConnectException {
        if (credentials == null || credentials.settings != settings) {
            credentials = Credentials.of(settings, crypto, failures);
        }
    }

    private void beginHandshake(Socket socket) throws ConnectException {
        check = new ServerCheck(credentials, clock.utcMillis());
        client = new DeviceTlsClient(crypto, settings.version, settings.serverName, check);
        try {
            records = new Records(new SocketStream(socket, clock));
            records.protocol.connect(client);
            records.send();
        } catch (IOException e) {
            throw explain(e);
        }
    }

    private Connection handshake(long deadlineMillis) throws ConnectException {
        if (clock.uptimeMillis() >= giveUpMillis) {
            dialer.beginElsewhere();
            throw records.firstOctet() < 0 ? failures.silent() : failures.slow(timeoutMillis);
        }
        try {
            records.receive(Math.min(deadlineMillis, giveUpMillis));
        } catch (IOException e) {
            throw explain(e);
        }
        return records.protocol.isHandshaking() ? null : connected();
    }

    private Connection connected() {
        Connection connection = new BouncyCastleConnection(records, clock, failures, check, "TLSv" + settings.version
                + ", " + records.peerAddress() + ":" + port);
        records = null;
        step = Step.NOTHING;
        return connection;
    }

    private ConnectException explain(IOException failure) {
        dialer.beginElsewhere();
        int firstOctet = records == null ? -1 : records.firstOctet();
        return new HandshakeFailure(failures, check, client.alertReceived(), firstOctet, clock.utcMillis())
                .explain(failure);
    }
}

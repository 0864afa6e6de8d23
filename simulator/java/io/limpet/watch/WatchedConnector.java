package io.limpet.watch;

import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.simulator.panel.DeviceEvents;
import io.limpet.simulator.tls.TlsTap;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A connector whose attempts are told. What the platform's own stack does not tell the firmware, the simulator's
 * {@link TlsTap} tells here; of another stack it is known what its connection tells, which comes too late for a chain
 * that was refused.
 */
final class WatchedConnector implements SecureConnector {

    private final SecureConnector connector;
    private final DeviceEvents events;
    private TlsSettings settings;

    WatchedConnector(SecureConnector connector, DeviceEvents events) {
        this.connector = connector;
        this.events = events;
    }

    @Override
    public void start(String host, int port, TlsSettings settings, long timeoutMillis) {
        this.settings = settings;
        TlsTap tap = TlsTap.ofThisThread();
        if (tap != null) {
            tap.clear();
        }
        connector.start(host, port, settings, timeoutMillis);
        events.connecting(host, port);
    }

    @Override
    public Connection advance(long deadlineMillis) throws ConnectException {
        Connection connection;
        try {
            connection = connector.advance(deadlineMillis);
        } catch (ConnectException e) {
            events.refused(e.getMessage());
            throw e;
        }
        if (connection == null) {
            return null;
        }
        verified(connection);
        return new WatchedConnection(connection, events);
    }

    private void verified(Connection connection) {
        TlsTap tap = TlsTap.ofThisThread();
        if (tap != null && !tap.chain().isEmpty()) {
            verified(connection, tap.cipherSuite(), tap.chain());
            return;
        }
        List<X509Certificate> chain = Chains.presentedAt(connection);
        if (!chain.isEmpty()) {
            events.presented(chain, settings.serverName);
        }
        verified(connection, null, chain);
    }

    private void verified(Connection connection, String cipherSuite, List<X509Certificate> chain) {
        events.verified(connection.description(), cipherSuite, Chains.anchorOf(chain, settings.trustAnchors), chain);
    }

    @Override
    public void abandon() {
        connector.abandon();
    }
}

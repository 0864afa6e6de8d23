package io.limpet.watch;

import io.limpet.board.Connection;
import io.limpet.simulator.panel.DeviceEvents;
import java.io.IOException;

/** A connection whose bytes are told, after they have passed. */
final class WatchedConnection implements Connection {

    private final Connection connection;
    private final DeviceEvents events;
    private boolean closed;

    WatchedConnection(Connection connection, DeviceEvents events) {
        this.connection = connection;
        this.events = events;
    }

    @Override
    public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
        connection.send(bytes, offset, length, deadlineMillis);
        if (length > 0) {
            events.sent(bytes, offset, length);
        }
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
        int received = connection.receive(buffer, offset, length, deadlineMillis);
        if (received > 0) {
            events.got(buffer, offset, received);
        }
        return received;
    }

    @Override
    public String description() {
        return connection.description();
    }

    @Override
    public byte[] peerCertificate(int index) {
        return connection.peerCertificate(index);
    }

    @Override
    public void close() {
        connection.close();
        if (!closed) {
            closed = true;
            events.closed();
        }
    }
}

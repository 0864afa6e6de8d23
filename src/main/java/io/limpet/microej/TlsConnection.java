package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.Connection;
import java.io.IOException;
import java.net.Socket;

/** An established TLS connection of the platform's. Both stacks keep a record half read when a read times out. */
final class TlsConnection implements Connection {

    private final SocketStream stream;
    private final String description;

    TlsConnection(Socket socket, Clock clock, String description) throws IOException {
        this.stream = new SocketStream(socket, clock);
        this.description = description;
    }

    @Override
    public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
        stream.send(bytes, offset, length);
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
        return stream.receive(buffer, offset, length, deadlineMillis);
    }

    @Override
    public String description() {
        return description;
    }

    /** The platform does not tell: neither SSLSession nor peer is in its API. */
    @Override
    public byte[] peerCertificate(int index) {
        return null;
    }

    @Override
    public void close() {
        stream.close();
    }
}

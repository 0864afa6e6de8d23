package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** An established TLS connection of the platform's. Both stacks keep a record half read when a read times out. */
final class TlsConnection implements Connection {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Clock clock;
    private final String description;
    private int soTimeoutMillis;

    TlsConnection(Socket socket, Clock clock, String description) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.clock = clock;
        this.description = description;
    }

    @Override
    public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
        out.write(bytes, offset, length);
        out.flush();
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
        int timeoutMillis = Timeouts.untilDeadline(clock, deadlineMillis);
        if (timeoutMillis != soTimeoutMillis) {
            socket.setSoTimeout(timeoutMillis);
            soTimeoutMillis = timeoutMillis;
        }
        try {
            return in.read(buffer, offset, length);
        } catch (SocketTimeoutException e) {
            return 0;
        }
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
        Sockets.close(socket);
    }
}

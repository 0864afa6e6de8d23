package io.limpet.microej;

import io.limpet.board.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** The bytes of a connected socket, with deadlines; with TLS or below it. */
public final class SocketStream {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Clock clock;
    private int soTimeoutMillis;

    public SocketStream(Socket socket, Clock clock) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.clock = clock;
    }

    /** Hands all of the bytes over; waits for as long as the platform's buffer is full, without a deadline. */
    public void send(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        out.flush();
    }

    /**
     * Waits for bytes until the deadline.
     *
     * @return how many bytes were put into the buffer; 0 when none came; -1 when the peer has closed the connection
     */
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

    /** Who is at the other end, as digits: {@code "192.168.4.1"}. */
    public String peerAddress() {
        return socket.getInetAddress().getHostAddress();
    }

    /** Never fails; a second call does nothing. */
    public void close() {
        Sockets.close(socket);
    }
}

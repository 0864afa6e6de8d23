package io.limpet.board;

import java.io.IOException;

/** An established, verified TLS connection: bytes in order, both ways. */
public interface Connection {

    /**
     * Sends all of the bytes, in as few TLS records as they fit (RFC 8446 §5.1: 2^14 bytes each).
     *
     * <p>A stack whose writes know no time-out ({@code java.net}) does not heed the deadline; the MQTT session
     * therefore never has more under way than a socket's buffer takes, and the watchdog has the last word.
     *
     * @throws IOException when the connection is broken or the deadline has passed: close it, nothing can follow
     */
    void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException;

    /**
     * Waits for bytes until the deadline. A wait that ends within a TLS record loses nothing.
     *
     * @return how many bytes were put into the buffer; 0 when none came; -1 when the peer has closed the connection
     * @throws IOException when the connection is broken
     */
    int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException;

    /** What the log says of it: {@code "TLSv1.3, 192.168.4.1:8883"}. */
    String description();

    /**
     * A certificate that the server has presented, in DER. The first is its own: verified, its name and dates with it,
     * and the server holds its key. Those behind it come as they were sent; a superfluous one nobody has verified.
     *
     * <p>For use once a connection: it allocates, and only what is asked for, because a chain does not fit every heap.
     *
     * @param index 0 for the server's own
     * @return null when there is no such, the connection is closed, or the platform does not tell
     *         ({@code javax.net.ssl} of MicroEJ)
     */
    byte[] peerCertificate(int index);

    /** Closes it, telling the peer where the stack can without waiting. Never fails; a second call does nothing. */
    void close();
}

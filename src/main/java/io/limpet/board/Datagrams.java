package io.limpet.board;

import java.io.IOException;

/** One exchange of UDP datagrams with one host (RFC 768). */
public interface Datagrams {

    /** Resolves the host and opens a socket on a port of the system's choice that hears only that peer. */
    void open(String host, int port) throws IOException;

    void send(byte[] bytes, int offset, int length) throws IOException;

    /**
     * Waits for a datagram until the deadline.
     *
     * @return its length, with what exceeds the buffer cut off; 0 when none came
     */
    int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException;

    /** Never fails; a second call does nothing. */
    void close();
}

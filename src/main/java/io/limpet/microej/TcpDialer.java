package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.tls.TcpFailures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/**
 * Connects to a host by any of its addresses, in slices, so that others can work between them.
 *
 * <p>{@code Socket.connect} cannot be suspended: a slice that passes without an answer gives its socket up, and the
 * next begins with a new SYN. Slices grow, so that a slow path is reached as well; addresses take turns, and one that
 * refuses drops out. One that accepts and is of no use all the same is not the first to be called the next time.
 */
public final class TcpDialer {

    /** RFC 6298 §2.1: the first SYN is repeated after 1 s; half a second more catches the answer to that. */
    static final int FIRST_SLICE_MILLIS = 1500;

    private final Clock clock;
    private TcpFailures failures;
    private String host;
    private int port;
    private long timeoutMillis;
    private long giveUpMillis;
    /** Null before the name has been resolved; an element is null when that address has dropped out. */
    private InetAddress[] addresses;
    /** The place of the address whose turn is the first. */
    private int first;
    private int turn;
    private String lastRefusal;

    public TcpDialer(Clock clock) {
        this.clock = clock;
    }

    public void start(String host, int port, long timeoutMillis) {
        this.failures = new TcpFailures(host, port);
        this.host = host;
        this.port = port;
        this.timeoutMillis = timeoutMillis;
        this.giveUpMillis = clock.uptimeMillis() + timeoutMillis;
        this.addresses = null;
        this.turn = 0;
        this.lastRefusal = null;
    }

    /** The address that was connected to did not get through TLS: another one is the first of the next attempt. */
    public void beginElsewhere() {
        first = (first + turn) % addresses.length;   // turn has moved on from it
    }

    /** Goes on: resolves the name, or spends one slice on one address. Null when there is more to do. */
    public Socket advance(long deadlineMillis) throws ConnectException {
        if (addresses == null) {
            resolved(resolve());
            return null;
        }
        long left = giveUpMillis - clock.uptimeMillis();
        if (left <= 0) {
            throw failures.noAnswer(literals(), timeoutMillis);
        }
        int index = nextIndex();
        if (index < 0) {
            throw failures.refused(lastRefusal);
        }
        long slice = (long) FIRST_SLICE_MILLIS << (Math.min(turn++ / addresses.length, 5) & 63);
        if (addresses.length == 1) {
            slice = Math.max(slice, deadlineMillis - clock.uptimeMillis());   // nobody else waits for a turn
        }
        return connect(index, Timeouts.positive(Math.min(slice, left)));
    }

    /** The addresses to be tried. */
    void resolved(InetAddress[] found) {
        addresses = found;
    }

    private InetAddress[] resolve() throws ConnectException {
        try {
            InetAddress[] found = InetAddress.getAllByName(host);
            if (found.length > 0) {
                return found;
            }
        } catch (UnknownHostException e) {
            // The same as none.
        }
        throw failures.nameNotResolved();
    }

    /** The address whose turn it is, or the next that is still in; -1 when none is. */
    private int nextIndex() {
        for (int i = 0; i < addresses.length; i++) {
            int index = (first + turn) % addresses.length;
            if (addresses[index] != null) {
                return index;
            }
            turn++;
        }
        return -1;
    }

    private Socket connect(int index, int sliceMillis) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(addresses[index], port), sliceMillis);
            tune(socket);
            return socket;
        } catch (SocketTimeoutException e) {
            Sockets.close(socket);
        } catch (IOException e) {
            Sockets.close(socket);
            lastRefusal = addresses[index].getHostAddress() + " says \"" + e.getMessage() + "\"";
            addresses[index] = null;
        }
        return null;
    }

    /** Packets are handed over whole, so nothing is gained by waiting for more (RFC 896), and 40 ms lost. */
    private static void tune(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
        } catch (IOException e) {
            // A stack without these options works, if more slowly.
        }
    }

    /** Of the addresses that are still in; null for the others. */
    private String[] literals() {
        String[] literals = new String[addresses.length];
        for (int i = 0; i < literals.length; i++) {
            literals[i] = addresses[i] == null ? null : addresses[i].getHostAddress();
        }
        return literals;
    }
}

package io.limpet.microej;

import io.limpet.board.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a server for its certificates, without any trust in it: to explain a failure, and for nothing else. */
final class ServerProbe {

    /** The device samples nothing in this time. */
    static final int TIMEOUT_MILLIS = 3000;

    private final Clock clock;

    ServerProbe(Clock clock) {
        this.clock = clock;
    }

    /** What it answers; null when it cannot be reached or says nothing. */
    ServerFlight ask(InetAddress address, int port, String serverName) {
        long deadlineMillis = clock.uptimeMillis() + TIMEOUT_MILLIS;
        Socket socket = new Socket();
        ServerFlight flight = new ServerFlight();
        int received = 0;
        try {
            socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(ClientHello.record(serverName));
            InputStream in = socket.getInputStream();
            boolean more = true;
            while (more && clock.uptimeMillis() < deadlineMillis) {
                socket.setSoTimeout(Timeouts.untilDeadline(clock, deadlineMillis));
                int count = in.read(flight.buffer(), flight.offset(), flight.room());
                if (count < 0) {
                    break;
                }
                received += count;
                more = flight.accept(count);
            }
        } catch (IOException e) {
            // What came until now is looked at all the same.
        } finally {
            Sockets.close(socket);
        }
        return received == 0 ? null : flight;
    }
}

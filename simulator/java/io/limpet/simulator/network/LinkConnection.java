package io.limpet.simulator.network;

import java.io.IOException;
import java.net.Socket;

/** One TCP connection of a device through a {@link SimulatedLink}: two sockets and a pipe each way. */
final class LinkConnection {

    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final SimulatedLink link;
    private final Socket device;
    private final Socket broker = new Socket();
    private final Upstream upstream;

    private boolean deviceIsGone;
    private boolean over;
    private int directionsEnded;

    LinkConnection(SimulatedLink link, Socket device, Upstream upstream) {
        this.link = link;
        this.device = device;
        this.upstream = upstream;
    }

    void start() {
        Daemons.start("link connect", this::connect);
    }

    /** Whether nothing will pass any more. */
    synchronized boolean isOver() {
        return over || deviceIsGone;
    }

    /** RST to both ends. */
    void reset() {
        synchronized (this) {
            over = true;
        }
        abort(device);
        abort(broker);
        link.forget(this);
        link.wake();
    }

    /** RST to the device, which has no power to notice, and silence to the broker. */
    void abandon() {
        synchronized (this) {
            deviceIsGone = true;
        }
        abort(device);
        link.wake();
    }

    private void connect() {
        try {
            link.awaitSpeech(this);
            if (isOver()) {
                return;
            }
            broker.connect(upstream.locate(), CONNECT_TIMEOUT_MILLIS);
            broker.setTcpNoDelay(true);
            device.setTcpNoDelay(true);
            new LinkPipe(link, this, Direction.TO_BROKER, device, broker).start();
            new LinkPipe(link, this, Direction.FROM_BROKER, broker, device).start();
        } catch (IOException | InterruptedException e) {
            reset();
        }
    }

    /** One direction has ended as it should: the other end learns of it (FIN), and both close after the second. */
    void ended(Socket from) {
        boolean wasLast;
        synchronized (this) {
            wasLast = ++directionsEnded == 2;
        }
        if (wasLast || isOver()) {
            close();
        } else {
            finish(from == device ? broker : device);
        }
    }

    private void close() {
        synchronized (this) {
            over = true;
        }
        closeQuietly(device);
        closeQuietly(broker);
        link.forget(this);
    }

    private static void finish(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            abort(socket);
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Then it is closed all the same.
        }
    }
}

package io.limpet.simulator.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Sends back what it receives, and tells of each read: its length, -1 for an end in order, -2 for a reset. */
final class EchoServer implements AutoCloseable {

    static final int END = -1;
    static final int RESET = -2;

    private final ServerSocket listener;
    private final BlockingQueue<Integer> reads = new LinkedBlockingQueue<>();

    EchoServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Daemons.start("echo", this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** What the next read gave; null when there was none in that time. */
    Integer nextRead(long millis) throws InterruptedException {
        return reads.poll(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Daemons.start("echo connection", () -> echo(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[4096];
            int length;
            while ((length = in.read(buffer)) >= 0) {
                reads.add(length);
                socket.getOutputStream().write(buffer, 0, length);
            }
            reads.add(END);
        } catch (IOException e) {
            reads.add(RESET);
        }
    }
}

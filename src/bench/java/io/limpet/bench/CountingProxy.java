package io.limpet.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a broker, passes on what one client and it say, and counts. */
final class CountingProxy implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Traffic toBroker = new Traffic();
    private final Traffic fromBroker = new Traffic();
    private final int brokerPort;

    CountingProxy(int brokerPort) throws IOException {
        this.brokerPort = brokerPort;
        start("proxy", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    Traffic toBroker() {
        return toBroker;
    }

    Traffic fromBroker() {
        return fromBroker;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try (Socket client = listener.accept(); Socket broker = new Socket(listener.getInetAddress(), brokerPort)) {
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
            start("proxy answers", () -> pass(broker, client, fromBroker));
            pass(client, broker, toBroker);
        } catch (IOException e) {
            // One of the ends has gone, or nobody came.
        }
    }

    private static void pass(Socket from, Socket to, Traffic traffic) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                traffic.passed(buffer, length);
                out.write(buffer, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the ends has gone: so will the other.
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}

package io.limpet.simulator.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on a port of the system's choice that serves each connection as a test says, in threads of no device. */
public final class LocalPeer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    /** What is done with a connection. */
    public interface Service {
        void serve(Socket socket) throws Exception;
    }

    private final ServerSocket listener;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream applicationData = new ByteArrayOutputStream();

    private LocalPeer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LocalPeer serving(Service service) {
        LocalPeer peer = new LocalPeer();
        peer.start(() -> peer.accept(service));
        return peer;
    }

    /** Speaks TLS in one version, remembers all application data, and sends it back. */
    public static LocalPeer echoing(SSLContext context, String protocol) {
        return echoing(context, protocol, false);
    }

    public static LocalPeer echoing(SSLContext context, String protocol, boolean needClientAuth) {
        LocalPeer peer = new LocalPeer();
        peer.start(() -> peer.accept(socket -> {
            SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, 0, true);
            secure.setUseClientMode(false);
            secure.setEnabledProtocols(protocol.split(","));
            secure.setNeedClientAuth(needClientAuth);
            peer.echo(secure);
        }));
        return peer;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Every byte of application data that came over TLS, once all connections have ended. */
    public byte[] applicationData() {
        awaitIdle();
        synchronized (applicationData) {
            return applicationData.toByteArray();
        }
    }

    /** How many connections were accepted. */
    public int connections() {
        return sockets.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        for (Thread thread : threads) {
            join(thread);
        }
    }

    private void awaitIdle() {
        for (Thread thread : threads.subList(1, threads.size())) {
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new AssertionError("a connection to the test's server did not end in " + PATIENCE_MILLIS + " ms");
        }
    }

    private void accept(Service service) {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                start(() -> serve(service, socket));
            }
        } catch (IOException e) {
            // The listener was closed: the test is over.
        }
    }

    private static void serve(Service service, Socket socket) {
        try (socket) {
            service.serve(socket);
        } catch (Exception e) {
            // The client went away, or was refused: what the test looks at is elsewhere.
        }
    }

    private void echo(SSLSocket socket) throws IOException {
        byte[] buffer = new byte[4096];
        InputStream in = socket.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            synchronized (applicationData) {
                applicationData.write(buffer, 0, count);
            }
            socket.getOutputStream().write(buffer, 0, count);
        }
    }

    private void start(Runnable task) {
        Thread thread = new Thread(null, task, "local-peer", 0, false);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }
}

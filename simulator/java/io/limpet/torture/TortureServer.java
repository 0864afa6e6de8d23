package io.limpet.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens a port for each case, and plays it with whoever connects. */
public final class TortureServer implements AutoCloseable {

    /** For each read: a device that says nothing for so long is done. */
    private static final int PATIENCE_MILLIS = 20_000;

    private static final int BACKLOG = 50;

    /** What is told of each connection, when it has ended. */
    public interface Listener {
        void ended(TortureCase play, int port, InetAddress device, Encounter encounter);
    }

    private final Map<TortureCase, ServerSocket> listeners = new LinkedHashMap<>();
    private final Map<TortureCase, List<Encounter>> encounters = new ConcurrentHashMap<>();
    private final Map<TortureCase, Phaser> underWay = new ConcurrentHashMap<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Listener listener;

    /** @param firstPort the others follow it; 0 for ports of the system's choice */
    public TortureServer(List<TortureCase> cases, InetAddress address, int firstPort, Listener listener)
            throws IOException {
        this.listener = listener;
        int port = firstPort;
        try {
            for (TortureCase each : cases) {
                listeners.put(each, new ServerSocket(port, BACKLOG, address));
                port = firstPort == 0 ? 0 : port + 1;
            }
        } catch (IOException e) {
            close();
            throw new IOException("port " + port + " of " + address.getHostAddress() + " cannot be opened: "
                    + e.getMessage() + ". Choose another --port or --address.", e);
        }
        listeners.forEach((play, socket) -> {
            encounters.put(play, new ArrayList<>());
            underWay.put(play, new Phaser(1));
            start(() -> accept(play, socket));
        });
    }

    public int port(TortureCase play) {
        return listeners.get(play).getLocalPort();
    }

    /** Waits until the connections to a case have ended, and gives all that there were until now. */
    public List<Encounter> encounters(TortureCase play) {
        Phaser phaser = underWay.get(play);
        try {
            phaser.awaitAdvanceInterruptibly(phaser.arrive(), 2 * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            throw new IllegalStateException(play.name() + ": a connection does not end", e);
        }
        synchronized (this) {
            return List.copyOf(encounters.get(play));
        }
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        for (ServerSocket each : listeners.values()) {
            each.close();
        }
        for (Socket each : sockets) {
            each.close();
        }
    }

    private void accept(TortureCase play, ServerSocket socket) {
        try {
            while (true) {
                Socket connection = socket.accept();
                underWay.get(play).register();
                start(() -> serve(play, connection));
            }
        } catch (IOException e) {
            // The server was closed.
        }
    }

    private void serve(TortureCase play, Socket socket) {
        sockets.add(socket);
        Encounter encounter = null;
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            encounter = new Encounter(socket, play.versions(), end);
            play.play().serve(encounter);
            encounter.out().flush();
        } catch (SocketTimeoutException e) {
            encounter.fellSilent();
        } catch (SocketException e) {
            // The device has gone: it closed.
        } catch (IOException e) {
            // So it has here, or it has sent an alert; the encounter knows.
        } finally {
            sockets.remove(socket);
            if (encounter != null) {
                ended(play, encounter);
            }
            underWay.get(play).arriveAndDeregister();
        }
    }

    private synchronized void ended(TortureCase play, Encounter encounter) {
        encounters.get(play).add(encounter);
        listener.ended(play, port(play), encounter.socket.getInetAddress(), encounter);
    }

    private static void start(Runnable task) {
        // Of no device, even where a device's thread starts it: no thread-local value is inherited.
        Thread thread = new Thread(null, task, "torture", 0, false);
        thread.setDaemon(true);
        thread.start();
    }
}

package io.limpet.simulator.panel;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.function.LongSupplier;

/**
 * The front panel of one simulation. It remembers what it is told from the beginning, and shows it from {@link #open}
 * on. Usable from several threads.
 */
public final class Panel implements Closeable {

    /** How long a browser may take nothing before it is given up: longer than a tab in the background is held back. */
    private static final long STALLED_MILLIS = 30_000;

    private final Recording recording;
    private final long stalledMillis;
    private Guard guard;
    private PanelServer server;
    private Thread starting;
    private boolean closed;

    public Panel() {
        this(System::currentTimeMillis, STALLED_MILLIS);
    }

    /** @param clock milliseconds since 1970 */
    Panel(LongSupplier clock, long stalledMillis) {
        this.recording = new Recording(clock);
        this.stalledMillis = stalledMillis;
    }

    /** Where it wants to be told what happens. */
    public DeviceEvents events() {
        return recording;
    }

    /**
     * Serves the page, on this machine alone. The port is taken at once; the server starts meanwhile, and a browser
     * that is faster waits for it.
     *
     * @param port 0 for any that is free
     * @return an address that is good once: {@code "http://127.0.0.1:PORT/?token=..."}
     * @throws IOException when the port is taken
     */
    public synchronized String open(int port, Simulation simulation) throws IOException {
        if (server != null || closed) {
            throw new IllegalStateException("open: a panel is opened once");
        }
        ServerSocketChannel channel = bind(port);
        int bound = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        recording.judgeBySubscriber(simulation.facts().embedded());
        guard = new Guard(bound);
        server = new PanelServer(channel, guard, new FrameStream(recording, simulation), new Commands(simulation),
                stalledMillis);
        starting = new Thread(this::start, "panel start");
        starting.setDaemon(true);
        starting.start();
        return guard.address();
    }

    /** A further address that is good once. Those before it that nobody has used stay good, the last 16 of them. */
    public synchronized String address() {
        if (guard == null) {
            throw new IllegalStateException("address: the panel is not open");
        }
        return guard.address();
    }

    /** Ends the pages, and the server; returns when the port is free again. */
    @Override
    public void close() {
        Thread thread;
        synchronized (this) {
            closed = true;
            thread = starting;
        }
        if (thread != null) {
            join(thread);
            server.close();
        }
    }

    /** How many readings the ledger remembers. */
    int remembered() {
        return recording.remembered();
    }

    private void start() {
        Values.of(new byte[] {'{', '}'});   // so that it is not the device that waits for Jackson's classes
        try {
            server.start();
        } catch (RuntimeException e) {
            recording.noted("the front panel does not start: " + e.getMessage());
        }
    }

    private static ServerSocketChannel bind(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return channel;
        } catch (BindException e) {
            channel.close();
            throw new IOException("panel: port " + port + " is taken (" + e.getMessage()
                    + "). Choose another, or leave it out.", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

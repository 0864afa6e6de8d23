package io.limpet.simulator.network;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The way between a device and its broker: passes TCP connections on, as far as the faults of the moment let it.
 *
 * <p>A fault lasts until {@link #heal}, or until its opposite is called. Silence loses nothing for good: as TCP would
 * retransmit it, what was sent into the silence arrives when the link is healed, if both ends are still there.
 */
public final class SimulatedLink implements Closeable {

    /** More would be silence: {@link #goHalfOpen}. */
    public static final int LOSS_PERCENT_MAX = 95;

    private static final long REFUSAL_MILLIS_MAX = 1_000;

    private final InetSocketAddress local;
    private final Upstream upstream;
    private final List<LinkConnection> connections = new ArrayList<>();
    private final Map<Direction, Long> bytesPassed = new EnumMap<>(Direction.class);
    private final LinkFaults faults = new LinkFaults();

    /** Null while connections are refused. */
    private ServerSocket listener;

    /** Accepts at the listener; ends with it. */
    private Thread acceptor;
    private boolean closed;
    private long connectionCount;

    private boolean devicePower = true;
    private boolean carrier = true;
    private boolean brokerRunning = true;

    /** Listens for the device at the local address; port 0 is any free one. */
    public SimulatedLink(InetAddress address, int port, Upstream upstream) {
        this.upstream = upstream;
        for (Direction direction : Direction.values()) {
            bytesPassed.put(direction, 0L);
        }
        listen(new InetSocketAddress(address, port));
        this.local = (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Where the device finds its broker. */
    public InetSocketAddress address() {
        return local;
    }

    // Faults

    /** Whether there is a medium at all: a joined access point, a plugged cable. Without one, all is silent. */
    public synchronized void setCarrier(boolean carrier) {
        this.carrier = carrier;
        notifyAll();
    }

    /** Silence both ways without a reset; who connects now is let in and hears nothing. */
    public synchronized void goHalfOpen() {
        faults.halfOpen = true;
    }

    /** Ends that silence. */
    public synchronized void endSilence() {
        faults.halfOpen = false;
        notifyAll();
    }

    public synchronized boolean isHalfOpen() {
        return faults.halfOpen;
    }

    /** Delays all that is sent from now on, each way. */
    public synchronized void delay(Duration delay) {
        faults.delayNanos = delay.toNanos();
    }

    public synchronized Duration delay() {
        return Duration.ofNanos(faults.delayNanos);
    }

    /** Loses so many of a hundred segments, each way: they and all behind them come when TCP has sent them again. */
    public synchronized void lose(int percent) {
        faults.lossPercent = percent;
    }

    public synchronized int lossPercent() {
        return faults.lossPercent;
    }

    /** Lets no more than that many bytes through in a second, each way; 0 is without limit. */
    public synchronized void throttle(long bytesPerSecond) {
        faults.bytesPerSecond = bytesPerSecond;
    }

    /** 0 is without limit. */
    public synchronized long bytesPerSecond() {
        return faults.bytesPerSecond;
    }

    /**
     * Passes one byte on, pauses, passes the next one on: records and packets come to pieces everywhere.
     *
     * @param pause zero to let bytes pass together again
     */
    public synchronized void oneByteAtATime(Duration pause) {
        faults.nanosPerByte = pause.toNanos();
    }

    public synchronized boolean isOneByteAtATime() {
        return faults.nanosPerByte > 0;
    }

    /** Resets all connections. New ones are let in. */
    public void cut() {
        for (LinkConnection connection : snapshot()) {
            connection.reset();
        }
    }

    /** Resets all connections and refuses new ones, as a host does on which no broker runs. */
    public void refuse() {
        synchronized (this) {
            faults.refusing = true;
            listenIfWanted();
        }
        awaitRefusal();
        cut();
    }

    /** Lets new connections in again. */
    public synchronized void accept() {
        faults.refusing = false;
        listenIfWanted();
    }

    public synchronized boolean isRefusing() {
        return faults.refusing;
    }

    /** Whether the broker runs, where that is known: connections are refused while it does not. */
    public void setBrokerRunning(boolean running) {
        synchronized (this) {
            brokerRunning = running;
            listenIfWanted();
        }
        awaitRefusal();
    }

    /** Resets the connection that is to pass on the byte after the next {@code bytes} ones. Happens once. */
    public synchronized void resetAfter(Direction direction, long bytes) {
        faults.resetAfter(direction, bytes);
    }

    /** Ends all faults but a missing carrier and a stopped broker. */
    public synchronized void heal() {
        faults.heal();
        listenIfWanted();
        notifyAll();
    }

    /**
     * Whether the device has power. When it loses it, its connections are gone without a word: the broker hears
     * nothing more, not even that.
     */
    public void setDevicePower(boolean power) {
        List<LinkConnection> lost;
        synchronized (this) {
            devicePower = power;
            lost = power ? List.of() : List.copyOf(connections);
        }
        lost.forEach(LinkConnection::abandon);
    }

    // Figures

    /** Bytes of TCP payload passed on since the link was made. */
    public synchronized long bytes(Direction direction) {
        return bytesPassed.get(direction);
    }

    /** How many connections a device has opened, refused ones not counted. */
    public synchronized long connectionCount() {
        return connectionCount;
    }

    /** The faults of the moment, for a person. */
    public synchronized String description() {
        String present = String.join(", ", faults.descriptions());
        if (!carrier) {
            return "no carrier" + (present.isEmpty() ? "" : ", " + present);
        }
        return present.isEmpty() ? "sound" : present;
    }

    @Override
    public void close() {
        List<LinkConnection> open;
        synchronized (this) {
            closed = true;
            listenIfWanted();
            open = List.copyOf(connections);
            notifyAll();
        }
        open.forEach(LinkConnection::reset);
    }

    // For the connections

    /**
     * Waits until bytes may pass.
     *
     * @return how many of them may; -1 when this is where the connection is to be reset
     */
    synchronized int admit(LinkConnection connection, Direction direction, int bytes) throws InterruptedException {
        while (isSilent() && !connection.isOver()) {
            wait();
        }
        if (connection.isOver()) {
            return -1;
        }
        int admitted = faults.admit(direction, bytes);
        if (admitted > 0) {
            bytesPassed.merge(direction, (long) admitted, Long::sum);
        }
        return admitted;
    }

    /** How long to wait after so many bytes. */
    synchronized long pauseNanos(int bytes) {
        return faults.pauseNanos(bytes);
    }

    /** How much later than at once the next segment arrives. */
    synchronized long latenessNanos() {
        return faults.latenessNanos();
    }

    /** Waits until the link speaks again, or the connection is over. */
    synchronized void awaitSpeech(LinkConnection connection) throws InterruptedException {
        while (isSilent() && !connection.isOver()) {
            wait();
        }
    }

    synchronized void wake() {
        notifyAll();
    }

    synchronized void forget(LinkConnection connection) {
        connections.remove(connection);
    }

    private boolean isSilent() {
        return (!carrier || faults.halfOpen) && !closed;
    }

    private synchronized List<LinkConnection> snapshot() {
        return List.copyOf(connections);
    }

    private void listenIfWanted() {
        boolean wanted = brokerRunning && !faults.refusing && !closed;
        if (!wanted) {
            closeListener();
        } else if (listener == null) {
            listen(local);
        }
    }

    private void listen(InetSocketAddress address) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(address);
            listener = socket;
            acceptor = Daemons.start("link " + socket.getLocalPort(), () -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException("link: cannot listen at " + address + ": " + e.getMessage(), e);
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket device = socket.accept();
                LinkConnection connection = new LinkConnection(this, device, upstream);
                if (admits(connection)) {
                    connection.start();
                } else {
                    connection.reset();
                }
            }
        } catch (IOException e) {
            // The listener was closed: refuse() or close().
        }
    }

    /** Counts and keeps it, unless the device that opens it has just lost its power. */
    private synchronized boolean admits(LinkConnection connection) {
        if (devicePower) {
            connectionCount++;
            connections.add(connection);
        }
        return devicePower;
    }

    /** A port is closed when nobody accepts at it any more, which is a moment after its listener has been closed. */
    private void awaitRefusal() {
        Thread ending;
        synchronized (this) {
            ending = listener == null ? acceptor : null;
        }
        try {
            if (ending != null) {
                ending.join(REFUSAL_MILLIS_MAX);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void closeListener() {
        try {
            if (listener != null) {
                listener.close();
                listener = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

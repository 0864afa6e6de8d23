package io.limpet.emulator.network;

import io.limpet.simulator.network.SystemDns;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The network between a board and the servers of this machine.
 *
 * <pre>
 *   board --- {@link Plug} --- names answered, {@link Detour}s taken, packets lost --- {@link Plug} --- QEMU's router
 *   10.0.2.15                                                                                   10.0.2.2, DHCP
 * </pre>
 *
 * Names that were not given an address here are the real world's; one that means this machine leads to the router,
 * which hands on to this machine's loopback interface.
 */
public final class EmulatedNetwork implements Closeable {

    private static final int DNS_PORT = 53;

    /** Addresses that belong to nobody, for the servers that have a name here (RFC 5737, TEST-NET-3). */
    private static final int SERVERS = Endpoint.address(203, 0, 113, 0);

    private final Map<String, Integer> hosts = new ConcurrentHashMap<>();
    private final List<Detour> detours = new CopyOnWriteArrayList<>();
    private final NameServer nameServer = new NameServer(this::address);
    private final Plug board = new Plug("frames of the board", this::fromBoard);
    private final Plug router = new Plug("frames for the board", this::fromRouter);

    private volatile boolean dnsWorks = true;
    private volatile int lossPercent;

    /** Where QEMU plugs in the board. */
    public int boardPort() {
        return board.port();
    }

    /** Where QEMU plugs in its router. */
    public int routerPort() {
        return router.port();
    }

    /** What the board sends by TCP to this host, a name or an IPv4 address, and port, goes to that local port. */
    public EmulatedNetwork tcp(String host, int port, int localPort) {
        return detour(Frame.TCP, host, port, localPort);
    }

    /** The same for UDP. */
    public EmulatedNetwork udp(String host, int port, int localPort) {
        return detour(Frame.UDP, host, port, localPort);
    }

    /** Whether the name server answers. */
    public void setDns(boolean works) {
        dnsWorks = works;
    }

    /** How many of 100 frames are lost, in each direction. */
    public void setLoss(int percent) {
        lossPercent = percent;
    }

    public int loss() {
        return lossPercent;
    }

    @Override
    public void close() throws IOException {
        board.close();
        router.close();
    }

    private EmulatedNetwork detour(int protocol, String host, int port, int localPort) {
        int address = SystemDns.isAddress(host) ? literal(host)
                : hosts.computeIfAbsent(host.toLowerCase(Locale.ROOT), name -> SERVERS + 1 + hosts.size());
        detours.add(new Detour(protocol, new Endpoint(address, port), localPort));
        return this;
    }

    private static int literal(String host) {
        try {
            return Endpoint.address(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host: " + host, e);
        }
    }

    private int address(String name) throws UnknownHostException {
        Integer known = hosts.get(name);
        if (known != null) {
            return known;
        }
        InetAddress real = SystemDns.resolve(name);
        if (real.isLoopbackAddress()) {
            return Detour.GATEWAY;
        }
        if (real.getAddress().length != Integer.BYTES) {
            throw new UnknownHostException(name + ": has no IPv4 address");
        }
        return Endpoint.address(real);
    }

    private void fromBoard(byte[] bytes) {
        Frame frame = new Frame(bytes);
        if (isLost()) {
            return;
        }
        if (frame.hasPorts()) {
            if (frame.protocol() == Frame.UDP && frame.destination().port() == DNS_PORT) {
                // Apart, as the real world's name servers may take their time.
                CompletableFuture.runAsync(() -> answer(frame));
                return;
            }
            detours.stream().anyMatch(each -> each.forth(frame));
        }
        router.send(bytes);
    }

    private void answer(Frame question) {
        byte[] answer = dnsWorks ? nameServer.answer(question.payload()) : null;
        if (answer != null && !isLost()) {
            board.send(question.answer(answer).bytes());
        }
    }

    private void fromRouter(byte[] bytes) {
        Frame frame = new Frame(bytes);
        if (isLost()) {
            return;
        }
        if (frame.hasPorts()) {
            detours.stream().anyMatch(each -> each.back(frame));
        }
        board.send(bytes);
    }

    private boolean isLost() {
        return lossPercent > 0 && ThreadLocalRandom.current().nextInt(100) < lossPercent;
    }
}

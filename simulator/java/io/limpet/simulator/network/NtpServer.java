package io.limpet.simulator.network;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A time server of stratum 2 (RFC 5905 §7.3), right unless told otherwise.
 *
 * <pre>
 *   byte 0    leap, version, mode      24  origin timestamp: the transmit timestamp of the request
 *        1    stratum                  32  receive timestamp
 *        2    poll, precision          40  transmit timestamp
 *       12    reference identifier
 *       16    reference timestamp
 * </pre>
 */
public final class NtpServer implements Closeable {

    private static final int PACKET_BYTES = 48;
    private static final int MODE_SERVER = 4;

    /** Seconds from 1900 to 1970. */
    private static final long ERA_SECONDS = 2_208_988_800L;

    private final DatagramSocket socket;
    private final AtomicLong answers = new AtomicLong();

    private volatile boolean answering = true;
    private volatile boolean reachable = true;
    private volatile Duration offset = Duration.ZERO;
    private volatile String kissOfDeath;

    public NtpServer(InetAddress address) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(address, 0));
        } catch (IOException e) {
            throw new UncheckedIOException("NTP server: cannot listen at " + address + ": " + e.getMessage(), e);
        }
        Daemons.start("ntp server " + socket.getLocalPort(), this::serve);
    }

    public InetAddress address() {
        return socket.getLocalAddress();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Whether the server runs. */
    public void setAnswering(boolean answering) {
        this.answering = answering;
    }

    public boolean isAnswering() {
        return answering;
    }

    /** Whether there is a way from the device to it. */
    public void setReachable(boolean reachable) {
        this.reachable = reachable;
    }

    /** How far its clock is ahead of this machine's. */
    public void setOffset(Duration offset) {
        this.offset = offset;
    }

    public Duration offset() {
        return offset;
    }

    /** Answers with a kiss code from now on, {@code "RATE"} or {@code "DENY"} (RFC 5905 §7.4); null ends that. */
    public void setKissOfDeath(String code) {
        this.kissOfDeath = code;
    }

    public long answers() {
        return answers.get();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[PACKET_BYTES];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                if (packet.getLength() == PACKET_BYTES && answering && reachable) {
                    answer(ByteBuffer.wrap(buffer));
                    answers.incrementAndGet();   // first, as who has the answer may ask for the count
                    socket.send(packet);
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void answer(ByteBuffer packet) {
        int version = packet.get(0) >> 3 & 7;
        long request = packet.getLong(40);
        long now = timestamp();
        String kiss = kissOfDeath;
        packet.put(0, (byte) (version << 3 | MODE_SERVER));
        packet.put(1, (byte) (kiss == null ? 2 : 0));
        packet.put(2, (byte) 6).put(3, (byte) -20);
        packet.putLong(4, 0);
        packet.put(12, (kiss == null ? "SIMU" : kiss).getBytes(StandardCharsets.US_ASCII), 0, 4);
        packet.putLong(16, now).putLong(24, request).putLong(32, now).putLong(40, now);
    }

    private long timestamp() {
        long millis = System.currentTimeMillis() + offset.toMillis();
        long seconds = Math.floorDiv(millis, 1000) + ERA_SECONDS;
        long fraction = (Math.floorMod(millis, 1000L) << 32) / 1000;
        return seconds << 32 | fraction;
    }
}

package io.limpet.time;

import io.limpet.board.Datagrams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A network with a time server that does as the test says, and a log of what was asked. */
final class TimeServer implements Datagrams {

    private static final long SECONDS_1900_TO_1970 = 2208988800L;

    /** What is made of each request in turn; when none is left, or for null, nothing comes. */
    interface Answer {
        byte[] to(byte[] request);
    }

    final List<Long> askedMillis = new ArrayList<>();
    final List<Long> nonces = new ArrayList<>();
    final Deque<Answer> answers = new ArrayDeque<>();
    private final VirtualClock clock;
    private final Deque<byte[]> arriving = new ArrayDeque<>();
    int travelMillis = 20;
    boolean unresolvable;
    boolean open;

    TimeServer(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public void open(String host, int port) throws IOException {
        if (unresolvable) {
            throw new IOException("DNS: \"" + host + "\" has no address");
        }
        if (port != 123) {
            throw new AssertionError("port " + port);
        }
        open = true;
        arriving.clear();
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        byte[] request = new byte[length];
        System.arraycopy(bytes, offset, request, 0, length);
        askedMillis.add(clock.uptimeMillis);
        nonces.add(ByteBuffer.wrap(request).getLong(40));
        byte[] reply = answers.isEmpty() ? null : answers.poll().to(request);
        if (reply != null) {
            arriving.add(reply);
        }
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
        if (!open) {
            throw new AssertionError("receive on a socket that is closed");
        }
        if (arriving.isEmpty() || deadlineMillis < clock.uptimeMillis + travelMillis) {
            clock.sleepUntil(deadlineMillis);
            return 0;
        }
        clock.uptimeMillis += travelMillis;
        byte[] reply = arriving.poll();
        if (reply.length == 0) {
            throw new IOException("port unreachable");
        }
        int count = Math.min(length, reply.length);
        System.arraycopy(reply, 0, buffer, offset, count);
        return count;
    }

    @Override
    public void close() {
        open = false;
    }

    /** A sound answer: received and sent at these times. */
    static Answer at(long receivedUtcMillis, long sentUtcMillis) {
        return request -> packet(request, 4 << 3 | 4, 2, "\0\0\0\0", receivedUtcMillis, sentUtcMillis);
    }

    static Answer kiss(String code) {
        return request -> packet(request, 3 << 6 | 4 << 3 | 4, 0, code, 0, 0);
    }

    static byte[] packet(byte[] request, int first, int stratum, String reference, long received, long sent) {
        ByteBuffer reply = ByteBuffer.allocate(48);
        reply.put(0, (byte) first).put(1, (byte) stratum);
        for (int i = 0; i < 4; i++) {
            reply.put(12 + i, (byte) reference.charAt(i));
        }
        reply.putLong(24, ByteBuffer.wrap(request).getLong(40));
        reply.putLong(32, timestamp(received)).putLong(40, timestamp(sent));
        return reply.array();
    }

    private static long timestamp(long utcMillis) {
        if (utcMillis == 0) {
            return 0;
        }
        long seconds = Math.floorDiv(utcMillis, 1000L) + SECONDS_1900_TO_1970;
        return seconds << 32 | (Math.floorMod(utcMillis, 1000L) << 32) / 1000 + 1;
    }
}

package io.limpet.virtual;

import io.limpet.board.Datagrams;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** NTP servers (RFC 5905 §7.3) under any name, which answer at once, or not at all. */
public final class VirtualTimeServer implements Datagrams {

    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private final VirtualClock clock;
    private String host;
    private byte[] request;

    public boolean answers = true;

    /** How much later than the others some tell that it is, by their names. */
    public final Map<String, Long> aheadMillis = new HashMap<>();

    /** Those that say nothing. */
    public final Set<String> silent = new HashSet<>();

    /** The time they tell, at the clock's start. */
    public long utcAtStartMillis = VirtualClock.TODAY_UTC_MILLIS;

    VirtualTimeServer(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public void open(String host, int port) {
        this.host = host;
        request = null;
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        request = java.util.Arrays.copyOfRange(bytes, offset, offset + length);
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
        if (request == null || !answers || silent.contains(host)) {
            clock.sleepUntil(deadlineMillis);
            return 0;
        }
        byte[] reply = new byte[48];
        reply[0] = (byte) (request[0] & 0x38 | 4);   // its version, mode 4: server
        reply[1] = 1;                                // stratum 1
        System.arraycopy(request, 40, reply, 24, 8); // origin timestamp
        long utc = utcAtStartMillis + clock.uptimeMillis() + aheadMillis.getOrDefault(host, 0L);
        putTimestamp(reply, 16, utc);
        putTimestamp(reply, 32, utc);
        putTimestamp(reply, 40, utc);
        System.arraycopy(reply, 0, buffer, offset, reply.length);
        request = null;
        return reply.length;
    }

    @Override
    public void close() {
        request = null;
    }

    private static void putTimestamp(byte[] into, int offset, long utcMillis) {
        long seconds = utcMillis / 1000 + SECONDS_1900_TO_1970;
        long fraction = (utcMillis % 1000 << 32) / 1000;
        for (int i = 0; i < 4; i++) {
            into[offset + i] = (byte) (seconds >>> 24 - 8 * i);
            into[offset + 4 + i] = (byte) (fraction >>> 24 - 8 * i);
        }
    }
}

package io.limpet.time;

import static io.limpet.fuzz.Oracle.demand;
import static io.limpet.fuzz.Oracle.demandEqual;
import static io.limpet.fuzz.Oracle.demandPrintable;

import io.limpet.board.Datagrams;
import io.limpet.fuzz.FuzzClock;
import io.limpet.fuzz.Script;
import io.limpet.fuzz.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link TimeServers} with a single time server that does what the script says; each of its datagrams may know the request's
 * random number or not.
 *
 * <pre>
 *   attempt:   1 byte: how long a call may take     datagram:   1 byte: what comes | 1 byte: when | 48 bytes or fewer
 * </pre>
 *
 * The oracle: the clock is set only when it says so, never below the floor, and only by a reply that gave the random
 * number back, from a synchronised server, to its time; nothing is sent while it holds off; no call lasts longer than
 * it may.
 */
public final class SntpTarget implements Target {

    private static final long FLOOR = 1_767_225_600_000L;   // 2026-01-01
    private static final int ATTEMPTS_MAX = 12;
    private static final long HOLD_OFF_MILLIS = 60_000;
    private static final int CALLS_MAX = 400;

    @Override
    public void run(byte[] input) {
        Script script = new Script(input);
        FuzzClock clock = new FuzzClock();
        Server server = new Server(script, clock);
        TimeServers servers = new TimeServers(clock, server, new String[] {"time.example.net"}, 123,
                new Floor(clock, FLOOR, null), script.next64());
        for (int attempt = 0; attempt < ATTEMPTS_MAX && !script.isOver(); attempt++) {
            attempt(servers, script, clock, server);
            demand(server.closed, "the socket stays open");
            clock.sleepUntil(clock.uptimeMillis() + script.next() * 1000L);
        }
    }

    private static void attempt(TimeServers servers, Script script, FuzzClock clock, Server server) {
        long patience = 50 + script.next() * 40L;
        servers.start(script.choose(2) == 1);
        for (int call = 0; call < CALLS_MAX; call++) {
            long before = clock.uptimeMillis();
            int timesSet = clock.timesSet();
            boolean set;
            try {
                set = servers.advance(before + patience);
            } catch (TimeException e) {
                demandPrintable(e.getMessage());
                demandEqual(timesSet, clock.timesSet(), "times set, and it failed");
                return;
            }
            demand(clock.uptimeMillis() <= before + patience, "takes too long");
            demand(set || clock.uptimeMillis() == before + patience, "comes back early");
            demandEqual(timesSet + (set ? 1 : 0), clock.timesSet(), "times set");
            if (set) {
                demand(clock.utcMillis() >= FLOOR, "below the floor");
                server.checkTime(clock.utcMillis());
                demandPrintable(servers.description());
                return;
            }
        }
        throw new AssertionError("never ends");
    }

    /** Hands out what the script has. */
    private static final class Server implements Datagrams {

        private final Script script;
        private final FuzzClock clock;
        private long nonce;
        private long sentMillis;
        private byte[] reply = new byte[48];
        private boolean known;
        private boolean closed = true;
        private boolean asked;
        private long silentUntilMillis;

        Server(Script script, FuzzClock clock) {
            this.script = script;
            this.clock = clock;
        }

        @Override
        public void open(String host, int port) throws IOException {
            demand(clock.uptimeMillis() >= silentUntilMillis, "asks while it should hold off");
            closed = false;
            asked = false;
        }

        @Override
        public void send(byte[] bytes, int offset, int length) throws IOException {
            demand(!closed && length == 48, "sends " + length);
            ByteBuffer request = ByteBuffer.wrap(bytes, offset, length);
            demandEqual((byte) 0x23, request.get(offset), "first byte of a request");
            nonce = request.getLong(offset + 40);
            sentMillis = clock.uptimeMillis();
            asked = true;
            if (script.choose(16) == 15) {
                throw new IOException("no route");
            }
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
            demand(asked, "waits for an answer without a question");
            int kind = script.choose(8);
            clock.sleepUntil(Math.min(deadlineMillis, clock.uptimeMillis() + script.next() * 8L));
            if (kind == 0) {
                clock.sleepUntil(deadlineMillis);
                return 0;
            }
            if (kind == 1) {
                throw new IOException("port unreachable");
            }
            byte[] sent = script.bytes(kind == 2 ? script.choose(48) : 48);
            reply = new byte[48];
            System.arraycopy(sent, 0, reply, 0, sent.length);
            if (kind > 3) {   // one that heard the request
                ByteBuffer.wrap(reply).putLong(24, nonce);
            }
            if (kind > 5) {
                reply[0] = (byte) (reply[0] & 0xc0 | 0x24);
            }
            int count = kind == 2 ? sent.length : 48;
            known = count == 48 && ByteBuffer.wrap(reply).getLong(24) == nonce;
            if (isSentAway()) {
                silentUntilMillis = clock.uptimeMillis() + HOLD_OFF_MILLIS;
            }
            System.arraycopy(reply, 0, buffer, offset, Math.min(length, count));
            return Math.min(length, count);
        }

        /** RFC 5905 §7.4: whom this reply tells to ask more rarely, or not at all. */
        private boolean isSentAway() {
            int version = reply[0] >> 3 & 7;
            String code = new String(reply, 12, 4, StandardCharsets.ISO_8859_1);
            return known && (reply[0] & 7) == 4 && (version == 3 || version == 4) && reply[1] == 0
                    && (code.equals("RATE") || code.equals("DENY") || code.equals("RSTR"));
        }

        /** The clock was set by the last reply. */
        void checkTime(long utcMillis) {
            demand(known, "set by a reply to something else");
            int stratum = reply[1] & 0xff;
            demand((reply[0] & 7) == 4 && (reply[0] & 0xc0) != 0xc0 && stratum >= 1 && stratum <= 15,
                    "set by a server that does not know the time");
            long received = utc(32);
            long sent = utc(40);
            long away = clock.uptimeMillis() - sentMillis;
            long expected = sent + Math.max(0, away - Math.max(0, sent - received)) / 2;
            demand(Math.abs(utcMillis - expected) <= 1, "set to " + utcMillis + ", must be " + expected);
        }

        /** RFC 4330 §3: seconds since 1900, or with the highest bit 0 since 2036-02-07 06:28:16. */
        private long utc(int offset) {
            long seconds = ByteBuffer.wrap(reply).getInt(offset) & 0xffffffffL;
            long fraction = ByteBuffer.wrap(reply).getInt(offset + 4) & 0xffffffffL;
            long epoch = seconds >= 1L << 31 ? -2_208_988_800L : 2_085_978_496L;
            return (epoch + seconds) * 1000 + fraction * 1000 / (1L << 32);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        String good = "24 02 00 e9" + "00".repeat(28) + "ee1f0c00 80000000 ee1f0c00 80100000";
        seeds.put("answered", seed("ff 00 07 03" + good));
        seeds.put("silent", seed("ff 00 00 00 00 00 00 00 00 00 00 00 00 00"));
        seeds.put("kiss-rate", seed("ff 00 07 03 24 00 00 e9 00000000 00000000 52415445" + "00".repeat(32) + "20"));
        seeds.put("kiss-deny", seed("ff 00 07 03 24 00 00 e9 00000000 00000000 44454e59" + "00".repeat(32) + "20"));
        seeds.put("forged-then-good", seed("ff 00 03 01" + good + "07 02" + good));
        seeds.put("too-old", seed("ff 00 07 03 24 02 00 e9" + "00".repeat(28) + "d01f0c00 80000000 d01f0c00 80100000"));
        seeds.put("era-1", seed("ff 00 07 03 24 02 00 e9" + "00".repeat(28) + "001f0c00 80000000 001f0c00 80100000"));
        seeds.put("not-synchronised", seed("ff 00 07 03 e4 10 00 e9" + "00".repeat(44)));
        seeds.put("no-route", seed("ff 0f 01 00 07 03" + good));
        return seeds;
    }

    private static byte[] seed(String script) {
        return HexFormat.of().parseHex(("0000000000000001" + script).replace(" ", ""));
    }
}

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@link TimeServers} against one to five of them that do what the script says; each of their datagrams may know the
 * request's random number or not.
 *
 * <pre>
 *   8 bytes: seed | servers | attempt | attempt | ...
 *   attempt:   1 byte: whether the clock is doubted | 1 byte: how long a call may take
 *   request:   1 byte: whether it can be sent       datagram:  1 byte: what comes | 1 byte: when | 48 bytes or fewer
 * </pre>
 *
 * The oracle: the clock is set only when it says so, never below the floor, and only to a time that a server has given
 * who gave the random number back and knows it; by a majority, unless that is a small step of a clock that a majority
 * has set, or no other answer contradicts and none has set it yet. Whoever is sent away does not ask; no call lasts
 * longer than it may.
 */
public final class SntpTarget implements Target {

    private static final long FLOOR = 1_767_225_600_000L;   // 2026-01-01
    private static final String[] HOSTS = {"a.example.net", "b.example.net", "c.example.net", "d.example.net",
        "e.example.net"};
    private static final int ATTEMPTS_MAX = 12;
    private static final long HOLD_OFF_MILLIS = 60_000;

    /** Four rounds of 1, 2, 4 and 8 s for each of five servers, in calls of a fifth of a second. */
    private static final int CALLS_MAX = 400;
    private static final int CALL_MILLIS_MIN = 200;

    private static final long AGREED_MILLIS = 5_000;

    @Override
    public void run(byte[] input) {
        Script script = new Script(input);
        FuzzClock clock = new FuzzClock();
        Network network = new Network(script, clock);
        long seed = script.next64();
        String[] hosts = Arrays.copyOf(HOSTS, script.between(1, HOSTS.length));
        TimeServers servers = new TimeServers(clock, network, hosts, 123, new Floor(clock, FLOOR, null), seed);
        for (int attempt = 0; attempt < ATTEMPTS_MAX && !script.isOver(); attempt++) {
            attempt(servers, script, clock, network, hosts.length);
            demand(network.closed, "the socket stays open");
            clock.sleepUntil(clock.uptimeMillis() + script.next() * 1000L);
        }
    }

    private static void attempt(TimeServers servers, Script script, FuzzClock clock, Network network, int count) {
        boolean doubted = script.flag();
        long patience = CALL_MILLIS_MIN + script.next() * 40L;
        boolean settled = servers.isSettled();
        network.answers.clear();
        servers.start(doubted);
        for (int call = 0; call < CALLS_MAX; call++) {
            long before = clock.uptimeMillis();
            long utcOffset = clock.utcMillis() - before;
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
                demandPrintable(servers.description());
                demand(clock.utcMillis() >= FLOOR, "below the floor");
                long offset = clock.utcMillis() - clock.uptimeMillis();
                Answer by = network.answerOf(offset);
                demand(by != null, "set to a time that nobody gave");
                long agreeing = network.answers.values().stream().filter(by::agreesWith).count();
                boolean step = !doubted && settled && timesSet > 0
                        && Math.abs(offset - utcOffset) <= AGREED_MILLIS + by.roundTripMillis;
                boolean alone = !(settled && utcOffset + clock.uptimeMillis() >= FLOOR)
                        && agreeing == network.answers.size();
                demand(agreeing > count / 2 || step || alone, "set by " + agreeing + " of " + count);
                return;
            }
        }
        throw new AssertionError("never ends");
    }

    /** What a server said: the wall clock less the uptime. */
    private record Answer(long utcOffset, long roundTripMillis) {

        boolean agreesWith(Answer other) {
            return Math.abs(utcOffset - other.utcOffset) <= AGREED_MILLIS + roundTripMillis + other.roundTripMillis;
        }
    }

    /** Hands out what the script has. */
    private static final class Network implements Datagrams {

        private final Script script;
        private final FuzzClock clock;
        private final Map<String, Answer> answers = new HashMap<>();
        private final Map<String, Long> silentUntilMillis = new HashMap<>();
        private String host;
        private long nonce;
        private long sentMillis;
        private byte[] reply = new byte[48];
        private boolean closed = true;
        private boolean asked;

        Network(Script script, FuzzClock clock) {
            this.script = script;
            this.clock = clock;
        }

        @Override
        public void open(String host, int port) throws IOException {
            demand(clock.uptimeMillis() >= silentUntilMillis.getOrDefault(host, 0L), "asks while it should hold off");
            this.host = host;
            closed = false;
            asked = false;
            if (script.choose(16) == 14) {
                throw new IOException("no such name");
            }
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
            demand(asked && !closed, "waits for an answer without a question");
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
            if (count == 48) {
                note();
            }
            System.arraycopy(reply, 0, buffer, offset, Math.min(length, count));
            return Math.min(length, count);
        }

        /** RFC 5905 §7.3, §7.4, §8: what is to be made of the reply. */
        private void note() {
            int version = reply[0] >> 3 & 7;
            ByteBuffer bytes = ByteBuffer.wrap(reply);
            if (bytes.getLong(24) != nonce || (reply[0] & 7) != 4 || version != 3 && version != 4) {
                return;
            }
            String code = new String(reply, 12, 4, StandardCharsets.ISO_8859_1);
            int stratum = reply[1] & 0xff;
            if (stratum == 0 && (code.equals("RATE") || code.equals("DENY") || code.equals("RSTR"))) {
                silentUntilMillis.put(host, clock.uptimeMillis() + HOLD_OFF_MILLIS);
            }
            if (stratum == 0 || stratum > 15 || (reply[0] & 0xc0) == 0xc0 || bytes.getLong(32) == 0
                    || bytes.getLong(40) == 0) {
                return;
            }
            long away = clock.uptimeMillis() - sentMillis;
            long roundTrip = Math.max(0, away - Math.max(0, utc(40) - utc(32)));
            long utc = utc(40) + roundTrip / 2;
            if (utc >= FLOOR) {
                answers.put(host, new Answer(utc - clock.uptimeMillis(), roundTrip));
            }
        }

        Answer answerOf(long utcOffset) {
            return answers.values().stream().filter(each -> Math.abs(each.utcOffset - utcOffset) <= 1).findFirst()
                    .orElse(null);
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
        String other = "24 02 00 e9" + "00".repeat(28) + "ee2f0c00 80000000 ee2f0c00 80100000";
        String asked = "00 00 07 03";
        seeds.put("answered", seed(1, "00 ff" + asked + good + "05"));
        seeds.put("answered-again", seed(1, "00 ff" + asked + good + "00 00 ff" + asked + good));
        seeds.put("silent", seed(1, "00 ff" + "00 00 00 00".repeat(5)));
        seeds.put("kiss-rate", seed(1, "00 ff" + asked + "24 00 00 e9 00000000 00000000 52415445" + "00".repeat(32)
                + "20 00 ff" + asked + good));
        seeds.put("kiss-deny", seed(1, "00 ff" + asked + "24 00 00 e9 00000000 00000000 44454e59" + "00".repeat(32)
                + "20 00 ff" + asked + good));
        seeds.put("forged-then-good", seed(1, "00 ff 00 00 03 01" + good + "07 02" + good));
        seeds.put("too-old", seed(1, "00 ff" + asked + "24 02 00 e9" + "00".repeat(28)
                + "d01f0c00 80000000 d01f0c00 80100000"));
        seeds.put("era-1", seed(1, "00 ff" + asked + "24 02 00 e9" + "00".repeat(28)
                + "001f0c00 80000000 001f0c00 80100000"));
        seeds.put("not-synchronised", seed(1, "00 ff" + asked + "e4 10 00 e9" + "00".repeat(44)));
        seeds.put("no-route", seed(1, "00 ff 00 0f 0e" + asked + good));
        seeds.put("two-of-three", seed(3, "00 ff" + asked + other + asked + good + asked + good + "05"));
        seeds.put("one-lies-later", seed(3, "00 ff" + asked + good + asked + good + "00 00 ff" + asked + other + asked
                + good + asked + good));
        seeds.put("doubted", seed(3, "00 ff" + asked + good + asked + good + "00 01 ff" + asked + good + asked + good));
        seeds.put("one-alone", seed(3, "00 ff" + asked + good + "0e 0e".repeat(8)));
        seeds.put("nobody-agrees", seed(2, "00 ff" + (asked + good + asked + other).repeat(4)));
        return seeds;
    }

    private static byte[] seed(int servers, String script) {
        return HexFormat.of().parseHex(("0000000000000001" + HexFormat.of().toHexDigits((byte) (servers - 1)) + script)
                .replace(" ", ""));
    }
}

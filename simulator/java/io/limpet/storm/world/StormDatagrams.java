package io.limpet.storm.world;

import io.limpet.board.Datagrams;
import io.limpet.storm.Dice;
import io.limpet.storm.world.TimeServer.Trouble;
import java.io.IOException;
import java.util.Arrays;

/** Datagrams of one life, all to time servers (RFC 5905 §7.3). */
final class StormDatagrams implements Datagrams {

    private static final int PACKET_BYTES = 48;
    private static final int ORIGINATE = 24;
    private static final int TRANSMIT = 40;
    private static final int REPLY_VERSION_4 = 4 << 3 | 4;
    private static final int NOT_SYNCHRONISED = 3 << 6;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private final Life life;
    private final StormClock clock;
    private final StormLink link;
    private final WallClock wallClock;
    private final TimeServers servers;
    private final Dice dice;

    /** Whom it speaks with. */
    private TimeServer server;

    /** The answer to the last request and when it comes; null when there will be none. */
    private byte[] answer;
    private long answerMillis;

    StormDatagrams(Life life, StormClock clock, StormLink link, WallClock wallClock, TimeServers servers, Dice dice) {
        this.life = life;
        this.clock = clock;
        this.link = link;
        this.wallClock = wallClock;
        this.servers = servers;
        this.dice = dice;
    }

    @Override
    public void open(String host, int port) throws IOException {
        life.demandPower();
        answer = null;
        server = servers.named(host);
        if (!link.isUp() || server == null || server.trouble == Trouble.NOT_RESOLVED) {
            throw new IOException(host + " has no address");
        }
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        life.demandPower();
        byte[] request = Arrays.copyOfRange(bytes, offset, offset + length);
        answerMillis = clock.uptimeMillis() + dice.between(20, 200);
        answer = link.isUp() ? answerTo(request) : null;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
        boolean comes = answer != null && answerMillis <= deadlineMillis;
        clock.sleepUntil(comes ? answerMillis : deadlineMillis);
        if (!comes) {
            return 0;
        }
        if (!link.isUp()) {
            answer = null;
            return 0;
        }
        if (server.trouble == Trouble.UNREACHABLE) {
            throw new IOException("port unreachable");
        }
        int count = Math.min(length, answer.length);
        System.arraycopy(answer, 0, buffer, offset, count);
        answer = null;
        return count;
    }

    @Override
    public void close() {
        answer = null;
    }

    private byte[] answerTo(byte[] request) {
        return switch (server.trouble) {
            case SILENT -> null;
            case GARBAGE -> garbage();
            case GUESSED -> reply(new byte[PACKET_BYTES], 0);
            case UNSYNCHRONISED -> withFirstBytes(reply(request, 0), NOT_SYNCHRONISED | REPLY_VERSION_4, 0x10);
            case RATE -> kiss(reply(request, 0), "RATE");
            case DENY -> kiss(reply(request, 0), "DENY");
            case WRONG -> reply(request, server.aheadMillis);
            default -> reply(request, 0);
        };
    }

    private byte[] reply(byte[] request, long aheadMillis) {
        byte[] reply = new byte[PACKET_BYTES];
        System.arraycopy(request, TRANSMIT, reply, ORIGINATE, 8);
        long utcMillis = wallClock.trueMillis() + (answerMillis - clock.uptimeMillis()) / 2 + aheadMillis;
        for (int at : new int[] {16, 32, TRANSMIT}) {
            putTimestamp(reply, at, utcMillis);
        }
        return withFirstBytes(reply, REPLY_VERSION_4, 2);
    }

    private static byte[] kiss(byte[] reply, String code) {
        for (int i = 0; i < code.length(); i++) {
            reply[12 + i] = (byte) code.charAt(i);
        }
        return withFirstBytes(reply, REPLY_VERSION_4, 0);
    }

    private static byte[] withFirstBytes(byte[] reply, int first, int stratum) {
        reply[0] = (byte) first;
        reply[1] = (byte) stratum;
        return reply;
    }

    private byte[] garbage() {
        byte[] bytes = new byte[dice.below(2 * PACKET_BYTES)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) dice.next();
        }
        return bytes;
    }

    private static void putTimestamp(byte[] into, int offset, long utcMillis) {
        long seconds = Math.floorDiv(utcMillis, 1000) + SECONDS_1900_TO_1970;
        long fraction = (Math.floorMod(utcMillis, 1000L) << 32) / 1000;
        for (int i = 0; i < 4; i++) {
            into[offset + i] = (byte) (seconds >>> 24 - 8 * i);
            into[offset + 4 + i] = (byte) (fraction >>> 24 - 8 * i);
        }
    }
}

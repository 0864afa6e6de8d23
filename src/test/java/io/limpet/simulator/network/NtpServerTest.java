package io.limpet.simulator.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offsets in the packet are those of RFC 5905 §7.3. */
class NtpServerTest {

    private static final long REQUEST_TIMESTAMP = 0x1122334455667788L;
    private static final long ERA_SECONDS = 2_208_988_800L;
    private static final int SILENCE_MILLIS = 150;
    private static final int PATIENCE_MILLIS = 20_000;

    private NtpServer server;
    private DatagramSocket client;

    @BeforeAll
    static void resolveTheSimulatedNames() {
        SimulatedDns.install();
    }

    @BeforeEach
    void open() throws IOException {
        server = new NtpServer(InetAddress.getLoopbackAddress());
        client = new DatagramSocket();
        client.connect(server.address(), server.port());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void answersARequestWithTheTime() throws IOException {
        ByteBuffer reply = ask(PATIENCE_MILLIS);
        assertEquals(4 << 3 | 4, reply.get(0), "version 4, mode server");
        assertEquals(2, reply.get(1), "stratum");
        assertEquals(REQUEST_TIMESTAMP, reply.getLong(24), "origin timestamp");
        assertTrue(Math.abs(millisAhead(reply)) < 5_000, millisAhead(reply) + " ms ahead");
        assertEquals(1, server.answers());
    }

    @Test
    void canBeWrong() throws IOException {
        server.setOffset(Duration.ofDays(-3));
        long ahead = millisAhead(ask(PATIENCE_MILLIS)) + Duration.ofDays(3).toMillis();
        assertTrue(Math.abs(ahead) < 5_000, ahead + " ms off");
    }

    @Test
    void canBeSilentAndOutOfReach() throws IOException {
        server.setAnswering(false);
        assertThrows(SocketTimeoutException.class, () -> ask(SILENCE_MILLIS));
        server.setAnswering(true);
        server.setReachable(false);
        assertThrows(SocketTimeoutException.class, () -> ask(SILENCE_MILLIS));
        server.setReachable(true);
        ask(PATIENCE_MILLIS);
        assertEquals(1, server.answers());
    }

    @Test
    void sendsKissesOfDeath() throws IOException {
        server.setKissOfDeath("RATE");
        ByteBuffer reply = ask(PATIENCE_MILLIS);
        assertEquals(0, reply.get(1), "stratum");
        assertEquals("RATE", new String(reply.array(), 12, 4, StandardCharsets.US_ASCII));
    }

    private ByteBuffer ask(int timeoutMillis) throws IOException {
        ByteBuffer request = ByteBuffer.allocate(48).put(0, (byte) (4 << 3 | 3)).putLong(40, REQUEST_TIMESTAMP);
        client.send(new DatagramPacket(request.array(), 48));
        client.setSoTimeout(timeoutMillis);
        DatagramPacket reply = new DatagramPacket(new byte[100], 100);
        client.receive(reply);
        assertEquals(48, reply.getLength());
        return ByteBuffer.wrap(reply.getData());
    }

    private static long millisAhead(ByteBuffer reply) {
        long transmit = reply.getLong(40);
        long millis = ((transmit >>> 32) - ERA_SECONDS) * 1000 + ((transmit & 0xffffffffL) * 1000 >>> 32);
        return millis - System.currentTimeMillis();
    }
}

package io.limpet.simulator.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.Await;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault as the two ends see it, over real sockets: a device here, a server that echoes there. */
@Timeout(60)
class SimulatedLinkTest {

    /** Long enough to see that nothing comes, where nothing is to come. */
    private static final int SILENCE_MILLIS = 150;
    private static final int PATIENCE_MILLIS = 20_000;

    private EchoServer server;
    private SimulatedLink link;
    private Socket device;

    @BeforeAll
    static void resolveTheSimulatedNames() {
        SimulatedDns.install();
    }

    @BeforeEach
    void layTheLink() throws IOException {
        server = new EchoServer();
        link = new SimulatedLink(LoopbackAddress.any(), 0, server::address);
    }

    @AfterEach
    void takeItDown() throws IOException {
        if (device != null) {
            device.close();
        }
        link.close();
        server.close();
    }

    @Test
    void passesBytesBothWaysAndCountsThem() throws IOException {
        connect();
        byte[] sent = new byte[100_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31);
        }
        device.getOutputStream().write(sent);
        assertArrayEquals(sent, device.getInputStream().readNBytes(sent.length));
        assertEquals(sent.length, link.bytes(Direction.TO_BROKER));
        assertEquals(sent.length, link.bytes(Direction.FROM_BROKER));
        assertEquals("sound", link.description());
    }

    @Test
    void passesAnEndInOrder() throws Exception {
        connect();
        echo(1);
        device.shutdownOutput();
        assertEquals(1, server.nextRead(PATIENCE_MILLIS));
        assertEquals(EchoServer.END, server.nextRead(PATIENCE_MILLIS));
        assertEquals(-1, device.getInputStream().read());
    }

    @Test
    void halfOpenIsSilentWithoutAResetAndLosesNothingWhenHealed() throws Exception {
        connect();
        echo(1);
        server.nextRead(PATIENCE_MILLIS);
        link.goHalfOpen();
        device.getOutputStream().write(42);
        assertNull(server.nextRead(SILENCE_MILLIS));
        assertSilence();

        link.heal();

        device.setSoTimeout(PATIENCE_MILLIS);
        assertEquals(42, device.getInputStream().read());
    }

    @Test
    void halfOpenLetsNewConnectionsInAndSwallowsThem() throws Exception {
        link.goHalfOpen();
        connect();
        device.getOutputStream().write(7);
        assertSilence();
        assertNull(server.nextRead(SILENCE_MILLIS));
        assertEquals(1, link.connectionCount());
        assertEquals(0, link.bytes(Direction.TO_BROKER));
    }

    @Test
    void withoutACarrierAllIsSilentAndHealDoesNotChangeThat() throws Exception {
        connect();
        echo(1);
        link.setCarrier(false);
        link.heal();
        device.getOutputStream().write(1);
        assertSilence();
        link.setCarrier(true);
        device.setSoTimeout(PATIENCE_MILLIS);
        assertEquals(1, device.getInputStream().read());
    }

    @Test
    void lossDelaysAndLosesNothingForGood() throws Exception {
        connect();
        link.lose(30);
        assertEquals("30 % of segments lost", link.description());
        byte[] sent = new byte[20_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31);
        }
        long begin = System.nanoTime();
        device.getOutputStream().write(sent);
        assertArrayEquals(sent, device.getInputStream().readNBytes(sent.length));
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertTrue(millis >= 200, millis + " ms: no segment was sent again");
    }

    @Test
    void eachFaultCanBeEndedAlone() throws Exception {
        connect();
        link.goHalfOpen();
        device.getOutputStream().write(5);
        assertSilence();
        link.endSilence();
        device.setSoTimeout(PATIENCE_MILLIS);
        assertEquals(5, device.getInputStream().read());
        link.refuse();
        assertReset();
        assertThrows(ConnectException.class, this::connect);
        link.accept();
        connect();
        link.oneByteAtATime(Duration.ofSeconds(100));
        link.oneByteAtATime(Duration.ZERO);
        echo(2);
    }

    @Test
    void aCutResetsBothEndsAndLetsTheNextConnectionIn() throws Exception {
        connect();
        echo(1);
        assertEquals(1, server.nextRead(PATIENCE_MILLIS));
        link.cut();
        assertReset();
        assertEquals(EchoServer.RESET, server.nextRead(PATIENCE_MILLIS));
        connect();
        echo(3);
        assertEquals(2, link.connectionCount());
    }

    @Test
    void refusesUntilItIsHealed() throws Exception {
        connect();
        echo(1);
        link.refuse();
        assertReset();
        assertThrows(ConnectException.class, this::connect);
        link.heal();
        connect();
        echo(1);
    }

    @Test
    void refusesWhileTheBrokerDoesNotRunWhateverIsHealed() throws Exception {
        link.setBrokerRunning(false);
        link.heal();
        assertThrows(ConnectException.class, this::connect);
        link.setBrokerRunning(true);
        connect();
        echo(1);
    }

    @Test
    void resetsAtTheVeryByteAndOnce() throws Exception {
        link.resetAfter(Direction.TO_BROKER, 10);
        connect();
        device.getOutputStream().write(new byte[25]);
        assertEquals(10, server.nextRead(PATIENCE_MILLIS));
        assertEquals(EchoServer.RESET, server.nextRead(PATIENCE_MILLIS));
        assertEquals(10, link.bytes(Direction.TO_BROKER));
        connect();
        echo(25);
    }

    @Test
    void resetsAtAByteOfTheOtherDirection() throws Exception {
        link.resetAfter(Direction.FROM_BROKER, 4);
        connect();
        device.getOutputStream().write(new byte[9]);
        assertReset();
        assertEquals(9, link.bytes(Direction.TO_BROKER));
        assertEquals(4, link.bytes(Direction.FROM_BROKER));
    }

    @Test
    void delaysEachWayAndKeepsTheOrder() throws IOException {
        connect();
        link.delay(Duration.ofMillis(60));
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            device.getOutputStream().write(i);
        }
        assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, device.getInputStream().readNBytes(10));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 120, "after " + millis + " ms");
        assertEquals("delay 60 ms", link.description());
    }

    @Test
    void throttles() throws IOException {
        link.throttle(10_000);
        connect();
        long start = System.nanoTime();
        echo(2_000);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 150, "after " + millis + " ms");
    }

    @Test
    void deliversOneByteAtATime() throws Exception {
        link.oneByteAtATime(Duration.ofMillis(2));
        connect();
        device.getOutputStream().write(new byte[50]);
        device.getInputStream().readNBytes(50);
        int pieces = 0;
        for (int bytes = 0; bytes < 50; bytes += server.nextRead(PATIENCE_MILLIS)) {
            pieces++;
        }
        assertTrue(pieces > 10, "in " + pieces + " pieces");
    }

    @Test
    void aDeviceWithoutPowerIsGoneAndItsBrokerHearsNothingOfIt() throws Exception {
        connect();
        echo(1);
        assertEquals(1, server.nextRead(PATIENCE_MILLIS));

        link.setDevicePower(false);

        assertReset();
        assertNull(server.nextRead(SILENCE_MILLIS));
        connect();
        assertReset();
        assertEquals(1, link.connectionCount());
        link.setDevicePower(true);
        connect();
        echo(5);
    }

    @Test
    void aBrokerThatCannotBeReachedResets() throws IOException {
        SimulatedLink broken = new SimulatedLink(LoopbackAddress.any(), 0, () -> {
            throw new ConnectException("nobody there");
        });
        try (broken; Socket socket = new Socket()) {
            socket.connect(broken.address());
            socket.setSoTimeout(PATIENCE_MILLIS);
            assertThrows(SocketException.class, () -> socket.getInputStream().read());
        }
    }

    private void connect() throws IOException {
        device = new Socket();
        device.connect(link.address());
        device.setTcpNoDelay(true);
        device.setSoTimeout(PATIENCE_MILLIS);
    }

    private void echo(int bytes) throws IOException {
        device.getOutputStream().write(new byte[bytes]);
        assertEquals(bytes, device.getInputStream().readNBytes(bytes).length);
    }

    private void assertSilence() throws IOException {
        device.setSoTimeout(SILENCE_MILLIS);
        assertThrows(SocketTimeoutException.class, () -> device.getInputStream().read());
    }

    /** The device's end is reset: what it still had may be read before. */
    private void assertReset() {
        Await.until("the reset", () -> {
            try {
                return device.getInputStream().read() < -1;
            } catch (SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        });
    }
}

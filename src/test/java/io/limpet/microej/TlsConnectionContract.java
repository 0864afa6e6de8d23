package io.limpet.microej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.Clock;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.simulator.tls.BoardTls;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.LocalPeer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An established connection over a link that delivers the broker's bytes one at a time, when the test says so. */
public abstract class TlsConnectionContract {

    private static final String NAME = "broker.example.net";
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CN=Our CA");

    private final TestClock clock = new TestClock();
    /** How many bytes the link may deliver to the device. */
    private final Semaphore deliverable = new Semaphore(Integer.MAX_VALUE / 2);

    protected abstract SecureConnector connector(Clock clock);

    @AfterEach
    void leaveDevice() {
        BoardTls.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void losesNothingWhenReadsTimeOutWithinRecords(String version) throws Exception {
        byte[] sent = numbers(300);
        byte[] received = new byte[sent.length];
        int timeOuts = 0;
        try (LocalPeer broker = broker(version); LocalPeer link = oneByteLink(broker.port())) {
            Connection connection = connect(link.port(), version);
            connection.send(new byte[] {1}, 0, 1, 0);
            while (connection.receive(received, 0, 1, clock.uptimeMillis() + 5000) == 0) {
                // TLS 1.3 session tickets come before the echo.
            }
            deliverable.drainPermits();
            for (int i = 0; i < sent.length; i += 50) {
                connection.send(sent, i, 50, 0);
            }
            int length = 0;
            while (length < sent.length) {
                int count = connection.receive(received, length, received.length - length, clock.uptimeMillis());
                timeOuts += count == 0 ? 1 : 0;
                length += count;
                deliverable.release();
            }
            deliverable.release(Integer.MAX_VALUE / 2);
            connection.close();
        }
        assertArrayEquals(sent, received);
        assertTrue(timeOuts > 300, "only " + timeOuts + " reads timed out: the link was not slow enough to show it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void receivesZeroAtTheDeadlineAndMinusOneAtTheEnd(String version) throws Exception {
        try (LocalPeer broker = LocalPeer.serving(socket -> hangUpAfterOneByte(socket, version))) {
            Connection connection = connect(broker.port(), version);
            long deadlineMillis = clock.uptimeMillis() + 50;
            assertEquals(0, connection.receive(new byte[8], 0, 8, deadlineMillis));
            assertTrue(clock.uptimeMillis() >= deadlineMillis, "it returned before its deadline");
            connection.send(new byte[] {1}, 0, 1, 0);
            assertEquals(-1, connection.receive(new byte[8], 0, 8, clock.uptimeMillis() + 5000));
            connection.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void handsEachWriteOverAsOneRecord(String version) throws Exception {
        Semaphore records = new Semaphore(0);
        try (LocalPeer broker = broker(version); LocalPeer link = recordCountingLink(broker.port(), records)) {
            Connection connection = connect(link.port(), version);
            byte[] packets = numbers(1000);
            connection.send(packets, 0, 1, 0);
            assertEquals(1, connection.receive(packets, 0, 1, clock.uptimeMillis() + 5000));
            records.drainPermits();   // the handshake's, all of which have passed when this byte is back
            connection.send(packets, 0, packets.length, 0);
            int length = 0;
            while (length < packets.length) {
                length += connection.receive(packets, 0, packets.length, clock.uptimeMillis() + 5000);
            }
            assertEquals(1, records.availablePermits());
            connection.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void throwsWhenTheConnectionIsReset(String version) throws Exception {
        try (LocalPeer broker = broker(version);
                LocalPeer link = LocalPeer.serving(socket -> resetOnDemand(socket, broker.port()))) {
            Connection connection = connect(link.port(), version);
            deliverable.drainPermits();
            connection.send(new byte[] {1}, 0, 1, 0);
            assertThrows(IOException.class, () -> {
                while (connection.receive(new byte[8], 0, 8, clock.uptimeMillis() + 5000) > 0) {
                    // what was under way may still come
                }
            });
            connection.close();
        }
    }

    private LocalPeer broker(String version) {
        return LocalPeer.echoing(AUTHORITY.server(NAME).issue().context("TLS"), "TLSv" + version);
    }

    private LocalPeer oneByteLink(int brokerPort) {
        return LocalPeer.serving(device -> {
            try (Socket toBroker = new Socket(InetAddress.getLoopbackAddress(), brokerPort)) {
                copyInBackground(device, toBroker);
                InputStream in = toBroker.getInputStream();
                for (int octet = in.read(); octet >= 0; octet = in.read()) {
                    deliverable.acquireUninterruptibly();
                    device.getOutputStream().write(octet);
                }
            }
        });
    }

    /** Counts the records of application data (type 23) on their way to the broker. */
    private static LocalPeer recordCountingLink(int brokerPort, Semaphore records) {
        return LocalPeer.serving(device -> {
            try (Socket toBroker = new Socket(InetAddress.getLoopbackAddress(), brokerPort)) {
                copyInBackground(toBroker, device);
                InputStream in = device.getInputStream();
                byte[] header = new byte[5];
                while (in.readNBytes(header, 0, 5) == 5) {
                    byte[] content = in.readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff);
                    records.release(header[0] == 23 ? 1 : 0);
                    toBroker.getOutputStream().write(header);
                    toBroker.getOutputStream().write(content);
                }
            }
        });
    }

    /** Passes bytes on until it may not, and then resets the connection to the device. */
    private void resetOnDemand(Socket device, int brokerPort) throws IOException {
        try (Socket toBroker = new Socket(InetAddress.getLoopbackAddress(), brokerPort)) {
            copyInBackground(device, toBroker);
            InputStream in = toBroker.getInputStream();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (!deliverable.tryAcquire()) {
                    device.setSoLinger(true, 0);
                    device.close();
                    return;
                }
                device.getOutputStream().write(octet);
            }
        }
    }

    private static void hangUpAfterOneByte(Socket socket, String version) throws IOException {
        SSLSocket secure = (SSLSocket) AUTHORITY.server(NAME).issue().context("TLS").getSocketFactory()
                .createSocket(socket, null, 0, true);
        secure.setUseClientMode(false);
        secure.setEnabledProtocols(new String[] {"TLSv" + version});
        secure.getInputStream().read();
        secure.close();
    }

    private static void copyInBackground(Socket from, Socket to) {
        Thread thread = new Thread(null, () -> {
            try {
                OutputStream out = to.getOutputStream();
                from.getInputStream().transferTo(out);
                to.shutdownOutput();
            } catch (IOException e) {
                // One side is gone, and so will be the other.
            }
        }, "link", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    private Connection connect(int port, String version) throws IOException {
        BoardTls.install(clock::utcMillis);
        SecureConnector connector = connector(clock);
        connector.start("127.0.0.1", port, new TlsSettings(NAME, version, new byte[][] {AUTHORITY.der()}, null, null),
                10_000);
        Connection connection = null;
        while (connection == null) {
            connection = connector.advance(0);
        }
        return connection;
    }

    private static byte[] numbers(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return bytes;
    }
}

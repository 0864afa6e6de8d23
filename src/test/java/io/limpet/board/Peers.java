package io.limpet.board;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.CertificateRequest;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.LocalPeer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocket;

/**
 * Whom the contracts' boards talk to: servers of this JVM on ports of the loopback address, which end with it. A board
 * on the target has these constants in flash (io.limpet.target.HostMade), and reaches this machine by another address.
 */
public final class Peers {

    private static final String VERSIONS = "TLSv1.2,TLSv1.3";
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CN=Contract CA");
    private static final Instant NOW = Instant.now();

    /** The only constant that differs on the target; javac must not copy it into the contracts. */
    public static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();

    /** The date, in milliseconds since 1970. */
    public static final String UTC_MILLIS = Long.toString(NOW.toEpochMilli());

    /** Whom the servers' certificates are issued by, and to. */
    public static final byte[] AUTHORITY_DER = AUTHORITY.der();
    public static final String NAME = "broker.example.net";

    /** Sends each datagram back. */
    public static final String UDP_ECHO = udpEcho();

    /** Sends back what comes over TLS. */
    public static final String TLS_ECHO = echo(AUTHORITY.server(NAME));

    /** The same, with an authority between its own certificate and the root, which it sends as well. */
    private static final Identity WITH_INTERMEDIATE = AUTHORITY.intermediate("CN=Contract CA 2").server(NAME).issue();
    public static final byte[][] CHAIN_WITH_INTERMEDIATE = WITH_INTERMEDIATE.chainDer();
    public static final String TLS_WITH_INTERMEDIATE = echo(WITH_INTERMEDIATE);

    /** {@link #TLS_ECHO} over a link that delivers one byte at a time to the board. */
    public static final String TLS_ONE_BYTE_AT_A_TIME = oneByteAtATime(Integer.parseInt(TLS_ECHO));

    /** Closes the connection when it has got one byte. */
    public static final String TLS_HANGS_UP = port(LocalPeer.serving(Peers::hangUpAfterOneByte));

    public static final String TLS_OF_ANOTHER_NAME = echo(AUTHORITY.server("another.example.net"));
    public static final String TLS_EXPIRED = echo(AUTHORITY.server(NAME)
            .valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(2))));
    public static final String TLS_NOT_YET_VALID = echo(AUTHORITY.server(NAME)
            .valid(NOW.plus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(9))));
    public static final String TLS_OF_ANOTHER_AUTHORITY = echo(CertificateAuthority.create("CN=Other CA").server(NAME));

    /** Where nobody listens. */
    public static final String NOBODY = nobody();

    private static String port(LocalPeer peer) {
        return Integer.toString(peer.port());
    }

    private static String echo(CertificateRequest certificate) {
        return echo(certificate.issue());
    }

    private static String echo(Identity identity) {
        return port(LocalPeer.echoing(identity.context("TLS"), VERSIONS));
    }

    private static String oneByteAtATime(int serverPort) {
        return port(LocalPeer.serving(board -> {
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
                inBackground(() -> board.getInputStream().transferTo(server.getOutputStream()));
                InputStream in = server.getInputStream();
                for (int octet = in.read(); octet >= 0; octet = in.read()) {
                    board.getOutputStream().write(octet);
                }
            }
        }));
    }

    private static void hangUpAfterOneByte(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) AUTHORITY.server(NAME).issue().context("TLS").getSocketFactory()
                .createSocket(socket, null, 0, true);
        secure.setUseClientMode(false);
        secure.getInputStream().read();
        secure.close();
    }

    private static String udpEcho() {
        try {
            DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            inBackground(() -> {
                DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
                while (true) {
                    packet.setLength(2000);
                    socket.receive(packet);
                    socket.send(packet);
                }
            });
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nobody() {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(taken.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What may end in an error: whoever is at the other end sees that something is missing. */
    private interface Task {
        void run() throws IOException;
    }

    private static void inBackground(Task task) {
        Thread thread = new Thread(null, () -> {
            try {
                task.run();
            } catch (IOException e) {
                // One side is gone.
            }
        }, "peer", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    private Peers() {
    }
}

package io.limpet.bench;

import io.limpet.Allocations;
import io.limpet.bench.report.Figures;
import io.limpet.bench.report.Section;
import io.limpet.bench.report.Table;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.bouncycastle.BouncyCastleConnector;
import io.limpet.microej.BoardConnectors;
import io.limpet.microej.TestClock;
import io.limpet.simulator.tls.BoardTls;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.KeyType;
import io.limpet.simulator.tls.LocalPeer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Consumer;

/** The TLS stacks that the simulated board has, beside each other: a handshake, an exchange, and what is loaded. */
final class StacksPart implements Part {

    private static final String NAME = "broker.example.net";
    private static final int WARM_UP = 150;
    private static final int ROUNDS = 51;
    private static final int MESSAGE_BYTES = 100;
    private static final int EXCHANGES = 200;
    private static final int TIMEOUT_MILLIS = 30_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final TestClock clock = new TestClock();
    private final Table table = new Table("", "ms", "spread", "ms of the device's thread", "KiB allocated",
            "B allocated, exchange");

    @Override
    public String name() {
        return "stacks";
    }

    @Override
    public Section measure(Consumer<String> progress) throws Exception {
        BoardTls.install(clock::utcMillis);
        try {
            for (String version : List.of("1.3", "1.2")) {
                for (KeyType key : List.of(KeyType.EC_P256, KeyType.RSA_2048)) {
                    String what = "TLS " + version + ", " + (key == KeyType.EC_P256 ? "P-256" : "RSA 2048");
                    progress.accept(what);
                    measure(what, version, key);
                }
            }
        } finally {
            BoardTls.remove();
        }
        progress.accept("classes that a JVM loads");
        return new Section(name(), "The TLS stacks beside each other", """
                A whole connection of the simulated device to a server of the JDK on the same machine, whose work is in
                the time, and not in that of the device's thread: TCP, handshake, chain of one certificate verified.
                Medians of %d after %d. An exchange is %d bytes sent and received. The platform's stack is the JDK's
                here, with the boards' semantics: both are Java that a compiler has optimised. On a board the platform's
                is native code, and Bouncy Castle as slow as the board's virtual machine. %s
                """.formatted(ROUNDS, WARM_UP, MESSAGE_BYTES, LoadedClasses.ofOneConnection()), table, List.of());
    }

    private void measure(String what, String version, KeyType key) throws IOException {
        CertificateAuthority authority = CertificateAuthority.create("CN=Bench CA");
        TlsSettings settings = new TlsSettings(NAME, version, new byte[][] {authority.der()}, null, null);
        try (LocalPeer server = LocalPeer.echoing(authority.server(NAME).withKey(key).issue().context("TLS"),
                "TLSv" + version)) {
            row(what + ": platform", BoardConnectors.tls(clock), server.port(), settings);
            row(what + ": bouncycastle", new BouncyCastleConnector(clock), server.port(), settings);
        }
    }

    private void row(String what, SecureConnector connector, int port, TlsSettings settings) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            connect(connector, port, settings).close();
        }
        double[] millis = new double[ROUNDS];
        double[] cpuMillis = new double[ROUNDS];
        double[] kibibytes = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long bytes = Allocations.bytes();
            long cpuNanos = THREADS.getCurrentThreadCpuTime();
            long startNanos = System.nanoTime();
            Connection connection = connect(connector, port, settings);
            millis[i] = (System.nanoTime() - startNanos) / 1e6;
            cpuMillis[i] = (THREADS.getCurrentThreadCpuTime() - cpuNanos) / 1e6;
            kibibytes[i] = (Allocations.bytes() - bytes) / 1024.0;
            connection.close();
        }
        table.row(what, Figures.of(Figures.median(millis)), Figures.spread(millis),
                Figures.of(Figures.median(cpuMillis)), Figures.of(Figures.median(kibibytes)),
                Figures.of(allocatedByExchange(connect(connector, port, settings))));
    }

    private double allocatedByExchange(Connection connection) throws IOException {
        byte[] message = new byte[MESSAGE_BYTES];
        double[] bytes = new double[EXCHANGES];
        for (int i = 0; i < EXCHANGES; i++) {
            long before = Allocations.bytes();
            connection.send(message, 0, message.length, clock.uptimeMillis() + TIMEOUT_MILLIS);
            for (int count = 0; count < message.length;) {
                count += connection.receive(message, count, message.length - count,
                        clock.uptimeMillis() + TIMEOUT_MILLIS);
            }
            bytes[i] = Allocations.bytes() - before;
        }
        connection.close();
        return Figures.median(bytes);
    }

    private Connection connect(SecureConnector connector, int port, TlsSettings settings) throws IOException {
        connector.start("127.0.0.1", port, settings, TIMEOUT_MILLIS);
        Connection connection = null;
        while (connection == null) {
            connection = connector.advance(clock.uptimeMillis() + TIMEOUT_MILLIS);
        }
        return connection;
    }
}

package io.limpet.bench.client;

import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.tls.CertificateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real Mosquitto with TLS on the loopback interface, that logs no packets and takes whatever comes. As it is shipped
 * it holds small answers back by Nagle's algorithm (RFC 896), and so it does here.
 */
public final class Broker implements AutoCloseable {

    /** The name in its certificate, beside the address. */
    public static final String NAME = "broker.limpet.test";

    public static final String ADDRESS = "127.0.0.1";

    /** What every client publishes under, and how much. */
    public static final String TOPIC = "limpet/b/1";
    public static final int PAYLOAD_BYTES = 64;

    private static final String OPENSSL_CONFIGURATION = """
            openssl_conf = all
            [all]
            ssl_conf = tls
            [tls]
            system_default = limits
            [limits]
            MaxProtocol = TLSv%s
            """;

    private final CertificateAuthority authority = CertificateAuthority.create("CN=Limpet bench CA");
    private final Mosquitto mosquitto = Mosquitto.with(authority.server(NAME, ADDRESS).issue()).quiet()
            .setting("set_tcp_nodelay false").start();
    private int clients;

    public CertificateAuthority authority() {
        return authority;
    }

    public int port() {
        return mosquitto.port();
    }

    /** Two clients with one identifier would throw each other out. */
    String nextIdentifier(String client) {
        return client + "-bench-" + ++clients;
    }

    /** The authority's certificate, for programs that read files. */
    Path authorityFile() {
        return file(".pem", authority.pem());
    }

    /** Keeps OpenSSL from speaking a later version. */
    Path openSslConfiguration(String tlsVersion) {
        return file(".conf", OPENSSL_CONFIGURATION.formatted(tlsVersion));
    }

    /** Waits until the broker has read to the end of what a client sent: it logs the DISCONNECT behind it. */
    void awaitDisconnect(String clientIdentifier) {
        mosquitto.expect("Client " + clientIdentifier + " disconnected");
    }

    @Override
    public void close() {
        mosquitto.close();
    }

    private static Path file(String suffix, String content) {
        try {
            Path file = Files.createTempFile("bench", suffix);
            file.toFile().deleteOnExit();
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.limpet.bench.client;

import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.tls.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real Mosquitto with TLS on the loopback interface, that logs no packets and takes whatever comes. */
public final class Broker implements AutoCloseable {

    /** The name in its certificate, beside the address. */
    public static final String NAME = "broker.limpet.test";

    public static final String ADDRESS = "127.0.0.1";

    /** What every client publishes under, and how much. */
    public static final String TOPIC = "limpet/bench/reading";
    public static final int PAYLOAD_BYTES = 64;

    private final CertificateAuthority authority = CertificateAuthority.create("CN=Limpet bench CA");
    private final Mosquitto mosquitto = Mosquitto.with(authority.server(NAME, ADDRESS).issue()).quiet().start();
    private final Path authorityFile;
    private int clients;

    public Broker() throws IOException {
        authorityFile = Files.createTempFile("bench-ca", ".pem");
        Files.writeString(authorityFile, authority.pem());
    }

    public CertificateAuthority authority() {
        return authority;
    }

    Path authorityFile() {
        return authorityFile;
    }

    public int port() {
        return mosquitto.port();
    }

    /** Two clients with one identifier would throw each other out. */
    String nextIdentifier(String client) {
        return client + "-bench-" + ++clients;
    }

    /** Waits until the broker has read to the end of what a client sent: it logs the DISCONNECT behind it. */
    void awaitDisconnect(String clientIdentifier, long timeoutMillis) {
        if (!mosquitto.logged(line -> line.contains("Client " + clientIdentifier + " disconnected"), timeoutMillis)) {
            throw new IllegalStateException("the broker has not seen " + clientIdentifier + " disconnect within "
                    + timeoutMillis + " ms");
        }
    }

    @Override
    public void close() throws IOException {
        mosquitto.close();
        Files.delete(authorityFile);
    }
}

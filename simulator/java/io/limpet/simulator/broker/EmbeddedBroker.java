package io.limpet.simulator.broker;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/**
 * Apache ActiveMQ Artemis in this JVM, with MQTT over TLS and nothing else, on a free port of 127.0.0.1 that it keeps
 * over restarts.
 */
public final class EmbeddedBroker implements Closeable {

    private final BrokerCertificates certificates;
    private final InetSocketAddress address;

    private String username;
    private String password;
    private Path dataDirectory;

    private volatile ShownCertificate shown = ShownCertificate.RIGHT;

    /** Null when it does not run. */
    private volatile EmbeddedActiveMQ server;

    public EmbeddedBroker(BrokerCertificates certificates) throws IOException {
        this.certificates = certificates;
        this.address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), freePort());
    }

    /** Lets in only who knows these; without, everybody. Before {@link #start}. */
    public EmbeddedBroker requireCredentials(String username, String password) {
        this.username = username;
        this.password = password;
        return this;
    }

    /** Keeps sessions and messages over restarts; without, they are lost. Before {@link #start}. */
    public EmbeddedBroker persistent(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        return this;
    }

    public InetSocketAddress address() {
        return address;
    }

    /** What an MQTT client that verifies the certificate connects to. */
    public String uri() {
        return "ssl://127.0.0.1:" + address.getPort();
    }

    /** Not to be waited for, while it starts or stops. */
    public boolean isRunning() {
        return server != null;
    }

    /** From its next start on. */
    public void show(ShownCertificate certificate) {
        shown = certificate;
    }

    /** Which certificate it shows. */
    public ShownCertificate shown() {
        return shown;
    }

    /** Starts it; returns when it accepts connections. Nothing happens if it runs. */
    public synchronized void start() throws IOException {
        if (server != null) {
            return;
        }
        EmbeddedActiveMQ starting = new EmbeddedActiveMQ();
        try {
            starting.setConfiguration(configuration());
            if (username != null) {
                starting.setSecurityManager(new OneUser(username, password));
            }
            starting.start();
        } catch (Exception e) {
            throw new IOException("the embedded broker did not start at " + address + ": " + e.getMessage(), e);
        }
        server = starting;
    }

    /**
     * Stops it; all its connections are closed. If it is not persistent, what it has acknowledged reaches those who
     * are connected before, as far as they take it within 2 s. Nothing happens if it does not run.
     */
    public synchronized void stop() throws IOException {
        if (server == null) {
            return;
        }
        try {
            if (dataDirectory == null) {
                Drain.await(server.getActiveMQServer());
            }
            server.stop();
        } catch (Exception e) {
            throw new IOException("the embedded broker did not stop: " + e.getMessage(), e);
        } finally {
            server = null;
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private Configuration configuration() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("limpet-simulator")
                .setPersistenceEnabled(dataDirectory != null)
                .setSecurityEnabled(username != null)
                .setJMXManagementEnabled(false)
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("mqtt", "tcp://" + address.getAddress().getHostAddress() + ":"
                        + address.getPort() + "?protocols=MQTT;sslEnabled=true;keyStoreType=PEM;keyStorePath="
                        + certificates.broker(shown).toAbsolutePath());
        if (dataDirectory != null) {
            configuration.setJournalType(JournalType.NIO)
                    .setBindingsDirectory(dataDirectory.resolve("bindings").toString())
                    .setJournalDirectory(dataDirectory.resolve("journal").toString())
                    .setLargeMessagesDirectory(dataDirectory.resolve("large").toString())
                    .setPagingDirectory(dataDirectory.resolve("paging").toString());
        }
        return configuration;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Whoever knows the one user's password may do everything. */
    private record OneUser(String username, String password) implements ActiveMQSecurityManager {

        @Override
        public boolean validateUser(String user, String password) {
            return username.equals(user) && this.password.equals(password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
            return validateUser(user, password);
        }
    }
}

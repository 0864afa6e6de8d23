package io.limpet.scenario;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real Mosquitto with TLS, user and password and an access list, on a free port of the loopback interface.
 *
 * <p>It can be stopped, killed and started again on the same port; whether it remembers its sessions then is
 * {@link Builder#persistent()}.
 */
public final class Mosquitto implements AutoCloseable {

    public static final String USER = "device";
    public static final String PASSWORD = "correct-horse";

    /** May read everything, for judges. */
    public static final String OBSERVER = "observer";
    public static final String OBSERVER_PASSWORD = "just-looking";

    private static final Path ROOT = Path.of("build", "mosquitto");
    private static final int START_ATTEMPTS = 5;
    private static final long START_SECONDS_MAX = 10;
    private static final long PATIENCE_MILLIS = 30_000;

    private final Path folder;
    private final Builder builder;
    private final ProcessLog log = new ProcessLog();
    private int port;
    private Process process;

    private Mosquitto(Builder builder) {
        this.builder = builder;
        try {
            Files.createDirectories(ROOT);
            this.folder = Files.createTempDirectory(ROOT, "run").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for this server identity. */
    public static Builder with(Identity server) {
        return new Builder(server);
    }

    /** What it should be like. */
    public static final class Builder {

        private final Identity server;
        private final List<String> settings = new ArrayList<>();
        private boolean persistent;
        private boolean plain;
        private boolean quiet;
        private String tlsVersion = "tlsv1.2";
        private boolean tls12Only;
        private CertificateAuthority clients;

        private Builder(Identity server) {
            this.server = server;
        }

        /** Keeps sessions and queued messages in a file over a restart; otherwise it forgets them. */
        public Builder persistent() {
            this.persistent = true;
            return this;
        }

        /** The lowest version that it speaks: {@code tlsv1.2} or {@code tlsv1.3}. */
        public Builder tlsVersion(String version) {
            this.tlsVersion = version;
            return this;
        }

        /** Speaks TLS 1.2 and nothing newer. */
        public Builder tls12Only() {
            this.tls12Only = true;
            return this;
        }

        /** Speaks no TLS at all, as on port 1883. */
        public Builder plain() {
            this.plain = true;
            return this;
        }

        /** Logs comings and goings only, and not every packet: for measuring. */
        public Builder quiet() {
            this.quiet = true;
            return this;
        }

        /**
         * Asks each client for a certificate of this authority, and takes the name in it for the user's; nobody needs
         * a password then.
         */
        public Builder identifyingClientsOf(CertificateAuthority authority) {
            clients = authority;
            return setting("cafile clients.pem").setting("require_certificate true")
                    .setting("use_identity_as_username true");
        }

        /** A line of its configuration file, such as {@code max_queued_messages 100000}. */
        public Builder setting(String line) {
            settings.add(line);
            return this;
        }

        public Mosquitto start() {
            Mosquitto mosquitto = new Mosquitto(this);
            mosquitto.prepare();
            mosquitto.start();
            return mosquitto;
        }
    }

    public int port() {
        return port;
    }

    /** Starts it, again after a stop. */
    public void start() {
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            if (tryStart(port == 0 ? freePort() : port)) {
                return;
            }
        }
        throw new IllegalStateException("Mosquitto does not start:\n" + String.join("\n", log.lines()));
    }

    /** Gives it another certificate and key, from its next start on. */
    void certify(Identity server) {
        try {
            write("server.pem", server.chainPem());
            write("server.key", server.keyPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it properly: connections are closed, and with persistence the sessions are saved. */
    public void stop() {
        process.toHandle().destroy();   // Process.destroy would close its output, and the last lines were lost
        await();
    }

    /** Kills it: what it had not saved is gone. */
    public void kill() {
        process.toHandle().destroyForcibly();
        await();
    }

    /** Waits for a line of its log that has this in it, now or soon. */
    public void expect(String fragment) {
        expect(1, fragment);
    }

    /** Waits until so many lines of its log have this in them. */
    public void expect(int count, String fragment) {
        AtomicInteger found = new AtomicInteger();
        if (!log.await(0, PATIENCE_MILLIS, line -> line.contains(fragment) && found.incrementAndGet() == count)) {
            throw new AssertionError("Mosquitto did not log \"" + fragment + "\" " + count + " times within "
                    + PATIENCE_MILLIS / 1000 + " s. It logged:\n" + String.join("\n", log()));
        }
    }

    /** How many lines of its log so far have this in them. */
    public long count(String fragment) {
        return log().stream().filter(line -> line.contains(fragment)).count();
    }

    /** Its log so far, over all its lives. */
    public List<String> log() {
        return log.lines();
    }

    @Override
    public void close() {
        kill();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare() {
        try {
            certify(builder.server);
            if (builder.clients != null) {
                write("clients.pem", builder.clients.pem());
            }
            write("passwords", USER + ":" + PASSWORD + "\n" + OBSERVER + ":" + OBSERVER_PASSWORD + "\n");
            run(List.of("mosquitto_passwd", "-U", folder.resolve("passwords").toString()));
            write("access", "user " + USER + "\ntopic readwrite limpet/#\n\nuser " + OBSERVER
                    + "\ntopic readwrite #\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean tryStart(int candidate) {
        try {
            write("mosquitto.conf", configuration(candidate));
            List<String> command = new ArrayList<>(List.of(executable("mosquitto"), "-c", "mosquitto.conf"));
            if (!builder.quiet) {
                command.add("-v");
            }
            process = start(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int from = log.size();
        log.follow(process);
        boolean running = log.await(from, TimeUnit.SECONDS.toMillis(START_SECONDS_MAX),
                line -> line.contains("running"));
        if (running) {
            port = candidate;
        } else {
            kill();
        }
        return running;
    }

    /** Its own {@code tls_version} is the lowest; for the highest OpenSSL has to be told. */
    private Process start(List<String> command) throws IOException {
        ProcessBuilder starting = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        if (builder.tls12Only) {
            write("openssl.cnf", "openssl_conf=a\n[a]\nssl_conf=b\n[b]\nsystem_default=c\n[c]\nMaxProtocol=TLSv1.2\n");
            starting.environment().put("OPENSSL_CONF", folder.resolve("openssl.cnf").toString());
        }
        return starting.start();
    }

    private String configuration(int candidate) {
        return """
                listener %d 127.0.0.1
                %s
                allow_anonymous false
                password_file passwords
                acl_file access
                persistence %s
                persistence_location %s/
                max_queued_messages 1000000
                set_tcp_nodelay true
                %s
                """.formatted(candidate, builder.plain ? "" : tls(), builder.persistent, folder,
                String.join("\n", builder.settings))
                + (isRoot() ? "user root\n" : "");
    }

    private String tls() {
        return "certfile server.pem\nkeyfile server.key\ntls_version " + builder.tlsVersion;
    }

    /** As root Mosquitto changes to a user of its own, who cannot read the folder of a test. */
    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void await() {
        try {
            if (!process.waitFor(START_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
    }

    private static void run(List<String> command) throws IOException {
        List<String> full = new ArrayList<>(command);
        full.set(0, executable(command.get(0)));
        try {
            Process tool = new ProcessBuilder(full).redirectErrorStream(true).start();
            String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new IOException(command.get(0) + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Debian puts the daemon where an ordinary user's path does not lead. */
    private static String executable(String name) {
        for (String place : List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin")) {
            if (Files.isExecutable(Path.of(place, name))) {
                return Path.of(place, name).toString();
            }
        }
        return name;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

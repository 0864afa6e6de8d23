package io.limpet.endurance;

import io.limpet.config.ConfigurationException;
import io.limpet.scenario.Mosquitto;
import io.limpet.scenario.Observer;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.config.EffectiveConfiguration;
import io.limpet.simulator.network.SimulatedDns;
import io.limpet.simulator.network.SimulatedLink;
import io.limpet.simulator.tls.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What stands around the device: a Mosquitto with TLS, which keeps its sessions, a link to it with the delay of a
 * mobile network, so that there is always something under way, an observer at the broker itself with a session of its
 * own, and a folder for what outlives the device.
 */
final class World implements AutoCloseable {

    static {
        SimulatedDns.install();   // before the JVM's first look-up
    }

    /** The broker's name in its certificate, beside the address. */
    static final String HOST = "broker.limpet.test";

    static final String ADDRESS = "127.0.0.1";

    /** The device's. */
    static final String SERIAL_NUMBER = "24ec4a0102fe";

    /** Each way. */
    private static final Duration DELAY = Duration.ofMillis(20);

    private static final Path ROOT = Path.of(System.getProperty("limpet.home", ""));
    private static final String AUTHORITY_FILE = "authority.pem";

    private final CertificateAuthority authority = CertificateAuthority.create("CN=Endurance CA,O=Limpet");
    private final Path folder;
    private final Mosquitto broker;
    private final Observer observer;
    private final SimulatedLink link;
    private boolean kept;

    World() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("build", "endurance").toAbsolutePath()),
                "run");
        Files.writeString(folder.resolve(AUTHORITY_FILE), authority.pem());
        broker = Mosquitto.with(authority.server(HOST, ADDRESS).issue()).persistent().quiet().start();
        observer = new Observer(broker, authority);
        link = new SimulatedLink(InetAddress.getLoopbackAddress(), 0,
                () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port()));
        link.delay(DELAY);
    }

    CertificateAuthority authority() {
        return authority;
    }

    Path folder() {
        return folder;
    }

    /** What the device has to cross: its address is the broker's for the device. */
    SimulatedLink link() {
        return link;
    }

    int brokerPort() {
        return broker.port();
    }

    Observer observer() {
        return observer;
    }

    /** A board's configuration with these settings, in which {@code local.properties} has no part. */
    static EffectiveConfiguration configuration(Path folder, String board, List<String> settings)
            throws IOException, ConfigurationException {
        Path own = Files.createDirectories(folder.resolve("project").resolve("device-config"));
        for (String name : List.of("defaults.properties", board + ".properties")) {
            Files.copy(ROOT.resolve("device-config").resolve(name), own.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return ConfigurationLayers.read(folder.resolve("project"), board, List.of(), settings)
                .provide("ca/broker.pem", Files.readString(folder.resolve(AUTHORITY_FILE))
                        .getBytes(StandardCharsets.US_ASCII))
                .effective(SERIAL_NUMBER);
    }

    /** Leaves the folder, and the device's memory in it, for whoever has to find out why something went wrong. */
    void keep() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        link.close();
        observer.close();
        broker.close();
        if (kept) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}

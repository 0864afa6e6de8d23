package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertNull;

import io.limpet.config.ConfigurationException;
import io.limpet.simulator.DeviceBuilder;
import io.limpet.simulator.DeviceConsole;
import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.config.EffectiveConfiguration;
import io.limpet.simulator.network.SimulatedDns;
import io.limpet.simulator.network.SimulatedLink;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a story is played on: a device in the simulator, its broker, an observer, and an authority that certifies the
 * broker.
 *
 * <pre>
 *   device --- simulated link --- Mosquitto (TLS, user and password, access list) --- observer
 *              (faults)           or whatever the story has in its place
 * </pre>
 *
 * At the end the device's log must hold neither a secret nor a crash; it is left in build/scenario, together with the
 * broker's.
 */
final class Stage implements AutoCloseable {

    static {
        SimulatedDns.install();   // before the JVM's first look-up
    }

    static final String HOST = "broker.limpet.test";
    static final String DEVICE = "limpet-7";
    static final String STATUS_TOPIC = "limpet/" + DEVICE + "/status";
    static final String COMMAND_TOPIC = "limpet/" + DEVICE + "/command";

    static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CN=Scenario CA,O=Limpet");

    /** The broker's, sound in every respect, for the device (by its name) and for the observer (by its address). */
    static final Identity SERVER = AUTHORITY.server(HOST, "127.0.0.1").issue();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERIAL_NUMBER = "24ec4a0102fe";

    /** Much goes wrong in these stories, and nobody wants to wait. */
    private static final List<String> SETTINGS = List.of("device.id=" + DEVICE, "mqtt.host=" + HOST,
            "mqtt.username=" + Mosquitto.USER, "mqtt.password=" + Mosquitto.PASSWORD,
            "mqtt.command-topic=" + COMMAND_TOPIC, "mqtt.keep-alive=10s", "mqtt.timeout=5s", "connect.timeout=5s",
            "sensor.enabled=device", "publish.interval=50ms", "backoff.initial=10ms", "backoff.maximum=200ms",
            "log.level=debug");

    private final Mosquitto broker;
    private final Observer observer;
    private final SimulatedDevice device;
    private final Map<String, byte[]> flash;
    private volatile IntSupplier route;

    private Stage(Builder builder) {
        broker = builder.hasBroker ? builder.broker.apply(Mosquitto.with(SERVER)).start() : null;
        observer = builder.hasBroker ? new Observer(broker, builder.observersQos, builder.observersAuthorities)
                : null;
        route = builder.hasBroker ? broker::port : () -> 0;
        EffectiveConfiguration effective = builder.effective();
        flash = effective.flash();
        device = builder.device.apply(new DeviceBuilder().serialNumber(SERIAL_NUMBER))
                .deviceKey(builder.deviceKey).configuration(effective)
                .broker(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), route.getAsInt()))
                .build();
    }

    /** With these settings over those of all stories, {@code "key=value"} each. */
    static Builder with(String... settings) {
        return new Builder(settings);
    }

    /** How it is to be set. */
    static final class Builder {

        private final List<String> settings = new ArrayList<>(SETTINGS);
        private final Map<String, byte[]> resources = new HashMap<>(Map.of("ca/broker.pem", bytes(AUTHORITY.pem())));
        private final List<CertificateAuthority> observersAuthorities = new ArrayList<>(List.of(AUTHORITY));
        private UnaryOperator<Mosquitto.Builder> broker = UnaryOperator.identity();
        private UnaryOperator<DeviceBuilder> device = DeviceBuilder::batteryClock;
        private boolean hasBroker = true;
        private int observersQos = 2;
        private byte[] deviceKey;

        private Builder(String... settings) {
            this.settings.addAll(List.of(settings));
        }

        Builder broker(UnaryOperator<Mosquitto.Builder> broker) {
            this.broker = broker;
            return this;
        }

        /** No Mosquitto, and so no observer; what there is instead is for {@link Stage#route} to say. */
        Builder withoutBroker() {
            hasBroker = false;
            return this;
        }

        /** With which QoS the observer is subscribed. */
        Builder observersQos(int qos) {
            observersQos = qos;
            return this;
        }

        /** Whom the device trusts. */
        Builder trusting(CertificateAuthority authority) {
            resources.put("ca/broker.pem", bytes(authority.pem()));
            return this;
        }

        /** What else the device has in flash. */
        Builder resource(String name, byte[] content) {
            resources.put(name, content);
            return this;
        }

        /** An authority that certifies the broker later. */
        Builder observerTrusting(CertificateAuthority authority) {
            observersAuthorities.add(authority);
            return this;
        }

        /** A device that must ask a time server for the date; others have a battery for their clock. */
        Builder withoutBatteryClock() {
            device = UnaryOperator.identity();
            return this;
        }

        /** The key in the device, which opens what is sealed in its settings. */
        Builder deviceKey(byte[] key) {
            deviceKey = key;
            return this;
        }

        Stage open() {
            return new Stage(this);
        }

        /** Open, with the device on and online. */
        Stage online() {
            Stage stage = open();
            try {
                stage.device.powerOn();
                stage.awaitOnline();
                return stage;
            } catch (RuntimeException | Error e) {
                stage.close();
                throw e;
            }
        }

        private EffectiveConfiguration effective() {
            try {
                ConfigurationLayers layers = ConfigurationLayers.readOpening(deviceKey, project(),
                        ConfigurationLayers.SIMULATOR, List.of(), settings);
                resources.forEach(layers::provide);
                return layers.effective(SERIAL_NUMBER);
            } catch (ConfigurationException e) {
                throw new IllegalArgumentException(e);
            }
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /** The project without its local.properties: what somebody has set for himself has no part in a story. */
        private static Path project() {
            try {
                Path project = Path.of("build", "scenario", "project");
                Path folder = Files.createDirectories(project.resolve("device-config"));
                for (String name : List.of("defaults.properties", "simulator.properties")) {
                    Files.copy(Path.of("device-config", name), folder.resolve(name),
                            StandardCopyOption.REPLACE_EXISTING);
                }
                return project;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is burnt into the device besides code, by name. */
    Map<String, byte[]> flash() {
        return flash;
    }

    SimulatedDevice device() {
        return device;
    }

    DeviceConsole console() {
        return device.console();
    }

    SimulatedLink link() {
        return device.link();
    }

    Mosquitto broker() {
        return broker;
    }

    Observer observer() {
        return observer;
    }

    /** What has arrived of a sensor. */
    Ledger readings(String sensor) {
        return new Ledger(observer, topic(sensor));
    }

    static String topic(String sensor) {
        return "limpet/" + DEVICE + "/" + sensor;
    }

    /** Leads the device's connections from now on to this local port, which is asked for each of them. */
    void route(IntSupplier port) {
        route = port;
    }

    /** Waits for a message of the device's with this in it, and returns it whole, however many lines it takes. */
    String awaitMessage(String fragment) {
        console().expect(fragment);
        console().expect(PATIENCE, "anything more", message -> true);
        List<String> messages = console().messages();
        return messages.stream().filter(message -> message.contains(fragment)).reduce((one, later) -> later)
                .orElseThrow();
    }

    /** Takes the device's power away and tells whatever it was connected to: no packet is on its way any more. */
    void silence() {
        device.powerOff();
        link().cut();
    }

    /** Waits until the device tells that at least so many readings wait in its outbox, or so many were dropped. */
    void awaitAtLeast(int count, String what) {
        Pattern number = Pattern.compile("(\\d+) " + what);
        console().expect(PATIENCE, count + " " + what + " or more", message -> {
            Matcher found = number.matcher(message);
            return found.find() && Integer.parseInt(found.group(1)) >= count;
        });
    }

    void awaitOnline() {
        console().expect("online as \"" + DEVICE + "\"");
    }

    /** Nothing listens at the broker's address any more. */
    void stopBroker() {
        link().setBrokerRunning(false);
        broker.stop();
    }

    /** The broker dies without having saved a thing. */
    void killBroker() {
        link().setBrokerRunning(false);
        broker.kill();
    }

    /** Starts it again, and lets the device in when the observer is back: it may have been forgotten. */
    void startBroker(int observersSubscriptions) {
        broker.start();
        observer.awaitSubscription(observersSubscriptions);
        link().setBrokerRunning(true);
    }

    @Override
    public void close() {
        device.close();
        if (broker != null) {
            observer.close();
            broker.close();
        }
        Transcript.write(console().messages(), broker == null ? List.of() : broker.log());
        Transcript.assertNoSecretIn(console().messages());
        assertNull(device.crash(), "the firmware crashed");
    }
}

package io.limpet.bench;

import io.limpet.bench.client.Broker;
import io.limpet.config.ConfigurationException;
import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.DeviceBuilder;
import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.config.ConfigurationLayers;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The simulated device at its default configuration before a real Mosquitto. */
final class SimulatorRun implements AutoCloseable {

    private static final String AUTHORITY = "ca/broker.pem";
    private static final String SERIAL_NUMBER = "24ec4a0102fe";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Broker broker = new Broker();
    private final SimulatedDevice device;

    /** @param settings {@code KEY=VALUE}, beside those that this broker asks for */
    SimulatorRun(String... settings) throws ConfigurationException {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("mqtt.host=" + Broker.NAME, "mqtt.username=" + Mosquitto.USER,
                "mqtt.password=" + Mosquitto.PASSWORD, "tls.ca=" + AUTHORITY));
        ConfigurationLayers layers = ConfigurationLayers.read(Path.of(System.getProperty("limpet.home", "")),
                ConfigurationLayers.SIMULATOR, List.of(), all);
        layers.provide(AUTHORITY, broker.authority().pem().getBytes(StandardCharsets.US_ASCII));
        device = new DeviceBuilder().serialNumber(SERIAL_NUMBER).configuration(layers.effective(SERIAL_NUMBER))
                .broker(() -> new InetSocketAddress(Broker.ADDRESS, broker.port())).build();
    }

    SimulatedDevice device() {
        return device;
    }

    /** Waits for a number of acknowledged readings, over all lives of the device; looks every half a millisecond. */
    void await(long readings) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (device.acknowledgedReadings() < readings) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no acknowledged reading in time; the device says:\n"
                        + String.join("\n", device.console().messages()));
            }
            TimeUnit.MICROSECONDS.sleep(500);
        }
    }

    @Override
    public void close() {
        device.close();
        broker.close();
    }
}

package io.limpet.simulator;

import io.limpet.config.ConfigurationException;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.network.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Simulated devices for tests: the simulated board, quick to publish and to try again, each with a name, a client
 * identifier and a broker's name of its own, so that several can live side by side.
 *
 * <pre>
 *   SimulatedDevice device = TestDevice.of(authorityPem, () -&gt; brokerAddress, "mqtt.qos=2");
 *   device.powerOn();
 *   device.console().expect("online as");
 *   device.link().goHalfOpen();
 * </pre>
 */
public final class TestDevice {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDevice() {
    }

    /**
     * A device that is off.
     *
     * @param authorityPem what {@code tls.ca} is by default
     * @param broker where the broker really is
     * @param settings {@code KEY=VALUE}, which go before all others
     */
    public static SimulatedDevice of(byte[] authorityPem, Upstream broker, String... settings) {
        return builder(authorityPem, broker, settings).build();
    }

    /** The same, to put more to it. */
    public static DeviceBuilder builder(byte[] authorityPem, Upstream broker, String... settings) {
        int number = NUMBER.incrementAndGet();
        List<String> all = new ArrayList<>(List.of(
                "device.id=test-" + number,
                "mqtt.host=broker-" + number + ".limpet.test",
                "time.sntp-host=ntp-" + number + ".limpet.test",
                "tls.server-name=broker.limpet.test",
                "sensor.enabled=bme280,tmp105",
                "publish.interval=200ms",
                "backoff.initial=50ms",
                "backoff.maximum=500ms"));
        all.addAll(List.of(settings));
        String serialNumber = String.format("24ec4a%06x", number);
        try {
            return new DeviceBuilder().serialNumber(serialNumber).broker(broker).configuration(ConfigurationLayers
                    .read(ConfigurationOptions.project(), ConfigurationLayers.SIMULATOR, List.of(), all)
                    .provide("ca/broker.pem", authorityPem).effective(serialNumber));
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}

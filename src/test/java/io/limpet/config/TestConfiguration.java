package io.limpet.config;

import io.limpet.tls.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A sound configuration, for tests to change one thing in; and what is said when it is read. */
final class TestConfiguration {

    static final String SERIAL_NUMBER = "24ec4a0102fe";
    static final String FILE = "site.properties";

    private final Map<String, String> lines = new LinkedHashMap<>();
    final Map<String, byte[]> flash = new LinkedHashMap<>();

    TestConfiguration() {
        lines.put("wifi.ssid", "lab");
        lines.put("wifi.passphrase", "barnacle");
        lines.put("mqtt.host", "broker.example.net");
        flash.put("ca/broker.pem", TestCertificates.ONE_PEM.getBytes(StandardCharsets.UTF_8));
        flash.put("device.pem", TestCertificates.DEVICE_CHAIN_PEM.getBytes(StandardCharsets.UTF_8));
        flash.put("device.key", TestCertificates.DEVICE_KEY_PEM.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets keys, each {@code key=value}; without a {@code =} the key is taken away. */
    TestConfiguration with(String... entries) {
        for (String entry : entries) {
            int separator = entry.indexOf('=');
            lines.remove(separator < 0 ? entry : entry.substring(0, separator));
            if (separator >= 0) {
                lines.put(entry.substring(0, separator), entry.substring(separator + 1));
            }
        }
        return this;
    }

    Configuration read() throws ConfigurationException {
        return read(null);
    }

    /** On a board with this device key; null for none. */
    Configuration read(byte[] deviceKey) throws ConfigurationException {
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
        return Configuration.read(text.toString().getBytes(StandardCharsets.UTF_8), FILE, SERIAL_NUMBER, flash::get,
                deviceKey);
    }

    /** The mistakes, one a line. */
    List<String> mistakes() {
        return mistakes(null);
    }

    List<String> mistakes(byte[] deviceKey) {
        try {
            read(deviceKey);
            return List.of();
        } catch (ConfigurationException e) {
            return Stream.of(e.mistakes()).map(Mistake::toString).toList();
        }
    }
}

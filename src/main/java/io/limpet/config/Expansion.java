package io.limpet.config;

/** Puts values in the place of variables, and checks what has come out. */
final class Expansion {

    private final String[] written;
    private final Origin[] origins;
    private final Mistakes mistakes;

    Expansion(String[] written, Origin[] origins, Mistakes mistakes) {
        this.written = written;
        this.origins = origins;
        this.mistakes = mistakes;
    }

    Configuration configuration(String serialNumber) {
        String set = written[Keys.DEVICE_ID.index];
        String deviceId = set.length() > 0 ? set : "limpet-" + serialNumber;
        String[] values = written.clone();
        values[Keys.DEVICE_ID.index] = deviceId;
        for (int i = 0; i < values.length; i++) {
            if (Keys.at(i).hasVariables() && Variables.in(values[i])) {
                String value = Variables.expand(values[i], "device.id", deviceId);
                values[i] = Variables.expand(value, "mqtt.host", written[Keys.MQTT_HOST.index]);
                check(Keys.at(i), values[i]);
            }
        }
        return new Configuration(values, origins.clone(), null, null);
    }

    /** A value that depends on one that is wrong is not judged; with sensors, the longest name is what counts. */
    private void check(Key key, String value) {
        boolean waits = mistakes.about(Keys.DEVICE_ID) || mistakes.about(key)
                || key == Keys.TLS_SERVER_NAME && (mistakes.about(Keys.MQTT_HOST) || value.length() == 0);
        if (waits) {
            return;
        }
        String mistake = key.kind.mistakeIn(Variables.expand(value, "sensor", "bme280"));
        if (mistake != null) {
            mistakes.add(origins[key.index], key, written[key.index], mistake);
        }
    }
}

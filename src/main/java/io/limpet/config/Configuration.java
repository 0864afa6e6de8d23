package io.limpet.config;

import io.limpet.board.LinkSettings;
import io.limpet.board.Resources;
import io.limpet.board.TlsSettings;

/**
 * The settings of one device: checked, complete, with variables put in. Immutable.
 *
 * <p>Asking for a key in another way than its kind allows ({@code integer} of a host name) is a programmer's mistake,
 * an {@link IllegalArgumentException}. Made for the start: a number is parsed each time that it is asked for.
 */
public final class Configuration {

    private final String[] values;
    private final Origin[] origins;

    /** Null only while the configuration is being checked. */
    private final TlsSettings tls;

    /** Null also when there is none. */
    private final byte[] trustKey;

    Configuration(String[] values, Origin[] origins, TlsSettings tls, byte[] trustKey) {
        this.values = values;
        this.origins = origins;
        this.tls = tls;
        this.trustKey = trustKey;
    }

    Configuration with(TlsSettings tls, byte[] trustKey) {
        return new Configuration(values, origins, tls, trustKey);
    }

    /** The same on a board without a device key. */
    public static Configuration read(byte[] content, String name, String serialNumber, Resources resources)
            throws ConfigurationException {
        return read(content, name, serialNumber, resources, null);
    }

    /**
     * Reads the one file that a device has in flash.
     *
     * @param content {@code .properties} syntax in UTF-8
     * @param name what messages call the file
     * @param serialNumber of the board, which the device is called by where {@code device.id} is not set
     * @param resources where certificates and key are read
     * @param deviceKey opens what is sealed; null when the board has none
     * @throws ConfigurationException with all mistakes, when there are any
     */
    public static Configuration read(byte[] content, String name, String serialNumber, Resources resources,
            byte[] deviceKey) throws ConfigurationException {
        ConfigurationReader reader = new ConfigurationReader();
        reader.openSeals(deviceKey);
        reader.addFile(content, name);
        return reader.finish(serialNumber, resources);
    }

    /** To be thrown when the file cannot be had at all. */
    public static ConfigurationException unreadable(String name, String text) {
        return new ConfigurationException(new Mistake[] {new Mistake(Origin.of(name, 0), "", null, text)});
    }

    /** Whether it is set to something. */
    public boolean isSet(Key key) {
        return values[key.index].length() > 0;
    }

    /** Any value as text; empty when it is not set. Of {@code mqtt.topic} rather take {@link #topic}. */
    public String text(Key key) {
        return values[key.index];
    }

    /** A number, a choice that is one ({@code mqtt.qos}), or an address on the I2C bus. */
    public int integer(Key key) {
        if (key.kind instanceof DurationKind) {
            throw new IllegalArgumentException(key.name + " is a duration: take millis");
        }
        return (int) key.kind.number(values[key.index]);
    }

    /** A duration in milliseconds. */
    public long millis(Key key) {
        if (!(key.kind instanceof DurationKind)) {
            throw new IllegalArgumentException(key.name + " is no duration");
        }
        return key.kind.number(values[key.index]);
    }

    public boolean flag(Key key) {
        return values[key.index].equals("true");
    }

    /** Whether a choice is this one. */
    public boolean is(Key key, String choice) {
        return values[key.index].equals(choice);
    }

    /** The words of a list, in their order: the sensors. A new array. */
    public String[] list(Key key) {
        return ListKind.split(values[key.index]);
    }

    /** Where a sensor's readings are published. */
    public String topic(String sensor) {
        return Variables.expand(values[Keys.MQTT_TOPIC.index], "sensor", sensor);
    }

    /** Which network to join. */
    public LinkSettings linkSettings() {
        return BoardSettings.link(this);
    }

    /** How to connect to the broker, with the certificates and the key. */
    public TlsSettings tlsSettings() {
        return tls;
    }

    /** The key that trust bundles are signed with, a SubjectPublicKeyInfo in DER; null when none is set. */
    public byte[] trustKey() {
        return trustKey;
    }

    /** Where it was set. */
    public Origin origin(Key key) {
        return origins[key.index];
    }

    /** To be thrown when what only the user of a value can know shows that it will not do. */
    public ConfigurationException refusal(Key key, String text) {
        Mistakes mistakes = new Mistakes();
        mistakes.add(origin(key), key, text(key), text);
        return new ConfigurationException(mistakes.all());
    }

    /** Nothing of what is in it: there are secrets. */
    @Override
    public String toString() {
        return "configuration of " + text(Keys.DEVICE_ID);
    }
}

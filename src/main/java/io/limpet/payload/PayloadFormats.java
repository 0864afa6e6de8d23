package io.limpet.payload;

/** The formats by the names they have in the configuration, {@code payload.format}. */
public final class PayloadFormats {

    /** All of them. */
    public static final String[] NAMES = {"json", "senml"};

    private PayloadFormats() {
    }

    /**
     * Makes a format.
     *
     * @throws IllegalArgumentException when there is no such format, or the device id cannot be written in it
     */
    public static PayloadFormat create(String name, String deviceId) {
        if (NAMES[0].equals(name)) {
            return new JsonPayload();
        }
        if (NAMES[1].equals(name)) {
            return new SenmlPayload(deviceId);
        }
        throw new IllegalArgumentException("payload.format: " + name + ", must be json or senml");
    }
}

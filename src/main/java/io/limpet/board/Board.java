package io.limpet.board;

/**
 * Everything a device is made of. Each method returns the same object every time.
 *
 * <p>A board is made before its configuration can be read ({@link #resources}), so what depends on that is handed
 * over later: to {@link #link}, {@link #secureConnector} and {@link SecureConnector#start}.
 */
public interface Board {

    /** What {@code tls.stack} calls the board's own TLS. */
    String PLATFORM_TLS = "platform";

    /** What the board is called in the log: {@code "ESP32-S3-DevKitC"}. */
    String name();

    /** Tells one device from all others: the hardware address in lower-case hexadecimal, {@code "24ec4a0102fe"}. */
    String serialNumber();

    Clock clock();

    /** The interface that the settings ask for; called once, when the configuration has been read. */
    Link link(LinkSettings settings);

    /**
     * The connector over the TLS stack that the settings ask for; called once, when the configuration has been read.
     *
     * @param stack {@link #PLATFORM_TLS}, which every board has, or another value of {@code tls.stack}
     * @return null when the board, or this image of it, has no such stack
     */
    SecureConnector secureConnector(String stack);

    Signatures signatures();

    Datagrams datagrams();

    Resources resources();

    I2cBus i2cBus();

    /** Memory for the journal of the outbox; null when the board has none of its own. */
    NonVolatile nonVolatile();

    /** Memory for what the device has to keep, apart from that of the journal; null when the board has none. */
    NonVolatile keepMemory();

    Watchdog watchdog();

    /**
     * What opens the sealed secrets of a configuration (docs/sealing.md): 16 bytes from a place that is not in the
     * image, such as the chip's fuses.
     *
     * @return a new array, which the caller wipes; null when the board has none, and then nothing sealed is taken
     */
    byte[] deviceKey();

    /** Why the device started this time. */
    LastReset lastReset();

    Indicator indicator();

    Console console();

    /** Bytes of the Java heap that are free now; with garbage still uncollected counted as used. */
    long freeHeapBytes();
}

package io.limpet.simulator.panel;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the panel is told as it happens. Most of it comes in the device's own thread, which must not be made to wait;
 * byte arrays belong to the caller, and are copied before the call returns.
 */
public interface DeviceEvents {

    // The device

    /** It has got its supply, or was reset: everything in its RAM is gone. */
    void booted(boolean byWatchdog);

    /** Its supply was taken away. */
    void powerLost();

    /** A line of its serial console. */
    void line(String text);

    /** The simulator has something to say: the answer to a command, from wherever it came. */
    void noted(String text);

    /**
     * A turn of the firmware's loop is over.
     *
     * @param state {@code "LINK"}, {@code "TIME"}, {@code "CONNECT"}, {@code "ONLINE"} or {@code "BACKOFF"}
     * @param backoffLeftMillis until the next attempt; 0 in every other state
     * @param lastFailure why it left what it last left; empty once an acknowledgement has proved the connection
     * @param waiting how many readings are in the outbox
     * @param inJournal how many of them are in its journal; -1 when it has none
     */
    void turn(String state, long backoffLeftMillis, String lastFailure, int waiting, int inJournal);

    // Its readings: topic and payload, by which alone they are known

    /** After a boot: all that its outbox still holds. */
    void found(List<Message> waiting);

    /** A sensor was read, and the reading handed to the outbox. */
    void sampled(Message reading);

    /** A reading has given way to another, or was not taken: by policy, or because the memory failed. */
    void dropped(Message reading);

    /** The broker has acknowledged it as its quality of service asks for, and the outbox has let it go. */
    void acknowledged(Message reading);

    /** An independent subscriber has received a message, of this device or of anybody. */
    void received(Message message);

    // Its TLS and its MQTT

    /** An attempt to connect begins. */
    void connecting(String host, int port);

    /**
     * A server has presented its certificates, and nobody has judged them yet.
     *
     * @param chain as sent, the server's own first
     * @param name the name that it has to be for; null when nobody checks
     */
    void presented(List<X509Certificate> chain, String name);

    /**
     * The device has verified its broker.
     *
     * @param description what the firmware's log says: {@code "TLSv1.3, 127.43.157.163:8883"}
     * @param cipherSuite null when the stack does not tell
     * @param anchor the subject of the trust anchor that the chain ends in; null when that is not known
     * @param chain as sent; empty when the stack does not tell
     */
    void verified(String description, String cipherSuite, String anchor, List<X509Certificate> chain);

    /** The attempt has failed, before any byte of MQTT. @param message what the firmware's log says */
    void refused(String message);

    /** The device has sent bytes of MQTT, within TLS. */
    void sent(byte[] bytes, int offset, int length);

    /** The device has got bytes of MQTT, within TLS. */
    void got(byte[] bytes, int offset, int length);

    /** The device has closed the connection. */
    void closed();
}

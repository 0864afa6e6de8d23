package io.limpet.board;

/**
 * The way to the network: a Wi-Fi or an Ethernet interface with its address.
 *
 * <p>Contract: {@link #bringUp} is called again and again until it returns true. Each call does the next step (scan,
 * join, wait for the address) and returns by the deadline if the platform's own calls can; a step that the platform
 * does in one blocking call (a scan, a join) may overrun it, by what docs/timeouts.md says of that board.
 */
public interface Link {

    /**
     * Goes on bringing the interface up.
     *
     * @return true when it is up and has an address; false when there is more to do: call again
     * @throws LinkException when it cannot be brought up as things are; the next call starts from the beginning
     */
    boolean bringUp(long deadlineMillis) throws LinkException;

    /** Whether the interface is still joined and still has an address. Cheap: called in every turn of the loop. */
    boolean isUp();

    /** Leaves the network, so that the next {@link #bringUp} starts from the beginning. Never fails. */
    void takeDown();

    /** What the log says of the link that is up: {@code "wi-fi \"lab\" (-52 dBm), address 192.168.4.17"}. */
    String description();

    /** Signal strength in dBm, negative; 0 where the medium has none (Ethernet) or it is unknown. */
    int signalDbm();
}

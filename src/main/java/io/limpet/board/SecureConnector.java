package io.limpet.board;

/**
 * Opens TLS connections through the platform's own stack. There is no connector without TLS.
 *
 * <p>Contract, in the order of the wire:
 * <ol>
 * <li>the host name is resolved anew, and its addresses are tried one after another;
 * <li>TLS is spoken in exactly the version of the {@link TlsSettings}, with the server name sent (RFC 6066 §3);
 * <li>chain, name and dates are verified; a failure sends an alert and throws. Only then is there a
 * {@link Connection}, so that no byte of a user can leave before.
 * </ol>
 *
 * <p>{@link #advance} is called again and again, so that the firmware can sample between the steps. A step that the
 * platform does in one blocking call may overrun the deadline (docs/timeouts.md).
 */
public interface SecureConnector {

    /** Starts a new attempt, giving up one that is under way. Does not wait. */
    void start(String host, int port, TlsSettings settings, long timeoutMillis);

    /**
     * Goes on with the attempt.
     *
     * @return the connection when it is established and verified, or null when there is more to do: call again
     * @throws ConnectException when the attempt has failed; the next one begins with {@link #start}
     */
    Connection advance(long deadlineMillis) throws ConnectException;

    /** Gives up the attempt that is under way, if any, and frees what it holds. Never fails. */
    void abandon();
}

package io.limpet.storm.broker;

/** One connection as the broker sees it, already decrypted. What arrives on it goes to the {@link End}. */
public interface Wire {

    /** Bytes for the client, in order. */
    void send(byte[] bytes, int offset, int length);

    /** Ends the connection from the broker's side: what was sent still arrives. */
    void close();

    /** The broker is no more. Nobody tells the client, unless it sends something. */
    void vanish();

    /** Whether the client's end is open: it has not closed it, and has its power. */
    boolean isKept();

    /** Whether the client has read all that was sent to it. */
    boolean isRead();

    /** What the broker's end of a connection is told. */
    interface End {

        /** The client writes something. When and whether it arrives is another matter. */
        void written();

        /** Bytes from the client, in whatever pieces. */
        void arrived(byte[] bytes, int offset, int length);

        /** The client has closed the connection, or it has broken. */
        void ended();
    }
}

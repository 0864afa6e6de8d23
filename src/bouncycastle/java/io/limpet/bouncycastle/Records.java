package io.limpet.bouncycastle;

import io.limpet.microej.SocketStream;
import java.io.EOFException;
import java.io.IOException;
import org.bouncycastle.tls.TlsClientProtocol;

/**
 * Carries TLS records between Bouncy Castle's protocol, which never waits, and the network. Of a record that has not
 * come whole the protocol keeps what there is, so a wait that ends within one loses nothing.
 *
 * <pre>
 *   network --receive--> incoming --offerInput--> protocol --readInput--> user
 *   network <---send---- outgoing <--readOutput-- protocol <--write------ user
 * </pre>
 */
final class Records {

    private static final int INCOMING_BYTES = 4096;

    final TlsClientProtocol protocol = new TlsClientProtocol();
    private final SocketStream stream;
    private final byte[] incoming = new byte[INCOMING_BYTES];
    /** Grows to the largest that was sent at once, so that each write leaves as one segment. */
    private byte[] outgoing = new byte[1024];
    /** The first byte that the peer ever sent; -1 before that. */
    private int firstOctet = -1;

    Records(SocketStream stream) {
        this.stream = stream;
    }

    int firstOctet() {
        return firstOctet;
    }

    String peerAddress() {
        return stream.peerAddress();
    }

    /**
     * Waits for bytes until the deadline, has the protocol take them, and sends what it answers.
     *
     * @throws IOException when the network or the protocol fails; the peer has been sent an alert then, if there is one
     */
    void receive(long deadlineMillis) throws IOException {
        int count = stream.receive(incoming, 0, incoming.length, deadlineMillis);
        if (count < 0) {
            throw new EOFException("the peer ended the connection without a closure alert");
        }
        if (count == 0) {
            return;
        }
        if (firstOctet < 0) {
            firstOctet = incoming[0] & 0xff;
        }
        try {
            protocol.offerInput(incoming, 0, count);
        } catch (IOException e) {
            sendQuietly();
            throw e;
        }
        send();
    }

    /** Sends what the protocol has to say. */
    void send() throws IOException {
        int count = protocol.getAvailableOutputBytes();
        if (count == 0) {
            return;
        }
        if (count > outgoing.length) {
            outgoing = new byte[count];
        }
        protocol.readOutput(outgoing, 0, count);
        stream.send(outgoing, 0, count);
    }

    /** Says goodbye as far as the network takes it, and hangs up. Never fails; a second call does nothing. */
    void close() {
        try {
            protocol.close();
        } catch (IOException e) {
            // It has failed already.
        }
        sendQuietly();
        stream.close();
    }

    private void sendQuietly() {
        try {
            send();
        } catch (IOException e) {
            // The peer is gone; what is wrong is being told already.
        }
    }
}

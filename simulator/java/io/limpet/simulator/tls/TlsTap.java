package io.limpet.simulator.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLSocket;

/** What is seen of the TLS of one device by who stands beside it: more than MicroEJ's API tells the device. */
public final class TlsTap {

    private final BiConsumer<List<X509Certificate>, String> onPresented;

    /** Of the handshake that was begun last; null when none was. */
    private SSLSocket socket;
    private List<X509Certificate> chain = List.of();

    /**
     * @param onPresented called in the device's thread with a server's chain before anybody judges it, and with the
     *     name that it has to be for, null when nobody checks
     */
    public TlsTap(BiConsumer<List<X509Certificate>, String> onPresented) {
        this.onPresented = onPresented;
    }

    /** The one of the device that this thread belongs to; null when there is none. */
    public static TlsTap ofThisThread() {
        return BoardTls.tap();
    }

    /** Before an attempt begins. */
    public void clear() {
        socket = null;
        chain = List.of();
    }

    /** Of the last handshake, as sent; empty when the server has not come so far. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** Of the last handshake, which has been completed; null when there was none. */
    public String cipherSuite() {
        return socket == null ? null : socket.getSession().getCipherSuite();
    }

    void begins(SSLSocket socket) {
        this.socket = socket;
        chain = List.of();
    }

    void presented(List<X509Certificate> chain, String name) {
        this.chain = List.copyOf(chain);
        onPresented.accept(this.chain, name);
    }
}

package io.limpet.simulator.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** Makes sockets of the JDK's that behave like a board's. Each has its own JDK context, so that nothing is resumed. */
final class BoardSocketFactory extends SSLSocketFactory {

    private final String version;
    private final KeyManager[] keys;
    private final List<X509Certificate> anchors;
    private final LongSupplier clock;

    BoardSocketFactory(String version, KeyManager[] keys, List<X509Certificate> anchors, LongSupplier clock) {
        this.version = version;
        this.keys = keys;
        this.anchors = anchors;
        this.clock = clock;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        String name = nameToCheck(host);
        SSLSocket socket = (SSLSocket) context(name).getSocketFactory().createSocket(connected, name, port, autoClose);
        socket.setUseClientMode(true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setServerNames(name == null ? List.of() : List.of(new SNIHostName(name)));
        socket.setSSLParameters(parameters);
        TlsTap tap = BoardTls.tap();
        if (tap != null) {
            tap.begins(socket);
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(new Socket(host, port), host, port, true);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return createSocket(new Socket(address, port), null, port, true);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localAddress, int localPort) throws IOException {
        return createSocket(new Socket(host, port, localAddress, localPort), host, port, true);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(new Socket(address, port, localAddress, localPort), null, port, true);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return context(null).getSocketFactory().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return context(null).getSocketFactory().getSupportedCipherSuites();
    }

    /** The port hands a name to mbedTLS only when there is one and {@code inet_pton(AF_INET)} does not take it. */
    private static String nameToCheck(String host) {
        return host == null || host.isEmpty() || host.matches("\\d{1,3}(\\.\\d{1,3}){3}") ? null : host;
    }

    private SSLContext context(String name) {
        try {
            SSLContext context = SSLContext.getInstance(version, "SunJSSE");
            context.init(keys, new TrustManager[] {new BoardTrustManager(anchors, clock, name)}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + version, e);
        }
    }
}

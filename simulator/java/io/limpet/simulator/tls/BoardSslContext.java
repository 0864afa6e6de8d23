package io.limpet.simulator.tls;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** A client's context that speaks one version. */
final class BoardSslContext extends SSLContextSpi {

    private final String version;
    private KeyManager[] keys;
    private List<X509Certificate> anchors;

    BoardSslContext(String version) {
        this.version = version;
    }

    @Override
    protected void engineInit(KeyManager[] keyManagers, TrustManager[] trustManagers, SecureRandom random)
            throws KeyManagementException {
        List<X509Certificate> trusted = new ArrayList<>();
        for (TrustManager manager : trustManagers == null ? new TrustManager[0] : trustManagers) {
            if (!(manager instanceof BoardTrustManager own)) {
                throw new KeyManagementException(manager.getClass().getName()
                        + ": a board takes only trust managers of its own TrustManagerFactory \"X509\"");
            }
            trusted.addAll(own.anchors());
        }
        keys = keyManagers;
        anchors = List.copyOf(trusted);
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        if (anchors == null) {
            throw new IllegalStateException("SSLContext.init has not been called");
        }
        return new BoardSocketFactory(version, keys, anchors, BoardTls.clock());
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        throw new UnsupportedOperationException("a simulated board makes no TLS server");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        throw new UnsupportedOperationException("MicroEJ has no SSLEngine");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return engineCreateSSLEngine();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        throw new UnsupportedOperationException("MicroEJ has no SSLSessionContext");
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return engineGetServerSessionContext();
    }
}

package io.limpet.simulator.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges a server's chain as the board's native code does: chain, dates, and the name if it was told one. */
final class BoardTrustManager extends X509ExtendedTrustManager {

    /** LLNET_SSL_ERRORS.h: whatever is wrong with a certificate, and where there is nothing to judge it by. */
    static final String VERIFY_CERT_ERROR = "SSL error -129";
    static final String NO_TRUSTED_CERT = "SSL error -8";

    private final List<X509Certificate> anchors;
    private final LongSupplier clock;
    /** Null: nobody checks the name. */
    private final String name;

    BoardTrustManager(List<X509Certificate> anchors, LongSupplier clock, String name) {
        this.anchors = anchors;
        this.clock = clock;
        this.name = name;
    }

    List<X509Certificate> anchors() {
        return anchors;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        TlsTap tap = BoardTls.tap();
        if (tap != null) {
            tap.presented(Arrays.asList(chain), name);
        }
        if (anchors.isEmpty()) {
            throw new CertificateException(NO_TRUSTED_CERT);
        }
        Date now = new Date(clock.getAsLong());
        boolean trusted = new BoardPath(anchors, now).isTrusted(Arrays.asList(chain));
        if (!trusted || name != null && !CertificateNames.of(chain[0]).include(name)) {
            throw new CertificateException(VERIFY_CERT_ERROR);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a board is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return anchors.toArray(X509Certificate[]::new);
    }
}

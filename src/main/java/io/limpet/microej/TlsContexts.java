package io.limpet.microej;

import io.limpet.board.ConnectException;
import io.limpet.board.TlsSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Makes the platform's TLS context out of settings, and keeps the last: certificates are parsed once. */
final class TlsContexts {

    /** Keys are not encrypted in the store; the call wants a password all the same. */
    private static final char[] NO_PASSWORD = {};

    private TlsSettings settings;
    private SSLSocketFactory factory;

    /** The sockets for these settings. */
    SSLSocketFactory factory(TlsSettings wanted) throws ConnectException {
        if (wanted != settings) {
            factory = null;
            settings = wanted;
        }
        if (factory == null) {
            factory = make(wanted);
        }
        return factory;
    }

    private static SSLSocketFactory make(TlsSettings settings) throws ConnectException {
        try {
            SSLContext context = SSLContext.getInstance("TLSv" + settings.version);
            CertificateFactory certificates = CertificateFactory.getInstance("X.509");
            TrustManagerFactory trust = TrustManagerFactory.getInstance("X509");
            trust.init(anchors(settings, certificates));
            context.init(identity(settings, certificates), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw refused(settings, e.getMessage());
        } catch (IOException e) {
            throw refused(settings, e.getMessage());
        }
    }

    private static KeyStore anchors(TlsSettings settings, CertificateFactory certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        for (int i = 0; i < settings.trustAnchors.length; i++) {
            store.setCertificateEntry("anchor" + i, parse(settings.trustAnchors[i], certificates));
        }
        return store;
    }

    private static KeyManager[] identity(TlsSettings settings, CertificateFactory certificates)
            throws GeneralSecurityException, IOException {
        if (settings.clientKey == null || settings.clientCertificates == null) {
            return null;
        }
        Certificate[] chain = new Certificate[settings.clientCertificates.length];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = parse(settings.clientCertificates[i], certificates);
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("device", settings.clientKey, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);   // there is no file: what is trusted comes from the configuration alone
        return store;
    }

    private static Certificate parse(byte[] der, CertificateFactory certificates) throws GeneralSecurityException {
        return certificates.generateCertificate(new ByteArrayInputStream(der));
    }

    private static ConnectException refused(TlsSettings settings, String why) {
        return new ConnectException(ConnectException.Reason.HANDSHAKE_REFUSED, "TLS: the platform cannot be set up for"
                + " TLS " + settings.version + ": " + why + ". Check tls.version, tls.client-certificate and"
                + " tls.client-key, and that the platform was built with this version.");
    }
}

package io.limpet.simulator.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A private key with the chain that vouches for it, its own certificate first and the root left out. */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    private static final char[] NO_PASSWORD = {};

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The same key, sent with its own certificate only: a server whose intermediate was forgotten. */
    public Identity withoutIntermediates() {
        return new Identity(key, chain.subList(0, 1));
    }

    /** "BEGIN CERTIFICATE", once for each. */
    public String chainPem() {
        return pem(chain);
    }

    /** "BEGIN PRIVATE KEY": PKCS #8. */
    public String keyPem() {
        try {
            return write(new JcaPKCS8Generator(key, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chain in DER, as the firmware's {@code TlsSettings} have it. */
    public byte[][] chainDer() {
        try {
            byte[][] der = new byte[chain.size()][];
            for (int i = 0; i < der.length; i++) {
                der[i] = chain.get(i).getEncoded();
            }
            return der;
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A context for a server, or another peer that is not a board; it asks no certificate of clients. */
    public SSLContext context(String protocol) {
        return context(protocol, null);
    }

    /** A context for a server that knows the clients of an authority. */
    public SSLContext context(String protocol, CertificateAuthority clients) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("own", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory own = KeyManagerFactory.getInstance("SunX509", "SunJSSE");
            own.init(keys, NO_PASSWORD);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
            trusted.init(clients == null ? keys : clients.trustStore());
            SSLContext context = SSLContext.getInstance(protocol, "SunJSSE");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "No " + protocol + " context for " + certificate().getSubjectX500Principal(), e);
        }
    }

    static String pem(List<X509Certificate> certificates) {
        StringBuilder all = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            all.append(write(certificate));
        }
        return all.toString();
    }

    private static String write(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("\r\n", "\n");
    }
}

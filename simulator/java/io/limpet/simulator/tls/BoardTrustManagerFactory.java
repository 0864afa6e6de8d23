package io.limpet.simulator.tls;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;

/** "X509": trusts the certificates of a key store. */
final class BoardTrustManagerFactory extends TrustManagerFactorySpi {

    private List<X509Certificate> anchors = List.of();

    @Override
    protected void engineInit(KeyStore store) throws KeyStoreException {
        List<X509Certificate> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                found.add((X509Certificate) store.getCertificate(alias));
            }
        }
        anchors = List.copyOf(found);
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) throws InvalidAlgorithmParameterException {
        throw new InvalidAlgorithmParameterException("MicroEJ has no ManagerFactoryParameters");
    }

    @Override
    protected TrustManager[] engineGetTrustManagers() {
        return new TrustManager[] {new BoardTrustManager(anchors, BoardTls.clock(), null)};
    }
}

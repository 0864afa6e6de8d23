package io.limpet.simulator.tls;

import java.security.Provider;
import java.util.List;
import java.util.function.Supplier;

/** Stands first among the JDK's providers, and offers anything to threads of devices only. */
final class BoardProvider extends Provider {

    private static final long serialVersionUID = 1L;

    BoardProvider() {
        super("LimpetBoard", "1.0", "TLS as a MicroEJ board has it, for the threads of simulated devices");
        offer("SSLContext", "TLSv1.2", () -> new BoardSslContext("TLSv1.2"));
        offer("SSLContext", "TLSv1.3", () -> new BoardSslContext("TLSv1.3"));
        offer("TrustManagerFactory", "X509", BoardTrustManagerFactory::new);
        offer("KeyStore", "PKCS12", BoardKeyStore::new);   // what KeyStore.getDefaultType() says on the desktop
    }

    @Override
    public Service getService(String type, String algorithm) {
        return BoardTls.clock() == null ? null : super.getService(type, algorithm);
    }

    private void offer(String type, String algorithm, Supplier<?> maker) {
        putService(new Service(this, type, algorithm, "made by a method", List.of(), null) {
            @Override
            public Object newInstance(Object parameter) {
                return maker.get();
            }
        });
    }
}

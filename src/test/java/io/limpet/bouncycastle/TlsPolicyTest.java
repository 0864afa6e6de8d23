package io.limpet.bouncycastle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException;
import io.limpet.board.ConnectException.Reason;
import io.limpet.board.Connection;
import io.limpet.board.TlsSettings;
import io.limpet.microej.TestClock;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import io.limpet.simulator.tls.LocalPeer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is spoken and what is not, by servers that speak nothing else; and that time is kept. */
class TlsPolicyTest {

    private static final String NAME = "broker.example.net";
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CN=Our CA");
    private static final Identity EC = AUTHORITY.server(NAME).issue();
    private static final Identity RSA = AUTHORITY.server(NAME).withKey(KeyType.RSA_2048).issue();

    private final TestClock clock = new TestClock();

    @ParameterizedTest
    @CsvSource({
        "1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "1.2, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "1.2, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "1.2, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "1.2, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "1.3, TLS_AES_128_GCM_SHA256",
        "1.3, TLS_AES_256_GCM_SHA384",
        "1.3, TLS_CHACHA20_POLY1305_SHA256",
    })
    void speaksEachOfItsSuites(String version, String suite) throws Exception {
        try (LocalPeer peer = speaking(version, suite)) {
            Connection connection = connect(peer.port(), settings(version), 10_000);
            connection.send(new byte[] {42}, 0, 1, clock.uptimeMillis() + 1000);
            assertEquals(1, connection.receive(new byte[4], 0, 4, clock.uptimeMillis() + 5000));
            connection.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"})
    void speaksNoOther(String suite) throws Exception {
        try (LocalPeer peer = speaking("1.2", suite)) {
            refuses(peer.port(), settings("1.2"), 10_000, Reason.HANDSHAKE_REFUSED, "other cipher suites");
        }
    }

    @Test
    void insistsOnTheExtendedMasterSecret() throws Exception {
        try (LocalPeer peer = LocalPeer.serving(socket -> serve(socket, true))) {
            connect(peer.port(), settings("1.2"), 10_000).close();
        }
        try (LocalPeer peer = LocalPeer.serving(socket -> serve(socket, false))) {
            refuses(peer.port(), settings("1.2"), 10_000, Reason.HANDSHAKE_REFUSED,
                    "broke the rules of TLS 1.2 in the handshake: handshake_failure");
        }
    }

    @Test
    void givesUpAPeerThatDripsWhenTheTimeIsOver() throws Exception {
        try (LocalPeer server = LocalPeer.echoing(EC.context("TLS"), "TLSv1.3");
                LocalPeer peer = LocalPeer.serving(socket -> drip(socket, server.port()))) {
            long startMillis = clock.uptimeMillis();
            refuses(peer.port(), settings("1.3"), 700, Reason.TIMED_OUT, "did not finish the handshake within");
            assertTrue(clock.uptimeMillis() - startMillis < 3000, "it took longer than its time-out");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC_P256", "RSA_2048"})
    void callsNobodyWithAKeyThatIsNotOfItsCertificate(KeyType keyType) throws Exception {
        Identity device = AUTHORITY.client("device").withKey(keyType).issue();
        for (KeyType other : new KeyType[] {KeyType.EC_P256, KeyType.RSA_2048}) {
            Identity stranger = AUTHORITY.client("stranger").withKey(other).issue();
            TlsSettings settings = new TlsSettings(NAME, "1.2", new byte[][] {AUTHORITY.der()}, device.chainDer(),
                    stranger.key().getEncoded());
            refuses(1, settings, 10_000, Reason.HANDSHAKE_REFUSED, "was not called: tls.client-key is not the key of");
        }
    }

    @Test
    void callsNobodyWithAKeyThatIsTooWeak() throws Exception {
        Identity device = AUTHORITY.client("device").withKey(KeyType.RSA_1024).issue();
        TlsSettings settings = new TlsSettings(NAME, "1.2", new byte[][] {AUTHORITY.der()}, device.chainDer(),
                device.key().getEncoded());
        refuses(1, settings, 10_000, Reason.HANDSHAKE_REFUSED, "neither RSA of 2048 bits or more");
    }

    /** A stream that ends without a closure alert was cut by somebody (RFC 8446 §6.1). */
    @Test
    void anEndWithoutAWordIsAnError() throws Exception {
        try (LocalPeer peer = LocalPeer.serving(socket -> {
            TlsServerProtocol server = serve(socket, true);
            server.getInputStream().read();
        })) {
            Connection connection = connect(peer.port(), settings("1.2"), 10_000);
            connection.send(new byte[] {1}, 0, 1, clock.uptimeMillis() + 1000);
            assertThrows(IOException.class,
                    () -> connection.receive(new byte[1], 0, 1, clock.uptimeMillis() + 5000));
            connection.close();
        }
    }

    private static LocalPeer speaking(String version, String suite) {
        Identity identity = suite.contains("ECDSA") || version.equals("1.3") ? EC : RSA;
        return LocalPeer.serving(socket -> {
            SSLSocket secure = (SSLSocket) identity.context("TLS").getSocketFactory()
                    .createSocket(socket, null, 0, true);
            secure.setUseClientMode(false);
            secure.setEnabledProtocols(new String[] {"TLSv" + version});
            secure.setEnabledCipherSuites(new String[] {suite});
            secure.getOutputStream().write(secure.getInputStream().read());
            secure.getInputStream().read();
        });
    }

    /** A server of TLS 1.2 with or without RFC 7627. */
    private static TlsServerProtocol serve(Socket socket, boolean extendedMasterSecret) throws IOException {
        BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
        TlsServerProtocol protocol = new TlsServerProtocol(socket.getInputStream(), socket.getOutputStream());
        protocol.accept(new DefaultTlsServer(crypto) {
            @Override
            protected ProtocolVersion[] getSupportedVersions() {
                return ProtocolVersion.TLSv12.only();
            }

            @Override
            protected int[] getSupportedCipherSuites() {
                return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
            }

            @Override
            public boolean shouldUseExtendedMasterSecret() {
                return extendedMasterSecret;
            }

            @Override
            protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
                return new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), crypto,
                        PrivateKeyFactory.createKey(EC.key().getEncoded()),
                        new Certificate(new TlsCertificate[] {crypto.createCertificate(EC.chainDer()[0])}),
                        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
            }
        });
        return protocol;
    }

    /** Passes on what a server says, one byte in 20 ms. */
    private static void drip(Socket device, int serverPort) throws Exception {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            byte[] hello = new byte[4096];
            int length = device.getInputStream().read(hello);
            server.getOutputStream().write(hello, 0, length);
            InputStream in = server.getInputStream();
            device.setSoTimeout(20);
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                device.getOutputStream().write(octet);
                try {
                    device.getInputStream().read();
                } catch (SocketTimeoutException e) {
                    // Time for the next.
                }
            }
        }
    }

    private void refuses(int port, TlsSettings settings, int timeoutMillis, Reason reason, String text) {
        ConnectException refusal = assertThrows(ConnectException.class, () -> connect(port, settings, timeoutMillis));
        assertEquals(reason, refusal.reason(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(text), refusal.getMessage());
    }

    private Connection connect(int port, TlsSettings settings, int timeoutMillis) throws ConnectException {
        BouncyCastleConnector connector = new BouncyCastleConnector(clock);
        connector.start("127.0.0.1", port, settings, timeoutMillis);
        Connection connection = null;
        while (connection == null) {
            connection = connector.advance(clock.uptimeMillis() + 100);
        }
        return connection;
    }

    private static TlsSettings settings(String version) {
        return new TlsSettings(NAME, version, new byte[][] {AUTHORITY.der()}, null, null);
    }
}

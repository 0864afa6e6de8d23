package io.limpet.simulator.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated board's TLS has the board's habits, the dangerous ones above all. */
class BoardTlsTest {

    private static final String NAME = "broker.example.net";
    private static final CertificateAuthority ROOT = CertificateAuthority.create("CN=Root");
    private static final CertificateAuthority OTHER = CertificateAuthority.create("CN=Other");

    private long deviceMillis = System.currentTimeMillis();

    @AfterEach
    void leaveDevice() {
        BoardTls.remove();
    }

    @Test
    void checksTheNameThatItIsGiven() throws Exception {
        handshake(ROOT.server(NAME).issue(), "TLSv1.2", NAME);
        handshake(ROOT.server("*.example.net").issue(), "TLSv1.3", NAME);
        assertRefused(ROOT.server("other.example.net").issue(), NAME);
        assertRefused(ROOT.server("*.broker.example.net").issue(), NAME);
    }

    /** A firmware that forgot the name trusts whoever has a certificate of the authority: here it would be caught. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "127.0.0.1"})
    void checksNoNameWhenItIsGivenNoneOrAnAddress(String name) throws Exception {
        handshake(ROOT.server("anybody.example.org").issue(), "TLSv1.2", name);
        handshake(ROOT.server("anybody.example.org").issue(), "TLSv1.3", name);
        assertRefused(OTHER.server("anybody.example.org").issue(), name);
    }

    @Test
    void sendsTheNameThatItIsGiven() throws Exception {
        AtomicReference<List<SNIServerName>> asked = new AtomicReference<>();
        SSLContext server = ROOT.server("localhost").issue().context("TLS");
        try (LocalPeer peer = LocalPeer.serving(socket -> {
            SSLSocket secure = (SSLSocket) server.getSocketFactory().createSocket(socket, null, 0, true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            asked.set(((ExtendedSSLSession) secure.getSession()).getRequestedServerNames());
        })) {
            handshake(peer.port(), "TLSv1.3", "localhost", ROOT);
            peer.applicationData();   // waits until the connection has ended
        }
        assertEquals("localhost", new String(asked.get().get(0).getEncoded()));
    }

    @Test
    void speaksExactlyTheVersionOfItsContext() throws Exception {
        Identity broker = ROOT.server(NAME).issue();
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), "TLSv1.2,TLSv1.3")) {
                assertEquals(version, handshake(peer.port(), version, NAME, ROOT));
            }
            String unlike = version.equals("TLSv1.2") ? "TLSv1.3" : "TLSv1.2";
            try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), unlike)) {
                assertThrows(SSLException.class, () -> handshake(peer.port(), version, NAME, ROOT));
            }
        }
    }

    @Test
    void judgesDatesByTheDevicesClock() throws Exception {
        Identity broker = ROOT.server(NAME).issue();
        Instant now = Instant.now();
        deviceMillis = now.plus(4000, ChronoUnit.DAYS).toEpochMilli();
        assertRefused(broker, NAME);
        deviceMillis = now.minus(4000, ChronoUnit.DAYS).toEpochMilli();
        assertRefused(broker, NAME);
        deviceMillis = now.toEpochMilli();
        handshake(broker, "TLSv1.2", NAME);
    }

    @Test
    void judgesTheDatesOfTrustAnchorsToo() throws Exception {
        CertificateAuthority old =
                CertificateAuthority.create("CN=Old", KeyType.EC_P256, Instant.now().minus(4000, ChronoUnit.DAYS));
        Identity broker = old.server(NAME)
                .valid(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60)).issue();
        try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), "TLSv1.2")) {
            assertThrows(SSLHandshakeException.class, () -> handshake(peer.port(), "TLSv1.2", NAME, old));
        }
    }

    @Test
    void trustsALeafThatIsItselfAnAnchor() throws Exception {
        Identity broker = OTHER.server(NAME).issue();
        try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), "TLSv1.2")) {
            BoardTls.install(() -> deviceMillis);
            assertEquals("TLSv1.2", handshake(peer.port(), context("TLSv1.2", broker.chainDer()[0]), NAME));
        }
    }

    @Test
    void takesTwoIntermediatesAndNotThree() throws Exception {
        CertificateAuthority second = ROOT.intermediate("CN=I1").intermediate("CN=I2");
        handshake(second.server(NAME).issue(), "TLSv1.2", NAME);
        assertRefused(second.intermediate("CN=I3").server(NAME).issue(), NAME);
    }

    @Test
    void saysTheSameOfEveryBadCertificate() throws Exception {
        Identity expired = ROOT.server(NAME)
                .valid(Instant.now().minusSeconds(100), Instant.now().minusSeconds(10)).issue();
        for (Identity broker : List.of(expired, OTHER.server(NAME).issue(), ROOT.server("a.example.net").issue())) {
            assertEquals("SSL error -129", assertRefused(broker, NAME).getMessage());
        }
    }

    @Test
    void resumesNoSession() throws Exception {
        Identity broker = ROOT.server(NAME).issue();
        try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), "TLSv1.2")) {
            BoardTls.install(() -> deviceMillis);
            SSLContext context = context("TLSv1.2", ROOT.der());
            handshake(peer.port(), context, NAME);
            deviceMillis += 4000L * 24 * 60 * 60 * 1000;
            assertThrows(SSLHandshakeException.class, () -> handshake(peer.port(), context, NAME));
        }
    }

    @Test
    void leavesThreadsThatAreNotADevicesAlone() throws Exception {
        BoardTls.install(() -> deviceMillis);
        assertEquals("LimpetBoard", SSLContext.getInstance("TLSv1.2").getProvider().getName());
        assertEquals("LimpetBoard", inThread(true));
        assertEquals("SunJSSE", inThread(false));
        BoardTls.remove();
        assertEquals("SunJSSE", SSLContext.getInstance("TLSv1.2").getProvider().getName());
        assertNotEquals("LimpetBoard", TrustManagerFactory.getInstance("X509").getProvider().getName());
        assertNotEquals("LimpetBoard", KeyStore.getInstance(KeyStore.getDefaultType()).getProvider().getName());
        assertEquals("SunJSSE", SSLContext.getDefault().getProvider().getName());
    }

    @Test
    void itsKeyStoreTakesPlainKeysAndLoadsFromNoStream() throws Exception {
        BoardTls.install(() -> deviceMillis);
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        assertThrows(IOException.class, () -> store.load(new ByteArrayInputStream(new byte[1]), null));
        store.load(null, null);
        Identity device = ROOT.client("device").issue();
        store.setKeyEntry("device", device.key().getEncoded(), new Certificate[] {
            device.certificate()});
        assertEquals(device.key(), store.getKey("device", null));
        assertTrue(store.isKeyEntry("device"));
        assertFalse(store.isCertificateEntry("device"));
        assertNull(store.getCertificate("other"));
    }

    private SSLHandshakeException assertRefused(Identity broker, String name) throws IOException {
        try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), "TLSv1.2")) {
            SSLHandshakeException refusal = assertThrows(SSLHandshakeException.class,
                    () -> handshake(peer.port(), "TLSv1.2", name, ROOT));
            assertEquals(0, peer.applicationData().length);
            return refusal;
        }
    }

    private void handshake(Identity broker, String version, String name) throws Exception {
        try (LocalPeer peer = LocalPeer.echoing(broker.context("TLS"), version)) {
            assertEquals(version, handshake(peer.port(), version, name, ROOT));
        }
    }

    private String handshake(int port, String version, String name, CertificateAuthority anchor) throws Exception {
        BoardTls.install(() -> deviceMillis);
        return handshake(port, context(version, anchor.der()), name);
    }

    /** The version that was agreed on. */
    private static String handshake(int port, SSLContext context, String name) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true)) {
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private static SSLContext context(String version, byte[] anchor) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("anchor",
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(anchor)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("X509");
        trust.init(store);
        SSLContext context = SSLContext.getInstance(version);
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String inThread(boolean inheriting) throws InterruptedException {
        AtomicReference<String> provider = new AtomicReference<>();
        Thread thread = new Thread(null, () -> {
            try {
                provider.set(SSLContext.getInstance("TLSv1.2").getProvider().getName());
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }, "other", 0, inheriting);
        thread.start();
        thread.join();
        return provider.get();
    }
}

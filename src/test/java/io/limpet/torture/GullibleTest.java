package io.limpet.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong with a certificate is the one thing that is wrong: a client that looks at no certificate goes on and
 * sends CONNECT, and the server finds it out. So a device that refuses has refused for that, and a device that does not
 * is caught.
 */
class GullibleTest {

    /**
     * Where the key, or the proof that the broker has it, is what the handshake itself fails by; and the key's usage,
     * which Bouncy Castle looks at in any case.
     */
    private static final Set<String> NOT_TO_BE_HAD = Set.of("trusted-root-as-broker", "other-key", "other-rsa-key",
            "handshake-bit-wrong", "finished-wrong", "other-handshake", "key-usage");

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void whoLooksAtNoCertificateIsFoundOut(String version) throws Exception {
        Authorities authorities = new Authorities(TortureContract.NAME, TortureContract.ADDRESS);
        List<TortureCase> cases = Stream.of(NameCases.of(authorities), ChainCases.of(authorities),
                KeyCases.of(authorities)).flatMap(List::stream).filter(each -> each.versions().contains(version))
                .filter(each -> !NOT_TO_BE_HAD.contains(each.name())).toList();
        Set<String> refused = new TreeSet<>();
        try (TortureServer server = new TortureServer(cases, InetAddress.getByName(TortureContract.ADDRESS), 0,
                (play, port, device, encounter) -> { })) {
            for (TortureCase each : cases) {
                connect(server.port(each), version);
                if (server.encounters(each).stream().noneMatch(one -> one.fulfils(Duty.ACCEPT))) {
                    refused.add(each.name() + server.encounters(each).stream().map(Encounter::outcome).toList());
                }
            }
        }
        assertEquals(Set.of(), refused);
    }

    private static void connect(int port, String version) throws Exception {
        try (Socket socket = new Socket(TortureContract.ADDRESS, port)) {
            socket.setSoTimeout(20_000);
            TlsClientProtocol tls = new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream());
            tls.connect(new Gullible(version));
            tls.getOutputStream().write(TortureContract.CONNECT);
            tls.getInputStream().readNBytes(4);
            tls.close();
        } catch (TlsFatalAlert e) {
            // The server tells what came of it.
        }
    }

    private static final class Gullible extends DefaultTlsClient {

        private final ProtocolVersion version;

        Gullible(String version) {
            super(new BcTlsCrypto(new SecureRandom()));
            this.version = version.equals("1.2") ? ProtocolVersion.TLSv12 : ProtocolVersion.TLSv13;
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return version.only();
        }

        @Override
        public boolean shouldCheckSigAlgOfPeerCerts() {
            return false;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) {
                    // Whoever it is.
                }

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) {
                    return null;
                }
            };
        }
    }
}

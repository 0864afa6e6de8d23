package io.limpet.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.board.Connection;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** Which certificates a connection rests on: of a broker's chain, and of several anchors. */
@HostOnly("the certificates are made by Bouncy Castle")
class VerifiedPathTest {

    private static final Instant NOW = Instant.now();
    private static final CertificateAuthority ROOT = CertificateAuthority.create("CN=Root");
    private static final CertificateAuthority OLDER = CertificateAuthority.create("CN=Older", KeyType.EC_P256,
            NOW.minus(Duration.ofDays(3000)));

    @Test
    void findsTheAnchorAmongSeveral() {
        Identity broker = ROOT.intermediate("CN=Issuing").server("broker.example.net").issue();
        VerifiedPath path = path(broker.chainDer(), OLDER.der(), ROOT.der());
        assertEquals("CN=Root", path.anchor.subject);
        assertTrue(path.isAnchorKnown);
    }

    @Test
    void anIntermediateAuthorityThatIsLoadedIsTheAnchor() {
        CertificateAuthority issuing = ROOT.intermediate("CN=Issuing");
        VerifiedPath path = path(issuing.server("broker.example.net").issue().chainDer(), OLDER.der(), issuing.der());
        assertEquals("CN=Issuing", path.anchor.subject);
        assertEquals("CN=broker.example.net", path.firstToExpire.subject, "what is above it does not matter");
    }

    @Test
    void theFirstOfTheChainToExpireCounts() {
        Identity broker = ROOT.server("broker.example.net").valid(NOW, NOW.plus(Duration.ofDays(9))).issue();
        assertEquals("CN=broker.example.net", path(broker.chainDer(), ROOT.der()).firstToExpire.subject);
        CertificateAuthority issuing = OLDER.intermediate("CN=Issuing");
        byte[][] chain = issuing.server("broker.example.net")
                .valid(NOW, NOW.plus(Duration.ofDays(2000))).issue().chainDer();
        assertEquals("CN=Issuing", path(chain, OLDER.der()).firstToExpire.subject);
    }

    @Test
    void whatIsSentInAnotherOrderOrTooMuchDoesNotMatter() {
        CertificateAuthority issuing = ROOT.intermediate("CN=Policy").intermediate("CN=Issuing");
        byte[][] chain = issuing.server("broker.example.net").issue().chainDer();
        byte[] superfluous = OLDER.intermediate("CN=Superfluous").der();
        VerifiedPath path = path(new byte[][] {chain[0], OLDER.der(), superfluous, chain[2], chain[1]}, OLDER.der(),
                ROOT.der());
        assertEquals("CN=Root", path.anchor.subject);
        assertEquals("CN=broker.example.net", path.firstToExpire.subject);
    }

    /** The authority's name stands twice in tls.ca, with two keys; the older of them has signed. */
    @Test
    void tellsAuthoritiesOfOneNameApartByTheirKeys() {
        CertificateAuthority another = CertificateAuthority.create("CN=Older");
        byte[][] chain = OLDER.server("broker.example.net").issue().chainDer();
        assertEquals(OLDER.certificate().getNotAfter().getTime() + 999,
                path(chain, another.der(), OLDER.der()).anchor.notAfterUtcMillis);
    }

    @Test
    void withoutAChainItIsTheFirstAnchorToExpire() {
        VerifiedPath path = path(new byte[0][], ROOT.der(), OLDER.der());
        assertNull(path.firstToExpire);
        assertEquals("CN=Older", path.anchor.subject);
        assertFalse(path.isAnchorKnown);
        assertTrue(path(new byte[0][], ROOT.der()).isAnchorKnown, "there is only one");
    }

    @Test
    void aChainThatCannotBeReadOrFollowedIsAsIfItWasNotShown() {
        assertNull(path(new byte[][] {{1, 2, 3}}, ROOT.der(), OLDER.der()).firstToExpire);
        Identity stranger = CertificateAuthority.create("CN=Else").server("broker.example.net").issue();
        VerifiedPath path = path(stranger.chainDer(), ROOT.der(), OLDER.der());
        assertFalse(path.isAnchorKnown);
        assertEquals("CN=Older", path.anchor.subject);
    }

    /** Two authorities that have signed each other, and neither is loaded. */
    @Test
    void aCircleHasAnEnd() throws Exception {
        byte[][] chain = {plain("CN=broker", "CN=A"), plain("CN=A", "CN=B"), plain("CN=B", "CN=A")};
        assertFalse(path(chain, ROOT.der(), OLDER.der()).isAnchorKnown);
    }

    /** Without key identifiers. */
    private static byte[] plain(String subject, String issuer) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        return new JcaX509v3CertificateBuilder(new X500Name(issuer), BigInteger.ONE, Date.from(NOW),
                Date.from(NOW.plus(Duration.ofDays(9))), new X500Name(subject), keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())).getEncoded();
    }

    private static VerifiedPath path(byte[][] chain, byte[]... anchors) {
        return VerifiedPath.of(new ShownChain(chain), anchors);
    }

    /** A connection that shows certificates and nothing else. */
    private record ShownChain(byte[][] chain) implements Connection {

        @Override
        public byte[] peerCertificate(int index) {
            return index < chain.length ? chain[index] : null;
        }

        @Override
        public String description() {
            return "shows a chain";
        }

        @Override
        public void send(byte[] bytes, int offset, int length, long deadlineMillis) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
        }
    }
}

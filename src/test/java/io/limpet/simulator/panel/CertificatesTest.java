package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.KeyType;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificatesTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CN=Test CA,O=Lab",
            KeyType.EC_P256, Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void tellsWhoseItIsAndForHowLong() throws Exception {
        X509Certificate broker = AUTHORITY.server("broker.limpet.test", "127.0.0.1")
                .valid(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-02-02T00:00:00Z"))
                .issue().certificate();
        Frame.Certificate shown = Certificates.of(broker);
        assertEquals("CN=broker.limpet.test", shown.subject());
        assertEquals("CN=Test CA,O=Lab", shown.issuer());
        assertEquals(Instant.parse("2026-01-02T00:00:00Z").toEpochMilli(), shown.notBefore());
        assertEquals(Instant.parse("2026-02-02T00:00:00Z").toEpochMilli(), shown.notAfter());
        assertTrue(shown.names().contains("broker.limpet.test"), shown.toString());
        assertEquals("EC 256", shown.key());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(broker.getEncoded());
        assertEquals(HexFormat.of().formatHex(digest), shown.fingerprint());
    }

    @Test
    void tellsTheLengthOfARsaKey() {
        X509Certificate broker = AUTHORITY.server("broker").withKey(KeyType.RSA_2048).issue().certificate();
        assertEquals("RSA 2048", Certificates.of(broker).key());
    }

    @Test
    void takesNoMoreOfAChainThanAPersonReads() {
        X509Certificate one = AUTHORITY.server("broker").issue().certificate();
        List<X509Certificate> many = Collections.nCopies(100, one);
        assertEquals(Certificates.CHAIN_LENGTH_MAX, Certificates.of(many).size());
    }
}

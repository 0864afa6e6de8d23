package io.limpet.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What is read from certificates, against the JDK as an oracle. */
@HostOnly("the JDK's certificates and its reader of them are the oracle")
class CertificateInfoTest {

    private static final Instant FROM = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant TO = Instant.parse("2051-06-07T08:09:10Z");

    @Test
    void readsAServersCertificate() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("CN=Our CA,O=Limpet\\, Inc.,C=DE");
        Identity server = authority.server("a.example.net", "*.b.example.net", "192.168.4.1").valid(FROM, TO).issue();
        CertificateInfo info = CertificateInfo.read(server.chainDer()[0]);
        assertEquals("CN=a.example.net", info.subject);
        assertEquals("CN=Our CA,O=Limpet\\, Inc.,C=DE", info.issuer);
        assertEquals(FROM.toEpochMilli(), info.notBeforeUtcMillis);
        assertEquals(TO.toEpochMilli() + 999, info.notAfterUtcMillis);
        assertEquals("EC P-256", info.publicKey);
        assertEquals("a.example.net, *.b.example.net, 192.168.4.1", info.names);
        assertFalse(info.isAuthority);
        assertFalse(info.isSelfIssued);
        assertTrue(info.isIssuedBy(CertificateInfo.read(authority.der())));
    }

    @Test
    void readsAnAuthoritysCertificate() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("CN=Root", KeyType.RSA_2048, Instant.now());
        CertificateInfo info = CertificateInfo.read(authority.der());
        assertTrue(info.isAuthority);
        assertTrue(info.isSelfIssued);
        assertEquals("RSA 2048", info.publicKey);
        assertEquals("", info.names);
    }

    @Test
    void knowsWhichNamesACertificateIsFor() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("CN=Root");
        CertificateInfo info = CertificateInfo.read(
                authority.server("Broker.example.net", "*.iot.example.net").issue().chainDer()[0]);
        assertTrue(info.isFor("broker.EXAMPLE.net"));
        assertTrue(info.isFor("a.iot.example.net"));
        assertFalse(info.isFor("a.b.iot.example.net"));
        assertFalse(info.isFor("iot.example.net"));
        assertFalse(info.isFor("example.net"));
        assertFalse(info.isFor("xbroker.example.net"));
        CertificateInfo nameless = CertificateInfo.read(authority.client("old.example.net").issue().chainDer()[0]);
        assertTrue(nameless.isFor("old.example.net"));
        assertFalse(nameless.isFor("new.example.net"));
    }

    @Test
    void letsNoNameForgeALineOfTheLog() throws Exception {
        CertificateInfo info = CertificateInfo.read(CertificateAuthority.create("CN=evil\\0aERROR").der());
        assertEquals("CN=evil\\0aERROR", info.subject);
        assertEquals("CN=evil\\9b2J",
                CertificateInfo.read(CertificateAuthority.create("CN=evil\u009b2J").der()).subject);
    }

    @Test
    void cutsNamesOfAnyLengthOff() throws Exception {
        String subject = CertificateInfo.read(CertificateAuthority.create("CN=" + "x".repeat(500)).der()).subject;
        assertEquals("CN=" + "x".repeat(125) + "...", subject);
    }

    /** A hundred and more certificates that other people made, of every age and kind. */
    @Test
    void readsAllAuthoritiesThatTheJdkTrusts() throws Exception {
        int count = 0;
        KeyStore store = KeyStore.getInstance("JKS");
        try (InputStream in = java.nio.file.Files.newInputStream(
                Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"))) {
            store.load(in, null);
        }
        for (String alias : Collections.list(store.aliases())) {
            X509Certificate expected = (X509Certificate) store.getCertificate(alias);
            CertificateInfo info = CertificateInfo.read(expected.getEncoded());
            assertEquals(expected.getNotBefore().getTime(), info.notBeforeUtcMillis, alias);
            assertEquals(expected.getNotAfter().getTime() + 999, info.notAfterUtcMillis, alias);
            assertEquals(expected.getBasicConstraints() >= 0, info.isAuthority, alias);
            assertEquals(expected.getSubjectX500Principal().equals(expected.getIssuerX500Principal()),
                    info.isSelfIssued, alias);
            if (expected.getPublicKey() instanceof RSAPublicKey rsa) {
                assertEquals("RSA " + rsa.getModulus().bitLength(), info.publicKey, alias);
            }
            count++;
        }
        assertTrue(count > 50, "only " + count + " certificates in the JDK's store");
    }
}

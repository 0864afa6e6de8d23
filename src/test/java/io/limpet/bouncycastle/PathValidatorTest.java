package io.limpet.bouncycastle;

import static io.limpet.bouncycastle.Forged.NOW;
import static io.limpet.bouncycastle.Forged.authority;
import static io.limpet.bouncycastle.Forged.keys;
import static io.limpet.bouncycastle.Forged.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException.Reason;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;

/** One rule of paths after another, each by a path that is sound in all else; and what the JDK says of the same. */
class PathValidatorTest {

    private static final String NAME = "broker.example.net";
    private static final Instant LONG_AGO = NOW.minusSeconds(1000);
    private static final Instant SOON = NOW.plusSeconds(1000);

    private final Forged root = authority("Root");

    @Test
    void datesOfAllCount() {
        accepts(root, authority("CA").by(root).valid(NOW, NOW));
        assertEquals(Reason.EXPIRED, refuses(root, authority("CA").by(root).valid(LONG_AGO, NOW.minusSeconds(1)),
                "certificate \"CN=CA\" expired 2026-11-27, clock says 2026-11-27 12:00 UTC").reason());
        assertEquals(Reason.NOT_YET_VALID, refuses(root, authority("CA").by(root).valid(NOW.plusSeconds(1), SOON),
                "certificate \"CN=CA\" is valid from 2026-11-27 12:00 UTC on").reason());
        Forged old = authority("Old").valid(LONG_AGO, NOW.minusSeconds(1));
        assertEquals(Reason.EXPIRED, refusesAlone(old, server(NAME).by(old), "\"CN=Old\" expired").reason());
    }

    @Test
    void onlyAuthoritiesSign() {
        refuses(root, authority("CA").by(root).basic(null), "is no authority (basicConstraints)");
        refuses(root, authority("CA").by(root).basic(new BasicConstraints(false)), "is no authority");
        refuses(root, authority("CA").by(root).usage(KeyUsage.digitalSignature), "keyUsage without keyCertSign");
        accepts(root, authority("CA").by(root).usage(null));
        Forged leaf = server("www.example.net").by(root);
        refuses(root, leaf, "is no authority");
        Forged pinned = server("www.example.net");
        refusesAlone(pinned, server(NAME).by(pinned), "Put the authority itself into tls.ca");
    }

    @Test
    void pathLengthCountsTheAuthoritiesBelow() {
        Forged none = authority("None").by(root).basic(new BasicConstraints(0));
        accepts(root, none);
        Forged below = authority("Below").by(none);
        refuses(root, List.of(server(NAME).by(below), below, none), "has 1 authorities below it and allows 0");
        Forged one = authority("One").by(root).basic(new BasicConstraints(1));
        Forged fine = authority("Fine").by(one);
        accepts(root, List.of(server(NAME).by(fine), fine, one));
    }

    @Test
    void pathLengthOfTheAnchorCountsToo() {
        Forged strict = authority("Strict").basic(new BasicConstraints(0));
        Forged below = authority("Below").by(strict);
        refusesOnlyOurs(strict, List.of(server(NAME).by(below), below), "has 1 authorities below it and allows 0");
    }

    @Test
    void whoRenewsItsOwnKeyIsNotCounted() {
        Forged old = authority("Same").by(root).basic(new BasicConstraints(0));
        Forged renewed = authority("Same").by(old);
        accepts(root, List.of(server(NAME).by(renewed), renewed, old));
    }

    @Test
    void theServersKeyIsForSigning() {
        refusesOnlyOurs(root, List.of(server(NAME).by(root).usage(KeyUsage.keyEncipherment)),
                "is not for signing the handshake");
        accepts(root, List.of(server(NAME).by(root).usage(null)));
    }

    @Test
    void theCertificateIsForServers() {
        refusesOnlyOurs(root, List.of(server(NAME).by(root).purposes(KeyPurposeId.id_kp_clientAuth)),
                "is not for servers (extendedKeyUsage)");
        refusesOnlyOurs(root, List.of(server(NAME).by(root).purposes(KeyPurposeId.id_kp_emailProtection,
                KeyPurposeId.id_kp_codeSigning)), "is not for servers");
        accepts(root, List.of(server(NAME).by(root).purposes(KeyPurposeId.anyExtendedKeyUsage)));
        accepts(root, List.of(server(NAME).by(root).purposes(KeyPurposeId.id_kp_clientAuth,
                KeyPurposeId.id_kp_serverAuth)));
        accepts(root, List.of(server(NAME).by(root).purposes((KeyPurposeId[]) null)));
        Forged mail = authority("Mail").by(root).purposes(KeyPurposeId.id_kp_emailProtection);
        refusesOnlyOurs(root, List.of(server(NAME).by(mail), mail), "certificate \"CN=Mail\" is not for servers");
    }

    @Test
    void whatIsCriticalMustBeUnderstood() {
        refuses(root, List.of(server(NAME).by(root).critical("1.2.3.4")), "not known here (1.2.3.4)");
        refuses(root, authority("CA").by(root).critical("1.2.3.4.5"), "not known here (1.2.3.4.5)");
        CertificatePolicies policies = new CertificatePolicies(
                new PolicyInformation(new ASN1ObjectIdentifier("2.23.140.1.2.1")));
        accepts(root, List.of(server(NAME).by(root).also(Extension.certificatePolicies, true, policies)));
        accepts(root, List.of(server(NAME).by(root).also(new ASN1ObjectIdentifier("1.2.3"), false,
                new ASN1Integer(1))));
        refusesOnlyOurs(root, List.of(server(NAME).by(root).also(Extension.policyConstraints, true,
                new DERSequence(new DERTaggedObject(false, 1, new ASN1Integer(3))))), "not known here");
    }

    @Test
    void namesMustBeThoseThatTheAuthorityMayCertify() {
        accepts(root, authority("CA").by(root).permits(dns("example.net")));
        accepts(root, authority("CA").by(root).permits(dns("example.org"), dns("broker.example.net")));
        accepts(root, authority("CA").by(root).excludes(dns("example.org")));
        refuses(root, authority("CA").by(root).permits(dns("example.org")), "name constraints");
        refuses(root, authority("CA").by(root).permits(dns("roker.example.net")), "name constraints");
        refuses(root, authority("CA").by(root).excludes(dns("example.net")), "name constraints");
        Forged wide = authority("Wide").by(root).permits(dns("net"));
        Forged narrow = authority("Narrow").by(wide).permits(dns("example.org"), dns("other.net"));
        refuses(root, List.of(server(NAME).by(narrow), narrow, wide), "name constraints");
        Forged strict = authority("Strict").by(root).permits(dns("example.net"));
        refuses(root, List.of(server(NAME, "www.example.org").by(strict), strict), "name constraints");
        GeneralName loopback = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
        Forged inside = authority("Inside").by(root).permits(new GeneralName(GeneralName.iPAddress, "10.0.0.0/8"));
        refuses(root, List.of(server(NAME).by(inside).names(dns(NAME), loopback), inside), "name constraints");
    }

    /** Where the wildcard itself is not excluded, but what the device calls the server is. */
    @Test
    void aWildcardDoesNotReachWhatIsExcluded() {
        Forged strict = authority("Strict").by(root).excludes(dns(NAME));
        refusesOnlyOurs(root, List.of(server("*.example.net").by(strict), strict), "name constraints");
    }

    @Test
    void constraintsOfTheAnchorCountToo() {
        Forged strict = authority("Strict").permits(dns("example.org"));
        assertNotNull(Judges.ours(List.of(strict), List.of(server(NAME).by(strict)), NAME));
    }

    @Test
    void brokenDigestsSignNothing() {
        refuses(root, List.of(server(NAME).by(root).signedWith("SHA1withECDSA")), "is signed with SHA-1", false);
        Forged rsa = authority("RSA").with(keys("RSA2048")).signedWith("SHA256withRSA");
        refusesAlone(rsa, server(NAME).by(rsa).signedWith("SHA1withRSA"), "is signed with SHA-1, which can be forged");
        refusesAlone(rsa, server(NAME).by(rsa).signedWith("MD5withRSA"), "is signed with MD5, which can be forged");
        refusesAlone(rsa, server(NAME).by(rsa).signedWith("SHA224withRSA"), "an algorithm that is not known here");
        for (String sound : List.of("SHA256withRSA", "SHA384withRSA", "SHA512withRSA")) {
            accepts(rsa, List.of(server(NAME).by(rsa).signedWith(sound)));
        }
        accepts(root, List.of(server(NAME).by(root).signedWith("SHA384withECDSA")));
        accepts(root, List.of(server(NAME).by(root).signedWith("SHA512withECDSA")));
    }

    @Test
    void weakKeysProveNothing() {
        KeyPair weak = keys("RSA1024");
        refuses(root, List.of(server(NAME).by(root).with(weak)), "has an RSA key of 1024 bits", false);
        refuses(root, List.of(server(NAME).by(root).with(keys("RSA512"))), "has an RSA key of 512 bits", false);
        Forged weakRoot = authority("Weak").with(weak).signedWith("SHA256withRSA");
        refusesAlone(weakRoot, server(NAME).by(weakRoot).signedWith("SHA256withRSA"), "has an RSA key of 1024 bits");
        accepts(root, List.of(server(NAME).by(root).with(keys("RSA2048"))));
        accepts(root, List.of(server(NAME).by(root).with(keys("secp384r1"))));
        refuses(root, List.of(server(NAME).by(root).with(keys("secp521r1"))), "another curve", false);
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    /** A server below that authority below the root. */
    private static void accepts(Forged root, Forged authority) {
        accepts(root, List.of(server(NAME).by(authority), authority));
    }

    private static void accepts(Forged root, List<Forged> sent) {
        RefusalException refusal = Judges.ours(List.of(root), sent, NAME);
        assertNull(refusal, () -> refusal.getMessage());
        assertTrue(Judges.jdkAccepts(List.of(root), sent), "the JDK refuses it");
    }

    private static RefusalException refuses(Forged root, Forged authority, String text) {
        return refuses(root, List.of(server(NAME).by(authority), authority), text);
    }

    private static RefusalException refuses(Forged root, List<Forged> sent, String text) {
        return refuses(root, sent, text, true);
    }

    /** Where the JDK's own settings decide, or a trust manager above PKIX, nothing is asked of it. */
    private static RefusalException refusesAlone(Forged root, Forged server, String text) {
        return refuses(root, List.of(server), text, false);
    }

    /** Our rule is stricter than PKIX by itself. */
    private static void refusesOnlyOurs(Forged root, List<Forged> sent, String text) {
        refuses(root, sent, text, false);
        assertTrue(Judges.jdkAccepts(List.of(root), sent), "the JDK refuses it as well: say so");
    }

    private static RefusalException refuses(Forged root, List<Forged> sent, String text, boolean jdkToo) {
        RefusalException refusal = Judges.ours(List.of(root), sent, NAME);
        assertNotNull(refusal, "accepted, although: " + text);
        assertTrue(refusal.getMessage().contains(text), refusal.getMessage());
        assertTrue(!jdkToo || !Judges.jdkAccepts(List.of(root), sent), "the JDK accepts it");
        return refusal;
    }
}

package io.limpet.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import io.limpet.tls.CredentialException.Reason;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Key files in every form, and what platforms take of them. */
@HostOnly("keys of the simulator, read back by the JDK")
class PrivateKeysTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CN=Root");
    private static final Identity EC = AUTHORITY.client("device").issue();
    private static final Identity RSA = AUTHORITY.client("device").withKey(KeyType.RSA_2048).issue();
    private static final String COMMAND = "Convert it: openssl pkcs8 -topk8 -nocrypt -in FILE -out FILE.pem";

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void readsPkcs8(KeyType type) throws Exception {
        Identity device = AUTHORITY.client("device").withKey(type).issue();
        assertArrayEquals(device.key().getEncoded(), PrivateKeys.read(Files.bytes(device.keyPem())));
        assertArrayEquals(device.key().getEncoded(), PrivateKeys.read(device.key().getEncoded()));
    }

    @Test
    void convertsPkcs1() throws Exception {
        byte[] pkcs1 = inner(RSA);
        assertSameKey(RSA.key(), PrivateKeys.read(Files.bytes(Files.pem("RSA PRIVATE KEY", pkcs1))));
        assertSameKey(RSA.key(), PrivateKeys.read(pkcs1));
    }

    @Test
    void convertsSec1WithOrWithoutParametersBeforeIt() throws Exception {
        byte[] sec1 = sec1WithCurve();
        String parameters = Files.pem("EC PARAMETERS", X9ObjectIdentifiers.prime256v1.getEncoded());
        assertSameKey(EC.key(), PrivateKeys.read(Files.bytes(Files.pem("EC PRIVATE KEY", sec1))));
        assertSameKey(EC.key(), PrivateKeys.read(Files.bytes(parameters + Files.pem("EC PRIVATE KEY", sec1))));
        assertSameKey(EC.key(), PrivateKeys.read(sec1));
    }

    @Test
    void refusesAnEcKeyThatDoesNotNameItsCurve() throws Exception {
        ASN1Sequence fields = ASN1Sequence.getInstance(inner(EC));
        byte[] nameless = new DERSequence(new ASN1Encodable[] {fields.getObjectAt(0), fields.getObjectAt(1)})
                .getEncoded();
        check(Files.bytes(Files.pem("EC PRIVATE KEY", nameless)), 1, Reason.UNSUITABLE,
                "line 1: an EC key that does not name its curve. " + COMMAND);
    }

    @Test
    void refusesAnEncryptedKeyAndSaysHowToMendIt() {
        check(Files.bytes(Files.pem("ENCRYPTED PRIVATE KEY", new byte[] {0x30, 0})), 1, Reason.UNSUITABLE,
                "an encrypted private key: a device has nobody to ask for the password. " + COMMAND);
        check(Files.bytes("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n"
                + "-----END RSA PRIVATE KEY-----\n"), 1, Reason.UNSUITABLE, "an encrypted private key");
        check(new byte[] {0x30, 4, 0x30, 0, 4, 0}, 0, Reason.UNSUITABLE, "an encrypted private key");
    }

    @Test
    void refusesWhatIsNoKeyOrNotOne() {
        check(new byte[0], 0, Reason.MALFORMED, "empty: a private key is needed");
        check(Files.bytes("hello"), 0, Reason.MALFORMED, "no private key: neither");
        check(Files.bytes(AUTHORITY.pem()), 1, Reason.UNSUITABLE,
                "BEGIN CERTIFICATE where a BEGIN PRIVATE KEY is needed");
        check(Files.bytes(EC.keyPem() + RSA.keyPem()), (int) EC.keyPem().lines().count() + 1, Reason.UNSUITABLE,
                "a second key, after that of line 1: one is needed");
        check(Files.bytes(Files.pem("EC PARAMETERS", new byte[] {6, 0})), 0, Reason.UNSUITABLE,
                "no BEGIN PRIVATE KEY in it");
        check(Files.bytes("#\n" + Files.pem("PRIVATE KEY", new byte[] {4, 0})), 2, Reason.MALFORMED,
                "line 2: no private key inside. DER: a private key expected at byte 0, there is tag 4");
        check(new byte[] {0x30, (byte) 0x82, 0x20, 1, 2}, 0, Reason.MALFORMED, "cut off");
    }

    @Test
    void showsNothingOfAKeyThatHasLostItsLineEnds() {
        for (String pem : List.of(EC.keyPem().replace("\n", ""), EC.keyPem().replace("KEY-----\n", "KEY"),
                EC.keyPem().replaceFirst("\n-----END", "-----END"), EC.keyPem().replace("-----END", "-----END X"))) {
            String message = assertThrows(CredentialException.class, () -> PrivateKeys.read(Files.bytes(pem)))
                    .getMessage();
            assertFalse(message.contains(EC.keyPem().substring(30, 40)), message);
            assertFalse(message.contains(EC.keyPem().substring(100, 110)), message);
        }
        check(Files.bytes(EC.keyPem().replace("\n", "")), 1, Reason.MALFORMED, "Has the file kept its line ends?");
        check(Files.bytes("-----BEGIN \u001b[2J-----\n"), 1, Reason.MALFORMED, "is no label");
    }

    @Test
    void readsNoKeyThatIsCutOffAtAnyByte() throws Exception {
        byte[] key = EC.key().getEncoded();
        for (int length = 0; length < key.length; length++) {
            byte[] cut = Arrays.copyOf(key, length);
            CredentialException refusal = assertThrows(CredentialException.class, () -> PrivateKeys.read(cut));
            assertFalse(refusal.getMessage().isEmpty());
        }
    }

    private static byte[] inner(Identity identity) throws Exception {
        return PrivateKeyInfo.getInstance(identity.key().getEncoded()).getPrivateKey().getOctets();
    }

    private static byte[] sec1WithCurve() throws Exception {
        ECPrivateKey key = ECPrivateKey.getInstance(inner(EC));
        return new ECPrivateKey(256, key.getKey(), X9ObjectIdentifiers.prime256v1).getEncoded();
    }

    private static void assertSameKey(PrivateKey expected, byte[] pkcs8) throws Exception {
        PrivateKey key = KeyFactory.getInstance(expected.getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        assertEquals(secret(expected), secret(key));
    }

    private static BigInteger secret(PrivateKey key) {
        return key instanceof RSAPrivateKey rsa ? rsa.getPrivateExponent()
                : ((java.security.interfaces.ECPrivateKey) key).getS();
    }

    private static void check(byte[] file, int line, Reason reason, String text) {
        CredentialException refusal = assertThrows(CredentialException.class, () -> PrivateKeys.read(file));
        assertTrue(refusal.getMessage().contains(text), refusal.getMessage());
        assertEquals(line, refusal.line(), refusal.getMessage());
        assertEquals(reason, refusal.reason());
    }
}

package io.limpet.simulator.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.scenario.KeyForms;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each mistake that can be made with a device's certificate and key is refused where an image is built, and again when
 * the device boots, with the file and what to do; and the key is in none of the texts.
 */
class ClientIdentityMistakesTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CN=Test CA");
    private static final CertificateAuthority FACTORY = AUTHORITY.intermediate("CN=Factory");
    private static final Identity EC = FACTORY.client("device").issue();
    private static final Identity OTHER_EC = FACTORY.client("other").issue();
    private static final Identity RSA = FACTORY.client("device").withKey(KeyType.RSA_2048).issue();
    private static final String DECRYPT = "an encrypted private key: a device has nobody to ask for the password."
            + " Convert it: openssl pkcs8 -topk8 -nocrypt -in FILE -out FILE.pem";
    private static final String NEEDED = ": boards take EC P-256, EC P-384, and RSA of 2048 to 4096 bits";

    @TempDir
    private Path project;

    @BeforeEach
    void layOutAProject() throws IOException {
        Files.createDirectories(project.resolve("device-config"));
        Files.writeString(project.resolve("device-config/defaults.properties"), "link.type = ethernet\n"
                + "mqtt.host = a\ntls.ca = ca.pem\ntls.client-certificate = device.pem\ntls.client-key = device.key\n");
        Files.writeString(project.resolve("device-config/red.properties"), "");
        Files.writeString(project.resolve("device-config/ca.pem"), AUTHORITY.pem());
    }

    @Test
    void takesEveryFormOfASoundKey() throws Exception {
        for (Identity identity : List.of(EC, RSA)) {
            for (KeyForms form : KeyForms.values()) {
                if (form != KeyForms.SECRET_ALONE || identity == EC) {
                    assertEquals(List.of(), told(pem(identity), form.of(identity)));
                }
            }
        }
    }

    @Test
    void aKeyThatIsAnothers() throws Exception {
        checkKey(pem(EC), KeyForms.TRADITIONAL_PEM.of(OTHER_EC), "this EC P-256 key is not the key of the certificate"
                + " \"CN=device\" (EC P-256). Take the key that this was requested with, or request a new one");
        checkKey(pem(RSA), FACTORY.client("device").withKey(KeyType.RSA_2048).issue().key().getEncoded(),
                "this RSA 2048 key is not the key of the certificate \"CN=device\" (RSA 2048)");
        checkKey(pem(EC), KeyForms.TRADITIONAL_DER.of(RSA), "this RSA 2048 key is not the key of the certificate"
                + " \"CN=device\" (EC P-256)");
    }

    /** It does not say what its public half is: only a signature shows it. TLS on the board would. */
    @Test
    void aKeyThatIsAnothersAndDoesNotShowIt() throws Exception {
        byte[] alone = KeyForms.SECRET_ALONE.of(OTHER_EC);
        assertEquals(List.of(mistake(5, "tls.client-key = device.key: unusable, it is not the key of"
                + " tls.client-certificate: what it signs does not verify. Take the key that the certificate was"
                + " requested with")), told(pem(EC), alone));
        assertEquals(List.of(), toldAtBoot(pem(EC), alone));
    }

    @Test
    void anEncryptedKey() throws Exception {
        checkKey(pem(EC), encryptedPkcs8(EC), DECRYPT);
        checkKey(pem(EC), der(encryptedPkcs8(EC)), DECRYPT);
        checkKey(pem(EC), encryptedInTheOldWay(EC), DECRYPT);
        checkKey(pem(RSA), encryptedInTheOldWay(RSA), DECRYPT);
    }

    @Test
    void oneInThePlaceOfTheOther() throws Exception {
        check(KeyForms.PKCS8_PEM.of(EC), pem(EC), List.of(
                "tls.client-certificate = device.pem: unusable, line 1: BEGIN PRIVATE KEY where a BEGIN CERTIFICATE is"
                        + " needed. Take the key out of this file: it must not be burnt with the certificates",
                "tls.client-key = device.key: unusable, line 1: BEGIN CERTIFICATE where a BEGIN PRIVATE KEY is"
                        + " needed"));
        check(KeyForms.PKCS8_DER.of(EC), EC.chainDer()[0], List.of(
                "tls.client-certificate = device.pem: unusable, a private key where a certificate is needed",
                "tls.client-key = device.key: unusable, a certificate where a private key is needed"));
    }

    @Test
    void emptyFilesAndTwoKeys() throws Exception {
        check(new byte[0], new byte[0], List.of(
                "tls.client-certificate = device.pem: unusable, empty: a certificate is needed, PEM or DER",
                "tls.client-key = device.key: unusable, empty: a private key is needed, PEM or DER"));
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(KeyForms.PKCS8_PEM.of(EC));
        two.write(KeyForms.TRADITIONAL_PEM.of(OTHER_EC));
        checkKey(pem(EC), two.toByteArray(), "line 5: a second key, after that of line 1: one is needed");
    }

    @Test
    void keysThatBoardsDoNotTake() throws Exception {
        KeyPairGenerator p521 = KeyPairGenerator.getInstance("EC");
        p521.initialize(new ECGenParameterSpec("secp521r1"));
        checkKey(pem(EC), p521.generateKeyPair().getPrivate().getEncoded(), "a key of the kind EC P-521" + NEEDED);
        checkKey(pem(EC), KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded(),
                "a key of the kind Ed25519" + NEEDED);
        Identity weak = FACTORY.client("weak").withKey(KeyType.RSA_1024).issue();
        check(pem(weak), KeyForms.PKCS8_PEM.of(weak), List.of(
                "tls.client-certificate = device.pem: unusable, a key of the kind RSA 1024" + NEEDED,
                "tls.client-key = device.key: unusable, a key of the kind RSA 1024" + NEEDED));
    }

    @Test
    void aChainInTheWrongOrder() throws Exception {
        byte[] reversed = bytes(new Identity(EC.key(), List.of(EC.chain().get(1), EC.chain().get(0))).chainPem());
        check(reversed, KeyForms.SECRET_ALONE.of(EC), List.of("tls.client-certificate = device.pem: unusable,"
                + " \"CN=device\" has not issued \"CN=Factory\" before it. The device's own comes first, each is"
                + " followed by its issuer's"));
    }

    /** The device itself learns the date later, and says it then (IdentityScenario). */
    @Test
    void datesAreJudgedWhereTheImageIsBuilt() throws Exception {
        Instant now = Instant.now();
        Identity expired = FACTORY.client("device").valid(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(2)))
                .issue();
        assertEquals(List.of(mistake(4, "tls.client-certificate = device.pem: unusable, \"CN=device\" expired "
                + date(now.minus(Duration.ofDays(2))) + ". Request a new one")),
                told(pem(expired), KeyForms.PKCS8_PEM.of(expired)));
        Identity early = FACTORY.client("device").valid(now.plus(Duration.ofDays(2)), now.plus(Duration.ofDays(9)))
                .issue();
        assertEquals(List.of(mistake(4, "tls.client-certificate = device.pem: unusable, \"CN=device\" is valid from "
                + date(now.plus(Duration.ofDays(2))) + " on. Is this computer's date right?")),
                told(pem(early), KeyForms.PKCS8_PEM.of(early)));
    }

    private void checkKey(byte[] certificate, byte[] key, String complaint) throws Exception {
        check(certificate, key, List.of("tls.client-key = device.key: unusable, " + complaint));
    }

    /** Each is told by both, and nothing else; a line may go on. */
    private void check(byte[] certificate, byte[] key, List<String> complaints) throws Exception {
        for (List<String> mistakes : List.of(told(certificate, key), toldAtBoot(certificate, key))) {
            assertEquals(complaints.size(), mistakes.size(), mistakes.toString());
            for (int i = 0; i < complaints.size(); i++) {
                String told = mistakes.get(i).replaceFirst("device.key: unusable, line 1: an encrypted",
                        "device.key: unusable, an encrypted");
                assertTrue(told.contains(complaints.get(i)), told + "\nwithout\n" + complaints.get(i));
                assertTrue(told.matches("(?s)\\S+properties:[45]: .*"), told);
            }
        }
    }

    private List<String> told(byte[] certificate, byte[] key) throws IOException {
        Files.write(project.resolve("device-config/device.pem"), certificate);
        Files.write(project.resolve("device-config/device.key"), key);
        return mistakesOf(key, () -> ConfigurationLayers.read(project, "red", List.of(), List.of()).effective("1"));
    }

    private List<String> toldAtBoot(byte[] certificate, byte[] key) throws IOException {
        byte[] flash = Files.readAllBytes(project.resolve("device-config/defaults.properties"));
        Map<String, byte[]> resources = Map.of("ca.pem", bytes(AUTHORITY.pem()), "device.pem", certificate,
                "device.key", key);
        return mistakesOf(key, () -> Configuration.read(flash, "limpet.properties", "1", resources::get));
    }

    /** What reads a configuration. */
    private interface Reading {
        void run() throws ConfigurationException;
    }

    private static List<String> mistakesOf(byte[] key, Reading reading) {
        try {
            reading.run();
            return List.of();
        } catch (ConfigurationException e) {
            String text = e.getMessage();
            String encoded = Base64.getEncoder().encodeToString(key);
            assertTrue(encoded.length() < 40 || !text.contains(encoded.substring(20, 40)), "the key is in: " + text);
            return Stream.of(e.mistakes()).map(Object::toString).toList();
        }
    }

    private static String mistake(int line, String text) {
        return "device-config/defaults.properties:" + line + ": " + text;
    }

    private static byte[] encryptedPkcs8(Identity identity) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(identity.key(), new JceOpenSSLPKCS8EncryptorBuilder(
                    JcaPKCS8Generator.AES_256_CBC).setProvider(new BouncyCastleProvider())
                    .setPassword("secret".toCharArray()).build()));
        }
        return bytes(text.toString());
    }

    private static byte[] encryptedInTheOldWay(Identity identity) throws IOException, GeneralSecurityException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(identity.key(), new JcePEMEncryptorBuilder("AES-256-CBC")
                    .setProvider(new BouncyCastleProvider()).build("secret".toCharArray()));
        }
        assertTrue(text.toString().contains("Proc-Type: 4,ENCRYPTED"));
        return bytes(text.toString());
    }

    private static byte[] der(byte[] pem) {
        return Base64.getMimeDecoder().decode(new String(pem, StandardCharsets.US_ASCII).replaceAll("-----[^-]*-----",
                ""));
    }

    private static byte[] pem(Identity identity) {
        return bytes(identity.chainPem());
    }

    private static String date(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.limpet.simulator.trust;

import io.limpet.tls.PublicKeys;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** The private key that bundles are signed with: ECDSA on P-256. It belongs offline, and never on a device. */
public final class SigningKey {

    static final String ALGORITHM = "SHA256withECDSA";

    /** The order of P-256 (FIPS 186-5, SP 800-186 §3.2.1.3), by which it is told from other curves. */
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final String CURVE = "secp256r1";

    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /** A new pair of keys; {@link #save} keeps it. */
    public static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no keys on P-256", e);
        }
    }

    public static SigningKey of(KeyPair pair) {
        return new SigningKey(pair.getPrivate());
    }

    /** Writes the pair, the private key readable by its owner only; never over a file that is there. */
    static void save(KeyPair pair, Path privateFile, Path publicFile) throws IOException {
        for (Path file : new Path[] {privateFile, publicFile}) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString(), null, "there is one already: a key that bundles"
                        + " were signed with must not be lost. Move it away, or name another --out");
            }
        }
        Files.createFile(privateFile, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        Files.writeString(publicFile, publicPem((ECPublicKey) pair.getPublic()));
    }

    /** "BEGIN PUBLIC KEY", as {@code trust.key} takes it. */
    public static String publicPem(ECPublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    /**
     * Reads a private key, PEM: PKCS #8 or as OpenSSL's {@code ecparam} writes it.
     *
     * @throws IOException when it is none, is encrypted, or is on another curve
     */
    static SigningKey read(Path file) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                PrivateKeyInfo info = object instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo()
                        : object instanceof PrivateKeyInfo found ? found : null;
                if (info != null) {
                    return checked(new JcaPEMKeyConverter().getPrivateKey(info), file);
                }
            }
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file");
        }
        throw new IOException(file + ": no private key in it that can be used without a password");
    }

    private static SigningKey checked(PrivateKey key, Path file) throws IOException {
        if (!(key instanceof ECPrivateKey ec) || !ec.getParams().getOrder().equals(P256_ORDER)) {
            throw new IOException(file + ": not a key on P-256. ./limpet trust new-key makes one");
        }
        return new SigningKey(key);
    }

    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not sign with this key", e);
        }
    }

    /** A public key file's SubjectPublicKeyInfo. */
    static byte[] readPublic(Path file) throws IOException {
        try {
            return PublicKeys.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file");
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage());
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}

package io.limpet.tls;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.KeyType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs for {@link CredentialsTarget}. Of keys there are only husks: the form of each kind, with a run of equal bytes
 * where the secret would be.
 */
final class CredentialSeeds {

    private CredentialSeeds() {
    }

    static Map<String, byte[]> make() {
        CertificateAuthority root = CertificateAuthority.create("CN=Root,O=Example\\, Inc.,C=DE");
        CertificateAuthority rsa = CertificateAuthority.create("CN=Old Root,OU=RSA", KeyType.RSA_2048, Instant.now());
        byte[][] chain = root.intermediate("CN=Between").server("broker.example.net", "*.example.org", "192.0.2.7",
                "2001:db8::7").issue().chainDer();
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("anchor-pem", input(0, CredentialsTarget.pem(root.der())));
        seeds.put("bundle-pem", input(0, text("subject=CN = Root\n"), CredentialsTarget.pem(root.der(), rsa.der())));
        seeds.put("anchor-der", input(0, root.der()));
        seeds.put("key-pkcs8", input(1, pem("PRIVATE KEY", pkcs8())));
        seeds.put("key-sec1", input(1, pem("EC PRIVATE KEY", sec1())));
        seeds.put("key-sec1-der", input(1, sec1()));
        seeds.put("key-pkcs1", input(1, pem("RSA PRIVATE KEY", pkcs1())));
        seeds.put("key-encrypted", input(1, text("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n"
                + "-----END RSA PRIVATE KEY-----\n")));
        seeds.put("certificate-ec", input(2, chain[0]));
        seeds.put("certificate-ca", input(2, root.der()));
        seeds.put("certificate-rsa", input(2, rsa.der()));
        seeds.put("chain", input(3, now(), sized(chain[0]), sized(chain[1]), sized(root.der())));
        seeds.put("chain-expired", input(3, new byte[8], sized(chain[0]), sized(chain[1]), sized(root.der())));
        seeds.put("chain-unknown", input(3, now(), sized(chain[0]), sized(rsa.der())));
        seeds.put("certificate-1955", input(2, CertificateAuthority.create("CN=Old", KeyType.EC_P256,
                Instant.parse("1955-11-05T06:15:00Z")).der()));
        seeds.put("der", input(4, sec1()));
        seeds.put("der-cut-in-a-length", input(4, new byte[] {0x30, (byte) 0x82, 1}));
        return seeds;
    }

    private static byte[] now() {
        return ByteBuffer.allocate(8).putLong(System.currentTimeMillis() << 16).array();
    }

    private static byte[] sized(byte[] certificate) {
        return ByteBuffer.allocate(2 + certificate.length).putShort((short) certificate.length).put(certificate)
                .array();
    }

    private static byte[] sec1() {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 0x5a);
        DerWriter writer = new DerWriter(128);
        byte[] curve = {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7};
        writer.prepend(Der.contextSpecific(0), curve, 0, curve.length);
        writer.prepend(Der.OCTET_STRING, secret, 0, secret.length);
        writer.prepend(Der.INTEGER, new byte[] {1}, 0, 1);
        writer.prependHeader(Der.SEQUENCE, 0);
        return writer.toBytes();
    }

    private static byte[] pkcs1() {
        DerWriter writer = new DerWriter(64);
        for (int i = 0; i < 8; i++) {
            writer.prepend(Der.INTEGER, new byte[] {0x5a}, 0, 1);
        }
        writer.prepend(Der.INTEGER, new byte[] {0}, 0, 1);
        writer.prependHeader(Der.SEQUENCE, 0);
        return writer.toBytes();
    }

    private static byte[] pkcs8() {
        try {
            return PrivateKeys.read(sec1());
        } catch (CredentialException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(String label, byte[] content) {
        String certificate = new String(CredentialsTarget.pem(content), StandardCharsets.US_ASCII);
        return text(certificate.replace("CERTIFICATE", label));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] input(int kind, byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(kind);
        List.of(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}

package io.limpet.tls;

import static io.limpet.fuzz.Oracle.demand;
import static io.limpet.fuzz.Oracle.demandEqual;
import static io.limpet.fuzz.Oracle.demandPrintable;

import io.limpet.fuzz.Script;
import io.limpet.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that reads certificates and keys.
 *
 * <pre>
 *   1 byte, modulo 5    | ...
 *   0  a file of CAs    | PEM or DER
 *   1  a key file       | PEM or DER
 *   2  one certificate  | DER; compared with the JDK
 *   3  a chain          | 8 bytes of time, then for each certificate: count of bytes (2), DER; the last is the anchor
 *   4  any DER          | walked through, element by element
 * </pre>
 *
 * The oracle: a {@link CredentialException} in one printable line that holds nothing of a key, or something that reads
 * the same a second time; {@link JdkCertificate} says the same of a certificate, where it too takes it.
 */
public final class CredentialsTarget implements Target {

    private static final int CHAIN_MAX = 4;
    private static final int DEPTH_MAX = 64;

    @Override
    public void run(byte[] input) {
        Script script = new Script(input);
        int kind = script.choose(5);
        try {
            switch (kind) {
                case 0 -> anchors(script.rest());
                case 1 -> key(script.rest());
                case 2 -> certificate(script.rest());
                case 3 -> chain(script);
                default -> demand(walk(new Der(script.rest()), 0) < input.length, "more elements than bytes");
            }
        } catch (CredentialException e) {
            demandPrintable(e.getMessage());
            demand(e.line() >= 0 && e.line() <= 1 + lineEnds(input), "line " + e.line());
            demand(kind != 1 || !tellsOf(e.getMessage(), input), "a message with a part of a key: " + e.getMessage());
        }
    }

    private static void anchors(byte[] file) throws CredentialException {
        byte[][] anchors = TrustAnchors.read(file);
        demand(anchors.length > 0 && anchors.length <= Certificates.CERTIFICATES_MAX, "no anchors, or too many");
        for (byte[] anchor : anchors) {
            demand(anchor.length <= Certificates.CERTIFICATE_BYTES_MAX, "too long");
            certificate(anchor);
        }
        demandPrintable(TrustAnchors.describe(anchors));
        byte[] again = pem(anchors);
        demand(Arrays.deepEquals(anchors, TrustAnchors.read(again)), "written as PEM they are others");
    }

    private static void key(byte[] file) throws CredentialException {
        byte[] key = PrivateKeys.read(file);
        demand(Arrays.equals(key, PrivateKeys.read(key)), "read again it is another");
        Der outer = new Der(key);
        Der fields = outer.enter(Der.SEQUENCE, "the key");
        outer.expectEnd("the key");
        fields.expect(Der.INTEGER, "version");
        fields.skip();
        fields.enter(Der.SEQUENCE, "algorithm").expect(Der.OBJECT_IDENTIFIER, "algorithm");
        fields.expect(Der.OCTET_STRING, "key");
    }

    private static void certificate(byte[] der) throws CredentialException {
        CertificateInfo info = CertificateInfo.read(der);
        demandPrintable(info.subject);
        demandPrintable(info.issuer);
        demandPrintable(info.names);
        demandPrintable(info.publicKey);
        demandEqual(0, Math.floorMod(info.notAfterUtcMillis + 1, 1000), "the end of a second");
        JdkCertificate jdk = JdkCertificate.of(der);
        if (jdk != null) {
            jdk.demandSame(info);
        }
    }

    private static void chain(Script script) throws CredentialException {
        long utcMillis = script.next64() >> 16;   // 2^47 milliseconds: 4,459 years, both ways
        List<byte[]> chain = new ArrayList<>();
        for (int i = 0; i < CHAIN_MAX && !script.isOver(); i++) {
            chain.add(script.bytes(script.next16() & 0x7ff));
        }
        if (chain.isEmpty()) {
            return;
        }
        byte[][] anchors = {chain.get(chain.size() - 1)};
        byte[][] sent = chain.subList(0, Math.max(1, chain.size() - 1)).toArray(new byte[0][]);
        ChainReview review = ChainReview.of(sent, anchors, "broker.example.net", utcMillis);
        demandPrintable(review.text);
        CertificateInfo leaf = CertificateInfo.read(sent[0]);
        switch (review.fault) {
            case EXPIRED, NOT_YET_VALID -> demand(allOf(sent, anchors).stream().anyMatch(each ->
                    utcMillis > each.notAfterUtcMillis || utcMillis < each.notBeforeUtcMillis), "all are valid");
            case NAME_MISMATCH -> demand(!leaf.isFor("broker.example.net"), "it is for this name");
            case NONE_SEEN -> demand(leaf.isFor("broker.example.net") && utcMillis <= leaf.notAfterUtcMillis
                    && utcMillis >= leaf.notBeforeUtcMillis, "there is a fault to be seen");
            case NOT_TRUSTED -> demand(!leaf.isIssuedBy(CertificateInfo.read(anchors[0])), "the anchor issued it");
        }
    }

    private static List<CertificateInfo> allOf(byte[][] sent, byte[][] anchors) throws CredentialException {
        List<CertificateInfo> all = new ArrayList<>();
        for (byte[] each : sent) {
            all.add(CertificateInfo.read(each));
        }
        all.add(CertificateInfo.read(anchors[0]));
        return all;
    }

    /** How many elements there are; each within the one around it. */
    private static int walk(Der cursor, int depth) throws CredentialException {
        int count = 0;
        int before = cursor.elementOffset();
        while (cursor.hasElement()) {
            demand(cursor.elementLength() >= 2 && cursor.contentOffset() >= cursor.elementOffset() + 2
                    && cursor.contentLength() >= 0 && cursor.elementOffset() + cursor.elementLength()
                    == cursor.contentOffset() + cursor.contentLength()
                    && cursor.contentOffset() + cursor.contentLength() <= cursor.bytes.length, "out of the bytes");
            count++;
            boolean constructed = (cursor.tag() & 0x20) != 0;
            if (constructed && depth < DEPTH_MAX) {
                count += walk(cursor.enter(cursor.tag(), "it"), depth + 1);
            } else {
                cursor.skip();
            }
            demand(cursor.elementOffset() > before, "does not go on");
            before = cursor.elementOffset();
        }
        return count;
    }

    private static int lineEnds(byte[] input) {
        int count = 0;
        for (byte each : input) {
            count += each == '\n' || each == '\r' ? 1 : 0;
        }
        return count;
    }

    /** Whether 16 characters of base64 from the file stand in the message; capitals and digits may be a label. */
    private static boolean tellsOf(String message, byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        for (int at = 0; at + 16 <= text.length(); at++) {
            String part = text.substring(at, at + 16);
            if (part.matches("[A-Za-z0-9+/]*[a-z+/][A-Za-z0-9+/]*") && message.contains(part)) {
                return true;
            }
        }
        return false;
    }

    static byte[] pem(byte[]... certificates) {
        StringBuilder text = new StringBuilder();
        for (byte[] each : certificates) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(each))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Map<String, byte[]> seeds() {
        return CredentialSeeds.make();
    }
}

package io.limpet.tls;

import static io.limpet.tls.TestCertificates.ONE_DER;
import static io.limpet.tls.TestCertificates.ONE_PEM;
import static io.limpet.tls.TestCertificates.SERVER_CHAIN_DER;
import static io.limpet.tls.TestCertificates.SERVER_CHAIN_PEM;
import static io.limpet.tls.TestCertificates.SERVER_KEY_PEM;
import static io.limpet.tls.TestCertificates.TWO_DER;
import static io.limpet.tls.TestCertificates.TWO_PEM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.tls.CredentialException.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of certificates: those that are to be read, and those that are to be refused with the line. */
class CertificatesTest {

    @Test
    void readsABundleInItsOrder() throws Exception {
        assertRead(ONE_PEM + TWO_PEM, ONE_DER, TWO_DER);
        assertRead(SERVER_CHAIN_PEM, SERVER_CHAIN_DER);
    }

    @Test
    void readsDer() throws Exception {
        assertArrayEquals(new byte[][] {ONE_DER}, Certificates.read(ONE_DER));
    }

    @Test
    void toleratesTextAroundTheBlocks() throws Exception {
        assertRead("subject=CN = One\nissuer=CN = One\n\n" + ONE_PEM + "# and the other:\n  ----\n" + TWO_PEM
                + "the end", ONE_DER, TWO_DER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n", "  \n", "\t\r\n", "\n\n"})
    void readsAnyEndOfLine(String end) throws Exception {
        assertRead((ONE_PEM + TWO_PEM).replace("\n", end), ONE_DER, TWO_DER);
    }

    @Test
    void readsLinesOfAnyLengthIndentedOrBehindAByteOrderMark() throws Exception {
        String oneLine = ONE_PEM.replace("-----\n", "-----#").replace("\n-----E", "#-----E").replace("\n", "")
                .replace("#", "\n");
        assertRead(oneLine, ONE_DER);
        assertRead("    " + ONE_PEM.replace("\n", "\n    "), ONE_DER);
        assertRead("\ufeff" + ONE_PEM, ONE_DER);
        assertRead(ONE_PEM.stripTrailing(), ONE_DER);
    }

    @Test
    void readsTheLabelsOfOld() throws Exception {
        assertRead(Files.pem("X509 CERTIFICATE", ONE_DER), ONE_DER);
    }

    @Test
    void keepsAnAnchorOnce() throws Exception {
        byte[][] anchors = TrustAnchors.read(Files.bytes(ONE_PEM + TWO_PEM + ONE_PEM));
        assertArrayEquals(new byte[][] {ONE_DER, TWO_DER}, anchors);
        assertEquals("\"CN=One\", \"CN=Two\"", TrustAnchors.describe(anchors));
    }

    @Test
    void refusesWhatIsNoCertificate() {
        check("", 0, Reason.MALFORMED, "empty: a certificate is needed, PEM or DER");
        check("hello", 0, Reason.MALFORMED, "neither a \"-----BEGIN CERTIFICATE-----\" (PEM) nor DER");
        check(SERVER_KEY_PEM, 1, Reason.UNSUITABLE,
                "BEGIN PRIVATE KEY where a BEGIN CERTIFICATE is needed. Take the key out of this file");
        check(ONE_PEM + Files.pem("TRUSTED CERTIFICATE", ONE_DER), lines(ONE_PEM) + 1, Reason.UNSUITABLE,
                "openssl x509 -in FILE");
        check(Files.pem("PKCS7", ONE_DER), 1, Reason.UNSUITABLE, "openssl pkcs7 -print_certs");
        check(Files.pem("CERTIFICATE", new byte[] {1, 1, 3}), 1, Reason.MALFORMED,
                "line 1: no certificate inside. DER: a certificate expected at byte 0, there is tag 1");
    }

    @Test
    void refusesDamagedPemWithTheLine() {
        String pem = ONE_PEM;
        int end = lines(pem);
        check(pem.substring(0, pem.indexOf("-----END")), end - 1, Reason.MALFORMED,
                "the file ends within the block that begins in line 1: its \"-----END CERTIFICATE-----\" is missing");
        check(pem.replace("END CERTIFICATE", "END PRIVATE KEY"), end, Reason.MALFORMED,
                "END PRIVATE KEY ends the BEGIN CERTIFICATE of line 1");
        check(pem.replace("-----END CERTIFICATE-----", "-----END CERTIFICATE----"), end, Reason.MALFORMED,
                "no label that ends in -----");
        check("# x\n" + first(pem, "\nMII", "\nM*I"), 3, Reason.MALFORMED, "not base64: '*' in column 2");
        check(first(pem, "\nMII", "\nM=I"), 2, Reason.MALFORMED, "not base64: '=' in column 2");
        check(first(pem, "\nMII", "\nM\u00e9I"), 2, Reason.MALFORMED, "not base64: byte 195 in column 2");
        check("-----BEGIN CERTIFICATE-----\nQUJDR\n-----END CERTIFICATE-----\n", 3, Reason.MALFORMED,
                "the base64 of the block that begins in line 1 is empty or cut off");
        check("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", 2, Reason.MALFORMED, "is empty or cut off");
        check(pem.substring(0, pem.indexOf("-----END")) + TWO_PEM, end, Reason.MALFORMED,
                "a line of dashes within the block that begins in line 1");
        check(pem + "-----END CERTIFICATE-----\n", end + 1, Reason.MALFORMED, "without a BEGIN before it");
    }

    @Test
    void refusesMoreThanADeviceIsMadeFor() {
        check(ONE_PEM.repeat(Certificates.CERTIFICATES_MAX + 1), lines(ONE_PEM) * Certificates.CERTIFICATES_MAX + 1,
                Reason.TOO_LARGE, "more than 32 certificates");
        check(Files.pem("CERTIFICATE", new byte[Certificates.CERTIFICATE_BYTES_MAX + 1]), 1, Reason.TOO_LARGE,
                "a certificate of 8193 bytes, at most 8192");
    }

    @Test
    void readsNoCertificateThatIsCutOffAtAnyByte() {
        byte[] der = ONE_DER;
        for (int length = 1; length < der.length; length++) {
            byte[] cut = Arrays.copyOf(der, length);
            assertThrows(CredentialException.class, () -> Certificates.read(cut));
        }
    }

    @Test
    void survivesEveryChangeOfASingleByte() {
        byte[] der = SERVER_CHAIN_DER[0];
        for (int i = 0; i < der.length; i++) {
            for (int change = 1; change < 256; change += 7) {
                byte[] damaged = der.clone();
                damaged[i] ^= (byte) change;
                try {
                    CertificateInfo info = CertificateInfo.read(damaged);
                    assertTrue(info.subject.length() <= 131 && info.names.chars().allMatch(c -> c >= ' '));
                } catch (CredentialException e) {
                    assertEquals(0, e.line());
                }
            }
        }
    }

    private static void assertRead(String file, byte[]... expected) throws CredentialException {
        assertArrayEquals(expected, Certificates.read(Files.bytes(file)));
    }

    private static void check(String file, int line, Reason reason, String text) {
        CredentialException refusal =
                assertThrows(CredentialException.class, () -> TrustAnchors.read(Files.bytes(file)));
        assertTrue(refusal.getMessage().contains(text), refusal.getMessage());
        assertEquals(line, refusal.line(), refusal.getMessage());
        assertEquals(reason, refusal.reason(), refusal.getMessage());
        assertTrue(line == 0 || refusal.getMessage().startsWith("line " + line + ": "), refusal.getMessage());
    }

    /** The text with the first of these replaced; it has one. */
    private static String first(String text, String old, String replacement) {
        int at = text.indexOf(old);
        return text.substring(0, at) + replacement + text.substring(at + old.length());
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}

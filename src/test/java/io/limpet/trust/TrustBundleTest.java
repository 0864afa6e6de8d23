package io.limpet.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.trust.BundleWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A bundle is read as it was written, and nothing else is taken for one. */
class TrustBundleTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final CertificateAuthority ONE = CertificateAuthority.create("CN=One");
    private static final CertificateAuthority TWO = CertificateAuthority.create("CN=Two");

    @Test
    void saysWhatWasWritten() throws Exception {
        byte[] bytes = Bundles.bundle(4_000_000_000L, NOW, ONE, TWO);
        TrustBundle bundle = TrustBundle.read(bytes, bytes.length);
        assertEquals(Bundles.GROUP, bundle.group);
        assertEquals(4_000_000_000L, bundle.version);
        assertEquals(NOW.toEpochMilli(), bundle.issuedUtcMillis);
        assertEquals(NOW.plusSeconds(30 * 86_400).toEpochMilli(), bundle.notAfterUtcMillis);
        assertEquals(2, bundle.certificates.length);
        assertArrayEquals(ONE.der(), bundle.certificates[0]);
        assertArrayEquals(TWO.der(), bundle.certificates[1]);
        assertEquals(bytes.length, bundle.signedBytes + bundle.signature.length);
    }

    /** The layout of docs/trust-bundle.md, byte by byte. */
    @Test
    void liesAsItIsDrawn() throws Exception {
        byte[] bytes = Bundles.writer(0x01020304, Instant.ofEpochSecond(0x0506070809L)).group("ab")
                .valid(Instant.ofEpochSecond(0x0506070809L), Instant.ofEpochSecond(0x0a0b0c0d0eL))
                .certificates(List.of(new byte[] {0x30, 0x00})).sign(Bundles.KEY);
        byte[] expected = {'L', 'i', 'm', 'p', 'e', 't', ' ', 't', 'r', 'u', 's', 't', ' ', 'b', 'u', 'n', 'd', 'l',
            'e', 1, 2, 'a', 'b', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 1, 0, 2, 0x30, 0, 0x30};
        assertArrayEquals(expected, Arrays.copyOf(bytes, expected.length), "the last one begins the signature");
        assertEquals(expected.length - 1, TrustBundle.read(bytes, bytes.length).signedBytes);
    }

    @Test
    void isCutOffAtNoByte() {
        byte[] bytes = Bundles.bundle(7, NOW, ONE);
        TrustPolicy policy = Bundles.policy();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(TrustException.class, () -> policy.demandGenuine(TrustBundle.read(cut, cut.length), cut),
                    "of " + length + " bytes");
        }
    }

    @Test
    void hasNoByteThatMayBeAnother() {
        byte[] bytes = Bundles.bundle(7, NOW, ONE);
        TrustPolicy policy = Bundles.policy();
        for (int at = 0; at < bytes.length; at++) {
            byte[] other = bytes.clone();
            other[at] ^= (byte) (1 << at % 8);
            assertThrows(TrustException.class, () -> policy.demandGenuine(TrustBundle.read(other, other.length), other),
                    "byte " + at);
        }
    }

    @Test
    void hasNothingBehindIt() {
        byte[] bytes = Bundles.bundle(7, NOW, ONE);
        TrustPolicy policy = Bundles.policy();
        for (int more = 1; more <= 70; more++) {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + more);
            assertThrows(TrustException.class,
                    () -> policy.demandGenuine(TrustBundle.read(longer, longer.length), longer), more + " bytes more");
            if (more > TrustBundle.SIGNATURE_BYTES_MAX - TrustBundle.SIGNATURE_BYTES_MIN) {
                assertThrows(TrustException.class, () -> TrustBundle.read(longer, longer.length),
                        "no verifier has to see that");
            }
        }
    }

    @Test
    void isReadNoFurtherThanItIsLong() {
        byte[] bytes = Bundles.bundle(7, NOW, ONE);
        assertThrows(TrustException.class, () -> TrustBundle.read(bytes, bytes.length - 100),
                "the array goes on, the bundle does not");
    }

    @Test
    void garbageIsRefusedAndNothingElseHappens() {
        Random random = new Random(1);
        byte[] bundle = Bundles.bundle(7, NOW, ONE);
        for (int i = 0; i < 10_000; i++) {
            byte[] garbage = bundle.clone();
            int from = random.nextInt(60);
            for (int at = from; at < from + 1 + random.nextInt(8); at++) {
                garbage[at] = (byte) random.nextInt();
            }
            int length = random.nextInt(garbage.length + 1);
            try {
                TrustBundle read = TrustBundle.read(garbage, length);
                assertTrue(read.signedBytes < length);
            } catch (TrustException e) {
                assertTrue(e.getMessage().length() < 160, e.getMessage());
            }
        }
    }

    @Test
    void refusesWhatDoesNotFitItsFields() {
        BundleWriter writer = Bundles.writer(1, NOW, ONE);
        check(writer.group(""), "group has 0 bytes");
        check(writer.group("x".repeat(65)), "group has 65 bytes");
        check(writer.group("a\tb"), "no printable ASCII");
        writer.group(Bundles.GROUP);
        check(writer.valid(Instant.ofEpochSecond(253_402_300_800L), NOW), "no time of the calendar");
        writer.valid(NOW, NOW);
        check(writer.certificates(List.of()), "0 certificates");
        check(writer.certificates(Collections.nCopies(17, ONE.der())), "17 certificates");
        byte[] otherFormat = Bundles.bundle(1, NOW, ONE);
        otherFormat[TrustBundle.MAGIC.length()] = 2;
        assertTrue(assertThrows(TrustException.class, () -> TrustBundle.read(otherFormat, otherFormat.length))
                .getMessage().contains("its format is 2"));
    }

    private static void check(BundleWriter writer, String complaint) {
        byte[] bytes = writer.sign(Bundles.KEY);
        TrustException e = assertThrows(TrustException.class, () -> TrustBundle.read(bytes, bytes.length));
        assertTrue(e.getMessage().contains(complaint), e.getMessage());
    }
}

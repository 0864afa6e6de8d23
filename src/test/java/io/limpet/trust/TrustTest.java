package io.limpet.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.TlsSettings;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.trust.SigningKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a bundle, from its coming to its end, and which are refused. */
class TrustTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final int BUNDLE_BYTES_MAX = 2048;
    private static final CertificateAuthority OLD = CertificateAuthority.create("CN=Old");
    private static final CertificateAuthority NEW = CertificateAuthority.create("CN=New");
    private static final CertificateAuthority NEWEST = CertificateAuthority.create("CN=Newest");

    private SimulatedMemory memory = SimulatedMemory.flash(8, 4096, 16);
    private CertificateAuthority inImage = OLD;
    private Trust trust;

    @Test
    void trustsTheImageUntilABundleIsProved() throws Exception {
        load();
        assertEquals(0, trust.inForceVersion());
        assertInForce(OLD);
        receive(Bundles.bundle(7, NOW, NEW));
        assertTrue(hasCandidate());
        assertArrayEquals(NEW.der(), trust.candidate().trustAnchors[0]);
        assertInForce(OLD);
        trust.prove();
        assertInForce(NEW);
        assertEquals(7, trust.inForceVersion());
        assertFalse(hasCandidate());
    }

    @Test
    void keepsBothOverAPowerCut() throws Exception {
        load();
        receive(Bundles.bundle(7, NOW, NEW));
        load();
        assertInForce(OLD);
        assertEquals(7, trust.candidateVersion());
        trust.prove();
        receive(Bundles.bundle(8, NOW, NEWEST));
        load();
        assertInForce(NEW);
        assertEquals(8, trust.candidateVersion());
        trust.prove();
        load();
        assertInForce(NEWEST);
        assertFalse(hasCandidate());
    }

    /** A connector keeps what it has derived from settings as long as they are the same object. */
    @Test
    void handsOutTheSameSettingsUntilTheyChange() throws Exception {
        load();
        TlsSettings first = trust.inForce();
        receive(Bundles.bundle(7, NOW, NEW));
        assertSame(first, trust.inForce());
        TlsSettings second = trust.candidate();
        assertSame(second, trust.candidate());
        trust.prove();
        assertSame(second, trust.inForce());
        assertEquals(first.serverName, second.serverName);
        assertEquals(first.version, second.version);
    }

    @Test
    void aNewerOneTakesThePlaceOfACandidate() throws Exception {
        load();
        receive(Bundles.bundle(7, NOW, NEW));
        receive(Bundles.bundle(9, NOW, NEWEST));
        assertEquals(9, trust.candidateVersion());
        assertRefused(Bundles.bundle(8, NOW, NEW), "bundle 9 was here before");
        load();
        assertEquals(9, trust.candidateVersion());
    }

    @Test
    void knowsWhatItHas() throws Exception {
        load();
        byte[] seven = Bundles.bundle(7, NOW, NEW);
        assertFalse(knows(seven));
        receive(seven);
        assertTrue(knows(seven));
        trust.prove();
        assertTrue(knows(seven));
        load();
        assertTrue(knows(seven));
        assertFalse(knows(Bundles.bundle(8, NOW, NEW)));
    }

    @Test
    void refusesAnOlderOneAndASecondOneOfTheSameNumber() throws Exception {
        load();
        receive(Bundles.bundle(7, NOW, NEW));
        trust.prove();
        assertRefused(Bundles.bundle(6, NOW, OLD), "bundle 7 was here before");
        assertRefused(Bundles.bundle(7, NOW, NEWEST), "another bundle of that number");
        load();
        assertRefused(Bundles.bundle(6, NOW, OLD), "bundle 7 was here before");
        assertInForce(NEW);
    }

    @Test
    void refusesTheBundleOfAnotherKeyAndOfAnotherGroup() throws Exception {
        load();
        SigningKey foreign = SigningKey.of(SigningKey.generate());
        assertRefused(Bundles.writer(7, NOW, NEW).sign(foreign), "not signed with the key");
        assertRefused(Bundles.writer(7, NOW, NEW).group("fiel").sign(Bundles.KEY), "for the group \"fiel\"");
        assertRefused(Bundles.writer(7, NOW, NEW).group("fields").sign(Bundles.KEY), "for the group \"fields\"");
        assertRefused(Bundles.writer(0, NOW, NEW).sign(Bundles.KEY), "its version is 0");
    }

    @Test
    void refusesTheBundleOfAnotherTime() throws Exception {
        load();
        Instant ahead = NOW.plus(Duration.ofHours(1));
        assertRefused(Bundles.bundle(7, ahead.plusSeconds(1), NEW), "issued 2026-11-27 13:00");
        assertRefused(Bundles.writer(7, NOW, NEW).valid(NOW.minusSeconds(2), NOW.minusSeconds(1)).sign(Bundles.KEY),
                "to be tried until 2026-11-27 11:59");
        receive(Bundles.bundle(7, ahead, NEW));
        receive(Bundles.writer(8, NOW, NEW).valid(NOW, NOW).sign(Bundles.KEY));
        assertTrue(hasCandidate());
        assertFalse(trust.hasCandidate(NOW.toEpochMilli() + 1), "too late to try it");
    }

    @Test
    void refusesWhatCannotBeTrusted() throws Exception {
        load();
        byte[] leaf = OLD.server("a.example.net").issue().certificate().getEncoded();
        assertRefused(Bundles.writer(7, NOW).certificates(List.of(NEW.der(), leaf)).sign(Bundles.KEY),
                "certificate 2 is no authority's");
        assertRefused(Bundles.writer(7, NOW).certificates(List.of(new byte[] {0x30, 0})).sign(Bundles.KEY),
                "certificate 1: DER");
        assertRefused(Bundles.writer(7, NOW).certificates(List.of(new byte[0])).sign(Bundles.KEY),
                "certificate 1: DER");
        load();
        assertFalse(hasCandidate(), "nothing of a refused one was kept");
        receive(Bundles.bundle(7, NOW, NEW));
    }

    /** Somebody has set tls.ca to something else since: that is the newer word. */
    @Test
    void anImageWithOtherCertificatesCountsButNoReplayDoes() throws Exception {
        load();
        receive(Bundles.bundle(7, NOW, NEW));
        trust.prove();
        inImage = NEWEST;
        load();
        assertInForce(NEWEST);
        assertEquals(0, trust.inForceVersion());
        assertFalse(hasCandidate());
        assertRefused(Bundles.bundle(7, NOW, NEW), "another bundle of that number");
        receive(Bundles.bundle(8, NOW, OLD));
        trust.prove();
        load();
        assertInForce(OLD);
    }

    /** Whoever can write the memory cannot sign. */
    @Test
    void takesNoBundleFromItsMemoryThatTheKeyHasNotSigned() throws Exception {
        load();
        SigningKey foreign = SigningKey.of(SigningKey.generate());
        byte[] planted = new byte[BUNDLE_BYTES_MAX];
        byte[] bundle = Bundles.writer(9, NOW, NEW).sign(foreign);
        receive(Bundles.bundle(7, NOW, NEW));
        int length = new TrustStore(memory, 2).readCandidate(planted);
        System.arraycopy(planted, length - Trust.OVERHEAD_BYTES, planted, bundle.length, Trust.OVERHEAD_BYTES);
        System.arraycopy(bundle, 0, planted, 0, bundle.length);
        new TrustStore(memory, 2).writeInForce(planted, bundle.length + Trust.OVERHEAD_BYTES);
        load();
        assertInForce(OLD);
        assertTrue(trust.damage().contains("not signed"), trust.damage());
        assertEquals(7, trust.candidateVersion());
    }

    @Test
    void isAsLongAsTheBufferAndTheMemoryAllow() throws Exception {
        load();
        assertEquals(BUNDLE_BYTES_MAX, trust.bundleBytesMax());
        memory = SimulatedMemory.eeprom(16, 512, 32);
        load();
        assertTrue(trust.bundleBytesMax() > 1200 && trust.bundleBytesMax() < 1536, "" + trust.bundleBytesMax());
        CertificateAuthority[] many = {OLD, NEW};
        byte[] bundle = Bundles.bundle(7, NOW, many);
        assertTrue(bundle.length < trust.bundleBytesMax());
        receive(bundle);
        load();
        trust.prove();
        load();
        assertEquals(7, trust.inForceVersion());
    }

    /** The image that it came to had more room for messages; what was taken then still counts. */
    @Test
    void readsBundlesThatAreLongerThanNewOnesMayBe() throws Exception {
        load();
        receive(Bundles.bundle(7, NOW, OLD, NEW));
        trust = Trust.load(new TrustStore(memory, 2), Bundles.policy(), image(), 300);
        assertEquals(7, trust.candidateVersion());
        trust.prove();
        load();
        assertEquals(7, trust.inForceVersion());
    }

    @Test
    void changesNothingWhenItCannotKeepABundle() throws Exception {
        load();
        memory.setAnswering(false);
        assertThrows(IOException.class, () -> receive(Bundles.bundle(7, NOW, NEW)));
        assertFalse(hasCandidate());
        assertThrows(IOException.class, this::load, "nobody knows what is in force");
        memory.setAnswering(true);
        receive(Bundles.bundle(7, NOW, NEW));
        memory.setAnswering(false);
        assertThrows(IOException.class, () -> trust.prove());
        assertInForce(NEW);
        memory.setAnswering(true);
        load();
        assertInForce(OLD);
        assertEquals(7, trust.candidateVersion(), "to be proved once more");
    }

    private void load() throws IOException {
        trust = Trust.load(new TrustStore(memory, 2), Bundles.policy(), image(), BUNDLE_BYTES_MAX);
    }

    private TlsSettings image() {
        return new TlsSettings("broker.example.net", "1.3", new byte[][] {inImage.der()}, null, null);
    }

    private boolean hasCandidate() {
        return trust.hasCandidate(NOW.toEpochMilli());
    }

    private void put(byte[] bundle) {
        System.arraycopy(bundle, 0, trust.buffer(), 0, bundle.length);
    }

    private boolean knows(byte[] bundle) {
        put(bundle);
        return trust.knows(bundle.length);
    }

    private void receive(byte[] bundle) throws TrustException, IOException {
        put(bundle);
        trust.receive(bundle.length, NOW.toEpochMilli());
    }

    private void assertRefused(byte[] bundle, String why) {
        TrustException e = assertThrows(TrustException.class, () -> receive(bundle));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    private void assertInForce(CertificateAuthority authority) {
        assertEquals(1, trust.inForce().trustAnchors.length);
        assertArrayEquals(authority.der(), trust.inForce().trustAnchors[0]);
    }
}

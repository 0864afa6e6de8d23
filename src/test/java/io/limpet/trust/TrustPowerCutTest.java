package io.limpet.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.NonVolatile;
import io.limpet.board.TlsSettings;
import io.limpet.memory.CutMemory;
import io.limpet.memory.CutMemory.Doubt;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.simulator.tls.CertificateAuthority;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power is cut at every write of the whole story (a bundle comes, is proved, another comes, is proved), which
 * leaves that write torn in every way: the device wakes up trusting as before the step or as after it, and the story
 * goes on from there to its end. After every thirty-first of these cuts there is a second one, at every write of the
 * step that is done again.
 *
 * <p>Its signatures are checksums: what is signed is not the question here, and there are some hundred thousand loads.
 */
class TrustPowerCutTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final int FIRST_SECTOR = 2;
    private static final int SECOND_CUT_EVERY = 31;
    private static final TlsSettings IMAGE = new TlsSettings("broker.example.net", "1.3",
            new byte[][] {CertificateAuthority.create("CN=A").der()}, null, null);
    private static final byte[] SEVEN = Bundles.bundle(7, NOW, CertificateAuthority.create("CN=B"));
    private static final byte[] EIGHT = Bundles.bundle(8, NOW, CertificateAuthority.create("CN=C"));

    /** Versions in force and to be tried before each step and after the last: 0 is the image, -1 none to be tried. */
    private static final String[] STATES = {"0, -1", "0, 7", "7, -1", "7, 8", "8, -1"};

    private int cuts;

    @ParameterizedTest
    @ValueSource(ints = {16, 64})
    void flashHoldsWhatWasOrWhatIsToBe(int unitBytes) throws Exception {
        explore(SimulatedMemory.flash(FIRST_SECTOR + 4, 1024, unitBytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 128})
    void soDoesAnEeprom(int pageBytes) throws Exception {
        explore(SimulatedMemory.eeprom(FIRST_SECTOR + 4, 1024, pageBytes));
    }

    private void explore(SimulatedMemory memory) throws Exception {
        for (int i = 0; i < STATES.length - 1; i++) {
            int step = i;
            Set<String> allowed = Set.of(STATES[step], STATES[step + 1]);
            cutAtEach(memory.copy(), null, step, (left, doubt, how) -> {
                cuts++;
                demand(left, doubt, allowed, how);
                if (cuts % SECOND_CUT_EVERY == 0) {
                    cutAtEach(left.copy(), doubt, step, (left2, doubt2, how2) ->
                            demand(left2, doubt2, allowed, how + "; then " + how2));
                }
                finish(left.copy(), how);
            });
            step(memory, step);
            assertEquals(STATES[step + 1], state(memory));
        }
        System.out.printf("          %s in units of %d: %,d first cuts%n", memory.description(), memory.unitBytes(),
                cuts);
        assertTrue(cuts > 2_000, cuts + " cuts");
    }

    private static void cutAtEach(SimulatedMemory memory, Doubt doubt, int step, CutMemory.Cuts cut)
            throws Exception {
        CutMemory cutMemory = new CutMemory(memory, doubt);
        cutMemory.cut(cut);
        step(cutMemory, step);
    }

    /** Now, and when what is in doubt reads otherwise. */
    private static void demand(SimulatedMemory left, Doubt doubt, Set<String> allowed, String how) throws Exception {
        SimulatedMemory looked = left.copy();
        for (int look = 0; look < 2; look++) {
            String found = state(looked);
            assertTrue(allowed.contains(found), how + ": found " + found + ", must be one of " + allowed);
            if (doubt == null) {
                return;
            }
            doubt.decay(looked);
        }
    }

    /** Whatever the cut has left: the bundles come again, as retained messages do, and it all ends well. */
    private static void finish(SimulatedMemory left, String how) throws Exception {
        for (int step = 0; step < STATES.length - 1; step++) {
            step(left, step);
        }
        assertEquals("8, -1", state(left), how);
    }

    /** Does a step, unless it is done. */
    private static void step(NonVolatile memory, int step) throws Exception {
        Trust trust = load(memory);
        long version = step < 2 ? 7 : 8;
        boolean done = trust.inForceVersion() >= version;
        if (step % 2 == 1 && !done && trust.hasCandidate(NOW.toEpochMilli())) {
            trust.prove();
        } else if (step % 2 == 0 && !done) {
            byte[] bundle = step == 0 ? SEVEN : EIGHT;
            System.arraycopy(bundle, 0, trust.buffer(), 0, bundle.length);
            if (!trust.knows(bundle.length) && !newerIsHere(trust, version)) {
                trust.receive(bundle.length, NOW.toEpochMilli());
            }
        }
    }

    private static boolean newerIsHere(Trust trust, long version) {
        return trust.hasCandidate(NOW.toEpochMilli()) && trust.candidateVersion() > version;
    }

    private static String state(NonVolatile memory) throws IOException {
        Trust trust = load(memory);
        assertEquals("", trust.damage());
        return trust.inForceVersion() + ", "
                + (trust.hasCandidate(NOW.toEpochMilli()) ? trust.candidateVersion() : -1);
    }

    private static Trust load(NonVolatile memory) throws IOException {
        TrustPolicy policy = new TrustPolicy(TrustPowerCutTest::isOneOfThem, new byte[0], Bundles.GROUP);
        return Trust.load(new TrustStore(memory, FIRST_SECTOR), policy, IMAGE, 1024);
    }

    /** Stands for a signature: the bytes are those of one of the two bundles, to the last one. */
    private static boolean isOneOfThem(byte[] key, byte[] bytes, int offset, int length, byte[] signature) {
        int total = length + signature.length;
        return Arrays.equals(bytes, 0, total, SEVEN, 0, SEVEN.length)
                || Arrays.equals(bytes, 0, total, EIGHT, 0, EIGHT.length);
    }
}

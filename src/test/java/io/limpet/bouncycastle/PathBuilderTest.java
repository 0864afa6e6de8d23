package io.limpet.bouncycastle;

import static io.limpet.bouncycastle.Forged.authority;
import static io.limpet.bouncycastle.Forged.keys;
import static io.limpet.bouncycastle.Forged.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException.Reason;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which heaps of certificates a way to an anchor is found, and what that may cost. */
class PathBuilderTest {

    private static final String NAME = "broker.example.net";

    private final Forged root = authority("Root");
    private final Forged upper = authority("Upper").by(root);
    private final Forged lower = authority("Lower").by(upper);
    private final Forged server = server(NAME).by(lower);

    @Test
    void takesAServerSignedByTheAnchorItself() {
        accepts(List.of(root), List.of(server(NAME).by(root)));
    }

    @Test
    void takesIntermediatesInAnyOrder() {
        accepts(List.of(root), List.of(server, lower, upper));
        accepts(List.of(root), List.of(server, upper, lower));
        accepts(List.of(root), List.of(server, root, upper, lower));
    }

    @Test
    void passesBySuperfluousCertificates() {
        Forged stranger = authority("Stranger");
        accepts(List.of(root), List.of(server, stranger, lower, server("other.example.net").by(stranger), upper, root,
                server));
    }

    @Test
    void takesAnAnchorThatIsNoRoot() {
        accepts(List.of(lower), List.of(server, lower, upper));
        accepts(List.of(upper), List.of(server, lower));
    }

    @Test
    void takesACertificateThatIsItselfLoadedIfItIsSoundAlone() {
        Forged alone = server(NAME);
        assertNull(Judges.ours(List.of(alone), List.of(alone), NAME));
        Forged old = server(NAME).valid(Forged.NOW.minusSeconds(20), Forged.NOW.minusSeconds(10));
        assertEquals(Reason.EXPIRED, Judges.ours(List.of(old), List.of(old), NAME).reason());
    }

    @Test
    void refusesWhatLeadsNowhere() {
        assertTrue(refuses(List.of(root), List.of(server, upper)).isWithoutPath());
        assertTrue(refuses(List.of(authority("Else")), List.of(server, lower, upper, root)).isWithoutPath());
        assertTrue(refuses(List.of(root), List.of(server(NAME))).isWithoutPath());
    }

    /** The same authority, certified by two: one whose certificate is of no use, and one that is trusted. */
    @Test
    void takesTheOtherPathWhereAnAuthorityIsCrossSigned() {
        Forged newRoot = authority("New Root");
        KeyPair keys = keys("secp256r1");
        Forged expired = authority("Cross").with(keys).by(root)
                .valid(Forged.NOW.minusSeconds(20), Forged.NOW.minusSeconds(10));
        Forged sound = authority("Cross").with(keys).by(newRoot);
        Forged leaf = server(NAME).by(sound);
        accepts(List.of(root, newRoot), List.of(leaf, expired, sound));
        accepts(List.of(root, newRoot), List.of(leaf, sound, expired));
        accepts(List.of(newRoot), List.of(leaf, expired, sound));
        assertEquals(Reason.EXPIRED, refuses(List.of(root), List.of(leaf, sound, expired)).reason());
    }

    @Test
    void takesTheOtherOfTwoAuthoritiesOfOneName() {
        Forged namesake = authority("Lower").by(upper);
        accepts(List.of(root), List.of(server, namesake, lower, upper));
        accepts(List.of(authority("Root"), root), List.of(server, lower, upper));
    }

    @Test
    void refusesAnImpostorOfTheSameName() {
        Forged impostor = authority("Root");
        RefusalException refusal = refuses(List.of(root), List.of(server(NAME).by(impostor)));
        assertTrue(refusal.getMessage().contains("a signature is false"), refusal.getMessage());
    }

    @Test
    void refusesAPathThatIsTooLong() {
        List<Forged> sent = new ArrayList<>();
        Forged last = root;
        for (int i = 0; i < PathBuilder.PATH_MAX - 2; i++) {
            last = authority("Authority " + i).by(last);
            sent.add(0, last);
        }
        sent.add(0, server(NAME).by(last));
        accepts(List.of(root), sent);
        Forged oneMore = authority("One more").by(last);
        sent.set(0, oneMore);
        sent.add(0, server(NAME).by(oneMore));
        assertNotNull(Judges.ours(List.of(root), sent, NAME));
    }

    /** Sixteen authorities that all certify each other: more ways than anybody can go. */
    @Test
    void givesUpOnAHeapThatHasMoreWaysThanItIsWorth() {
        KeyPair keys = keys("secp256r1");
        List<Forged> sent = new ArrayList<>();
        sent.add(server(NAME).by(authority("Mesh").with(keys)));
        for (int i = 0; i < 16; i++) {
            sent.add(authority("Mesh").with(keys).by(authority("Mesh").with(keys)));
        }
        RefusalException refusal = Judges.ours(List.of(root), sent, NAME);
        assertTrue(refusal.getMessage().startsWith("more than 16 signatures"), refusal.getMessage());
    }

    /**
     * Heaps drawn by chance, of which some lead to an anchor by a sound path: the JDK's validator accepts the path that
     * ours found, and where ours found none, the JDK's builder finds none either.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithTheJdk(long seed) throws Exception {
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < 40; round++) {
            List<Forged> all = new ArrayList<>(List.of(authority("A0"), authority("A1")));
            List<Forged> anchors = List.copyOf(all);
            for (int i = 2; i < 7; i++) {
                Forged above = all.get(random.nextInt(all.size()));
                Forged next = authority("A" + random.nextInt(6)).by(above);
                all.add(spoilt(next, random));
            }
            Forged leaf = server(NAME).by(all.get(2 + random.nextInt(all.size() - 2)));
            List<Forged> sent = new ArrayList<>(all);
            Collections.shuffle(sent, random);
            sent.add(0, leaf);
            String where = "seed " + seed + ", round " + round;
            if (Judges.ours(anchors, sent, NAME) == null) {
                assertTrue(Judges.jdkAcceptsPath(Judges.ourPath(anchors, sent, NAME)), where);
                accepted++;
            } else {
                assertFalse(Judges.jdkAccepts(anchors, sent), where);
            }
        }
        assertTrue(accepted >= 5 && accepted <= 35, accepted + " of 40: not much was decided here");
    }

    private static Forged spoilt(Forged authority, Random random) {
        switch (random.nextInt(8)) {
            case 0:
                return authority.basic(new BasicConstraints(false));
            case 1:
                return authority.basic(new BasicConstraints(0));
            case 2:
                return authority.valid(Forged.NOW.minusSeconds(20), Forged.NOW.minusSeconds(10));
            case 3:
                return authority.critical("1.2.3.4");
            default:
                return authority;
        }
    }

    private static void accepts(List<Forged> anchors, List<Forged> sent) {
        RefusalException refusal = Judges.ours(anchors, sent, NAME);
        assertNull(refusal, () -> refusal.getMessage());
        assertTrue(Judges.jdkAccepts(anchors, sent), "the JDK refuses it");
    }

    private static RefusalException refuses(List<Forged> anchors, List<Forged> sent) {
        RefusalException refusal = Judges.ours(anchors, sent, NAME);
        assertNotNull(refusal, "accepted");
        assertFalse(Judges.jdkAccepts(anchors, sent), "the JDK accepts it");
        return refusal;
    }
}

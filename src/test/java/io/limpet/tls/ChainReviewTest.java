package io.limpet.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import io.limpet.tls.ChainReview.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Every fault of a chain is named, in the order in which it matters. */
@HostOnly("the simulator's certificate authority makes the chains")
class ChainReviewTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String NAME = "broker.example.net";
    private static final CertificateAuthority ROOT =
            CertificateAuthority.create("CN=Root,O=Limpet", KeyType.EC_P256, NOW);
    private static final CertificateAuthority OTHER =
            CertificateAuthority.create("CN=Other", KeyType.EC_P256, NOW);

    @Test
    void seesNoFaultInASoundChain() throws Exception {
        check(ROOT.server(NAME).issue(), Fault.NONE_SEEN, "names and dates are in order");
        check(ROOT.intermediate("CN=Between").server(NAME).issue(), Fault.NONE_SEEN, "");
    }

    @Test
    void namesTheIssuerThatIsMissing() throws Exception {
        check(OTHER.server(NAME).issue(), Fault.NOT_TRUSTED,
                "issued by \"CN=Other\", which is neither loaded nor sent");
        check(OTHER.intermediate("CN=Between").server(NAME).issue(), Fault.NOT_TRUSTED,
                "certificate \"CN=Between\" was issued by \"CN=Other\"");
        check(ROOT.intermediate("CN=Between").server(NAME).issue().withoutIntermediates(), Fault.NOT_TRUSTED,
                "issued by \"CN=Between\"");
        check(CertificateAuthority.selfSigned(NAME).issue(), Fault.NOT_TRUSTED, "is signed by itself");
    }

    @Test
    void namesTheRootThatTheBrokerSentAndWeDoNotHave() throws Exception {
        Identity server = OTHER.server(NAME).issue();
        byte[][] chain = {server.chainDer()[0], OTHER.der()};
        assertReview(chain, Fault.NOT_TRUSTED, "the chain's root \"CN=Other\" is signed by itself and not among the"
                + " loaded anchors");
    }

    @Test
    void acceptsALeafThatIsItselfAnAnchor() throws Exception {
        Identity own = CertificateAuthority.selfSigned(NAME)
                .valid(NOW.minus(1, ChronoUnit.DAYS), NOW.plus(1, ChronoUnit.DAYS)).issue();
        ChainReview review = ChainReview.of(own.chainDer(), own.chainDer(), NAME, NOW.toEpochMilli());
        assertEquals(Fault.NONE_SEEN, review.fault);
    }

    @Test
    void comparesDatesWithTheDevicesClock() throws Exception {
        check(ROOT.server(NAME).valid(NOW.minusSeconds(100), NOW.minusSeconds(1)).issue(), Fault.EXPIRED,
                "certificate \"CN=" + NAME + "\" expired 2026-11-24, clock says 2026-11-24 12:00 UTC");
        check(ROOT.server(NAME).valid(NOW.minusSeconds(100), NOW).issue(), Fault.NONE_SEEN, "");
        check(ROOT.server(NAME).valid(NOW, NOW.plusSeconds(9)).issue(), Fault.NONE_SEEN, "");
        check(ROOT.server(NAME).valid(NOW.plusSeconds(1), NOW.plusSeconds(9)).issue(), Fault.NOT_YET_VALID,
                "is valid from 2026-11-24 12:00 UTC on");
    }

    @Test
    void seesThatTheAnchorItselfHasExpired() throws Exception {
        CertificateAuthority old = CertificateAuthority.create("CN=Old", KeyType.EC_P256, NOW.minus(4000,
                ChronoUnit.DAYS));
        Identity server = old.server(NAME).valid(NOW.minusSeconds(9), NOW.plusSeconds(9)).issue();
        ChainReview review =
                ChainReview.of(server.chainDer(), new byte[][] {old.der()}, NAME, NOW.toEpochMilli());
        assertEquals(Fault.EXPIRED, review.fault);
        assertTrue(review.text.contains("\"CN=Old\" expired 2025-12-"), review.text);
    }

    @Test
    void namesTheNamesOfTheCertificate() throws Exception {
        check(ROOT.server("a.example.net", "b.example.net").issue(), Fault.NAME_MISMATCH,
                "for \"a.example.net, b.example.net\", not for \"" + NAME + "\"");
        check(ROOT.client("device").issue(), Fault.NAME_MISMATCH, "for \"CN=device\", not for");
    }

    private static void check(Identity server, Fault fault, String text) throws CredentialException {
        assertReview(server.chainDer(), fault, text);
    }

    private static void assertReview(byte[][] chain, Fault fault, String text) throws CredentialException {
        ChainReview review = ChainReview.of(chain, new byte[][] {ROOT.der()}, NAME, NOW.toEpochMilli());
        assertTrue(review.text.contains(text), review.text);
        assertEquals(fault, review.fault, review.text);
    }
}

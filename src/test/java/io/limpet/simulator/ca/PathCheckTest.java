package io.limpet.simulator.ca;

import static io.limpet.simulator.ca.PathCheck.Result.NOT_AT_THIS_TIME;
import static io.limpet.simulator.ca.PathCheck.Result.NO_PATH;
import static io.limpet.simulator.ca.PathCheck.Result.VERIFIES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.simulator.tls.CertificateAuthority;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathCheckTest {

    private static final Instant NOW = Instant.now();
    private static final CertificateAuthority ROOT = CertificateAuthority.create("CN=Root");
    private static final CertificateAuthority ISSUING = ROOT.intermediate("CN=Issuing");
    private static final CertificateAuthority LOWER = ISSUING.intermediate("CN=Lower");
    private static final X509Certificate BROKER = LOWER.server("broker.example.net").issue().certificate();
    private static final X509Certificate STRANGER = CertificateAuthority.create("CN=Stranger").certificate();

    @Test
    void orderAndSurplusDoNotMatter() {
        PresentedChain chain = chain(BROKER, STRANGER, ISSUING.certificate(), LOWER.certificate());
        assertEquals(VERIFIES, PathCheck.of(chain, ROOT.certificate(), NOW));
        assertEquals(ISSUING.certificate(), chain.topmost());
    }

    @Test
    void anyAuthorityOfThePathMayBeTheAnchor() {
        PresentedChain chain = chain(BROKER, LOWER.certificate(), ISSUING.certificate(), ROOT.certificate());
        for (CertificateAuthority anchor : List.of(LOWER, ISSUING, ROOT)) {
            assertEquals(VERIFIES, PathCheck.of(chain, anchor.certificate(), NOW));
        }
        assertEquals(ROOT.certificate(), chain.topmost());
        assertEquals(NO_PATH, PathCheck.of(chain, STRANGER, NOW));
    }

    @Test
    void aNameAloneIsNoAuthority() {
        X509Certificate namesake = CertificateAuthority.create("CN=Lower").certificate();
        assertEquals(NO_PATH, PathCheck.of(chain(BROKER), namesake, NOW));
        assertEquals(BROKER, chain(BROKER, namesake).topmost());
    }

    @Test
    void withoutTheIntermediateThereIsNoPath() {
        assertEquals(NO_PATH, PathCheck.of(chain(BROKER), ROOT.certificate(), NOW));
    }

    @Test
    void aClientsCertificateIsNoServers() {
        assertEquals(NO_PATH, PathCheck.of(chain(ROOT.client("device-1").issue().certificate()), ROOT.certificate(),
                NOW));
    }

    @Test
    void tellsAPastDateFromAFalseSignature() {
        PresentedChain chain = chain(ROOT.server("broker.example.net").valid(NOW, NOW.plus(Duration.ofDays(9))).issue()
                .certificate());
        assertEquals(VERIFIES, PathCheck.of(chain, ROOT.certificate(), NOW.plus(Duration.ofDays(8))));
        assertEquals(NOT_AT_THIS_TIME, PathCheck.of(chain, ROOT.certificate(), NOW.plus(Duration.ofDays(10))));
        assertEquals(NOT_AT_THIS_TIME, PathCheck.of(chain, ROOT.certificate(), NOW.minus(Duration.ofDays(1))));
        assertEquals(NO_PATH, PathCheck.of(chain, STRANGER, NOW.plus(Duration.ofDays(10))));
    }

    private static PresentedChain chain(X509Certificate... certificates) {
        return new PresentedChain("TLSv1.3", List.of(certificates));
    }
}

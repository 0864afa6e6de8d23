package io.limpet.bouncycastle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException.Reason;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9525 §6, name by name. */
class ServerIdentityTest {

    private static final String NAME = "broker.example.net";

    @ParameterizedTest
    @CsvSource({
        "broker.example.net, true",
        "BROKER.example.NET, true",
        "*.example.net, true",
        "*.EXAMPLE.net, true",
        "example.net, false",
        "other.example.net, false",
        "broker.example.net.evil.org, false",
        "xbroker.example.net, false",
        "broker.example.ne, false",
        "broker.example.nett, false",
        "*.net, false",
        "*, false",
        "*., false",
        "*.*.net, false",
        "broker.*.net, false",
        "broker.example.*, false",
        "b*.example.net, false",
        "*r.example.net, false",
        "*broker.example.net, false",
        "b*r.example.net, false",
        "**.example.net, false",
        "*..example.net, false",
        "*.broker.example.net, false",
        ".example.net, false",
        "broker..example.net, false",
        "broker.example.net., false",
        "'broker.example.net ', false",
        "'', false",
    })
    void isTheNameOrAWildcardForItsFirstLabel(String presented, boolean matches) {
        assertEquals(matches, ServerIdentity.matches(ascii(presented), NAME), presented);
    }

    @Test
    void aWildcardStandsForOneLabelOnly() {
        assertTrue(ServerIdentity.matches(ascii("*.example.net"), "a.example.net"));
        assertEquals(false, ServerIdentity.matches(ascii("*.example.net"), "a.b.example.net"));
        assertEquals(false, ServerIdentity.matches(ascii("*.example.net"), "example.net"));
        assertEquals(false, ServerIdentity.matches(ascii("*.example.net"), ".example.net"));
        assertEquals(false, ServerIdentity.matches(ascii("*.net"), "example.net"), "half of the Internet");
    }

    @Test
    void aNulEndsNoName() {
        assertEquals(false, ServerIdentity.matches(ascii("broker.example.net\0.evil.org"), NAME));
        assertEquals(false, ServerIdentity.matches(ascii("broker.example.net\0"), NAME));
        assertEquals(false, ServerIdentity.matches(new byte[] {(byte) ('b' + 256)}, "b\u0100"));
        assertEquals(false, ServerIdentity.matches("bröker.example.net".getBytes(StandardCharsets.UTF_8),
                "bröker.example.net"));
    }

    @Test
    void anyOfSeveralNamesWillDo() {
        assertDoesNotThrow(() -> ServerIdentity.check(Forged.server("www.example.net", NAME).x509(), NAME));
    }

    @Test
    void aCommonNameIsNoName() {
        X509 certificate = Forged.server(NAME).names().x509();
        RefusalException refusal = assertThrows(RefusalException.class, () -> ServerIdentity.check(certificate, NAME));
        assertEquals(Reason.NAME_MISMATCH, refusal.reason());
        assertTrue(refusal.getMessage().contains("no DNS name (a common name does not count, RFC 9525), but"
                + " \"CN=" + NAME + "\""), refusal.getMessage());
    }

    @Test
    void onlyDnsNamesAreNames() {
        refuses(new GeneralName(GeneralName.uniformResourceIdentifier, "mqtts://" + NAME));
        refuses(new GeneralName(GeneralName.rfc822Name, NAME));
        refuses(new GeneralName(GeneralName.iPAddress, "192.0.2.1"));
        refuses(new GeneralName(GeneralName.dNSName, "192.0.2.1"));
    }

    private static void refuses(GeneralName name) {
        X509 certificate = Forged.server(NAME).names(name).x509();
        assertThrows(RefusalException.class, () -> ServerIdentity.check(certificate, NAME));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package io.limpet.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.text.Utf8;
import io.limpet.tls.CredentialException.Reason;
import org.junit.jupiter.api.Test;

/** Public keys as files have them, and what is no key to verify with. */
public class PublicKeysTest {

    /** Of RFC 6979, A.2.5. */
    public static final String PEM = "-----BEGIN PUBLIC KEY-----\n"
            + "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEYP7UuiVanTHJYet0xjVtaMBJuJI7\n"
            + "Yfps5mliLmDyn7Z5A/4QCLi8maQa6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==\n"
            + "-----END PUBLIC KEY-----\n";

    private static final String P384 = "-----BEGIN PUBLIC KEY-----\n"
            + "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAExDUUCFzJ6gJn4EHifH+7Thm/qzpjJ/3A\n"
            + "VzZl0dzihIkxICbEOGHthbo+X/b2d85uTZnBiumZLcWE01u0vZeHhASqNpjjBBvf\n"
            + "d8yn+Ys4sCY+BwAHQkgyQ5X7oiH6pDGc\n"
            + "-----END PUBLIC KEY-----\n";

    private static final String COMPRESSED = "-----BEGIN PUBLIC KEY-----\n"
            + "MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgADYP7UuiVanTHJYet0xjVtaMBJuJI7\n"
            + "Yfps5mliLmDyn7Y=\n"
            + "-----END PUBLIC KEY-----\n";

    @Test
    void readsPemAndDer() throws Exception {
        byte[] der = PublicKeys.read(Utf8.bytes(PEM));
        assertEquals(91, der.length);
        assertArrayEquals(der, PublicKeys.read(der));
        assertArrayEquals(der, PublicKeys.read(Utf8.bytes("the key of our fleet\n" + PEM)));
    }

    @Test
    void refusesThePrivateKeyAndSaysWhy() {
        check(PEM.replace("PUBLIC", "PRIVATE"), Reason.UNSUITABLE, "must never be on a device");
        check(PEM.replace("PUBLIC", "EC PRIVATE"), Reason.UNSUITABLE, "must never be on a device");
        check(PEM.replace("PUBLIC KEY", "CERTIFICATE"), Reason.UNSUITABLE, "where a BEGIN PUBLIC KEY is needed");
    }

    @Test
    void refusesKeysOfAnotherKind() {
        check(P384, Reason.UNSUITABLE, "EC P-384, EC P-256 is needed");
        check(COMPRESSED, Reason.UNSUITABLE, "not in uncompressed form");
        check(PEM + PEM, Reason.UNSUITABLE, "more than one key");
    }

    @Test
    void refusesWhatIsCutOffOrTooLong() throws Exception {
        check("", Reason.MALFORMED, "there is nothing");
        check("hello", Reason.MALFORMED, "DER");
        byte[] der = PublicKeys.read(Utf8.bytes(PEM));
        for (int length = 0; length < der.length; length++) {
            byte[] part = new byte[length];
            System.arraycopy(der, 0, part, 0, length);
            assertThrows(CredentialException.class, () -> PublicKeys.read(part), "of " + length + " bytes");
        }
        byte[] longer = new byte[der.length + 1];
        System.arraycopy(der, 0, longer, 0, der.length);
        assertThrows(CredentialException.class, () -> PublicKeys.read(longer));
    }

    private static void check(String file, Reason reason, String complaint) {
        CredentialException e = assertThrows(CredentialException.class, () -> PublicKeys.read(Utf8.bytes(file)));
        assertEquals(reason, e.reason());
        assertTrue(e.getMessage().contains(complaint), e.getMessage());
    }
}

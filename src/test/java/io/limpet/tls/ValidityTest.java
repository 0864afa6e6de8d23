package io.limpet.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.limpet.IsoTime;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The times of certificates: what RFC 5280 allows, and nothing else. */
class ValidityTest {

    @ParameterizedTest
    @CsvSource({
        "491231235959Z,     2049-12-31T23:59:59Z",
        "500101000000Z,     1950-01-01T00:00:00Z",
        "20500101000000Z,   2050-01-01T00:00:00Z",
        "99991231235959Z,   9999-12-31T23:59:59Z",
        "240229120000Z,     2024-02-29T12:00:00Z",
    })
    void readsBothForms(String text, String expected) throws Exception {
        assertEquals(IsoTime.millis(expected), parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "260101000000", "2601010000Z", "260101000000+0100", "260001000000Z", "261301000000Z",
        "260100000000Z", "260230000000Z", "230229000000Z", "260101240000Z", "260101006000Z", "260101000060Z",
        "2601a1000000Z", "20260101000000.5Z"})
    void refusesOtherForms(String text) {
        assertThrows(CredentialException.class, () -> parse(text));
    }

    private static long parse(String text) throws CredentialException {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        byte[] der = new byte[content.length + 2];
        der[0] = (byte) (content.length >= 14 ? Der.GENERALIZED_TIME : Der.UTC_TIME);
        der[1] = (byte) content.length;
        System.arraycopy(content, 0, der, 2, content.length);
        return Validity.read(new Der(der), "a time");
    }
}

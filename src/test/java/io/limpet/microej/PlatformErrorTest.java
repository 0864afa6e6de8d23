package io.limpet.microej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of LLNET_SSL_ERRORS.h and texts of the JDK, each known for what it tells. */
class PlatformErrorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SSL error -129                                                            | CERTIFICATE",
        "-8                                                                        | CERTIFICATE",
        "verify failed (code=-122)                                                 | CERTIFICATE",
        "-202                                                                      | OTHER",
        "-108                                                                      | CLOSED",
        "-2                                                                        | CLOSED",
        "-113                                                                      | PEER_REFUSED",
        "tls-129                                                                   | OTHER",
        "2026-11-129                                                               | OTHER",
        "-99999999999999999999                                                     | OTHER",
        "PKIX path building failed: unable to find valid certification path        | CERTIFICATE",
        "No subject alternative DNS name matching a found.                         | CERTIFICATE",
        "No name matching a found                                                  | CERTIFICATE",
        "Received fatal alert: protocol_version                                    | PEER_REFUSED",
        "Remote host terminated the handshake                                      | CLOSED",
        "Connection reset                                                          | CLOSED",
        "Broken pipe                                                               | CLOSED",
        "An established connection was aborted by the software in your host machine| CLOSED",
        "Unsupported or unrecognized SSL message                                   | OTHER",
    })
    void knowsWhatATextTellsOf(String text, PlatformError expected) {
        assertEquals(expected, PlatformError.of(new IOException(text)));
    }

    @Test
    void makesNothingOfAnExceptionWithoutText() {
        assertEquals(PlatformError.OTHER, PlatformError.of(new IOException()));
    }
}

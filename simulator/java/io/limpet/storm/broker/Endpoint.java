package io.limpet.storm.broker;

import io.limpet.board.TlsSettings;
import java.util.Arrays;

/**
 * Where the broker is, and how it proves that.
 *
 * @param serverName the name in its certificate
 * @param authority the trust anchor of its certificate, in DER
 * @param notBeforeMillis from when its certificate is valid, UTC
 * @param notAfterMillis and until when
 */
public record Endpoint(String host, int port, String serverName, byte[] authority, long notBeforeMillis,
        long notAfterMillis) {

    boolean isTrustedBy(TlsSettings settings) {
        return Arrays.stream(settings.trustAnchors).anyMatch(anchor -> Arrays.equals(anchor, authority));
    }
}

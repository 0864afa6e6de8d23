package io.limpet.storm.world;

import io.limpet.storm.broker.Endpoint;
import io.limpet.time.BuildDate;
import io.limpet.tls.CredentialException;
import io.limpet.tls.TrustAnchors;
import java.nio.charset.StandardCharsets;

/** What was burnt to the device's flash: its configuration, and the authority that its broker's certificate is of. */
final class Flash {

    /** A certificate whose key nobody has: here nothing is signed, only compared. */
    private static final String AUTHORITY = """
            -----BEGIN CERTIFICATE-----
            MIIBdzCCAR2gAwIBAgIUTDjYo7ZsgknRpapafZdJJAlmKRMwCgYIKoZIzj0EAwIw
            EDEOMAwGA1UEAwwFU3Rvcm0wIBcNMjYxMTI2MjIxMTE1WhgPMjEyNjExMDIyMjEx
            MTVaMBAxDjAMBgNVBAMMBVN0b3JtMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
            uHKSA5YnA+YTfkNCrqIV2mtuEjpkmSHZE0HO0atjNO4dEobf7g83oaeWYe+9bVq8
            aNIgXXMws+VbOZyWhhNZ2KNTMFEwHQYDVR0OBBYEFOtThnQ+YHDvhcxTitssQS8P
            kg2HMB8GA1UdIwQYMBaAFOtThnQ+YHDvhcxTitssQS8Pkg2HMA8GA1UdEwEB/wQF
            MAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAMgCIrIPIwJXOJGxfsxOogPHjuCDFYKJ
            9NkukjeCdNmKAiBvSX0f9fckUR2cTpB6QYqG53R6QYHp6XRYLmjo9wUSyA==
            -----END CERTIFICATE-----
            """;

    private static final String HOST = "broker.storm";
    private static final int PORT = 8883;
    private static final long YEAR_MILLIS = 365 * 86_400_000L;

    private final byte[] configuration;

    Flash(String configuration) {
        this.configuration = configuration.getBytes(StandardCharsets.UTF_8);
    }

    /** Null when there is no such resource. */
    byte[] read(String name) {
        return switch (name) {
            case "limpet.properties" -> configuration.clone();
            case "ca/broker.pem" -> AUTHORITY.getBytes(StandardCharsets.US_ASCII);
            default -> null;
        };
    }

    /** Where the broker is, with a certificate that is valid for as long as any storm lasts. */
    static Endpoint broker() {
        try {
            return new Endpoint(HOST, PORT, HOST, TrustAnchors.read(AUTHORITY.getBytes(StandardCharsets.US_ASCII))[0],
                    BuildDate.UTC_MILLIS, BuildDate.UTC_MILLIS + 90 * YEAR_MILLIS);
        } catch (CredentialException e) {
            throw new IllegalStateException(e);
        }
    }
}

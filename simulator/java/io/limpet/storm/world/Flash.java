package io.limpet.storm.world;

import io.limpet.storm.broker.Endpoint;
import io.limpet.time.BuildDate;
import io.limpet.tls.CredentialException;
import io.limpet.tls.TrustAnchors;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

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

    /** The first day of its validity, as it stands in it (RFC 5280 §4.1.2.5.1); and the years that fit there. */
    private static final byte[] NOT_BEFORE = "261126221115Z".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
    private static final int YEAR_MAX = 2049;

    /** How long the broker goes on with a certificate. */
    private static final long RENEWAL_MILLIS = 30 * 86_400_000L;

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

    /** The certificate that the broker presents at that time: a copy of the authority's, with a new first day. */
    static byte[] certificate(long utcMillis) {
        byte[] der = broker().authority().clone();
        LocalDateTime renewed = LocalDateTime.ofEpochSecond(
                Math.floorDiv(utcMillis, RENEWAL_MILLIS) * (RENEWAL_MILLIS / 1_000), 0, ZoneOffset.UTC);
        if (renewed.getYear() <= YEAR_MAX) {
            int at = 0;
            while (!Arrays.equals(der, at, at + NOT_BEFORE.length, NOT_BEFORE, 0, NOT_BEFORE.length)) {
                at++;
            }
            byte[] day = UTC_TIME.format(renewed).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(day, 0, der, at, day.length);
        }
        return der;
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

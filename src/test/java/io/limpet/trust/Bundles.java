package io.limpet.trust;

import io.limpet.microej.PlatformSignatures;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.trust.BundleWriter;
import io.limpet.simulator.trust.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Bundles for tests, all of one key, made for this run. */
public final class Bundles {

    public static final String GROUP = "field";

    private static final KeyPair KEYS = SigningKey.generate();
    public static final SigningKey KEY = SigningKey.of(KEYS);

    /** As {@code trust.key} has it. */
    public static final byte[] KEY_PEM =
            SigningKey.publicPem((ECPublicKey) KEYS.getPublic()).getBytes(StandardCharsets.US_ASCII);

    private static final Duration LIFE = Duration.ofDays(30);

    private Bundles() {
    }

    /** As a device with that key and that group has it. */
    static TrustPolicy policy() {
        return new TrustPolicy(new PlatformSignatures(), KEYS.getPublic().getEncoded(), GROUP);
    }

    /** A sound one, issued then and to be tried within 30 days. */
    public static byte[] bundle(long version, Instant issued, CertificateAuthority... authorities) {
        return writer(version, issued, authorities).sign(KEY);
    }

    /** The same, to be spoilt. */
    public static BundleWriter writer(long version, Instant issued, CertificateAuthority... authorities) {
        return new BundleWriter().group(GROUP).version(version).valid(issued, issued.plus(LIFE))
                .certificates(Arrays.stream(authorities).map(CertificateAuthority::der).toList());
    }

    static List<byte[]> certificates(CertificateAuthority... authorities) {
        return Arrays.stream(authorities).map(CertificateAuthority::der).toList();
    }
}

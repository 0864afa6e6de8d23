package io.limpet.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Who has issued the certificates of all cases: made anew for each run, and never written anywhere but for the two
 * roots' certificates, which are all that a device is to trust.
 */
final class Authorities {

    static final Duration DAY = Duration.ofDays(1);

    final Instant now = Instant.now();

    /** The name that the broker is called by. */
    final String name;

    /** The address that it is called at, in figures. */
    final String address;

    final Issued root = Draft.authority("Torture Root").issue();

    /** A device may have had it in its flash for long. */
    final Issued expiredRoot = Draft.authority("Torture Root of Old")
            .valid(now.minus(DAY.multipliedBy(900)), now.minus(DAY.multipliedBy(30))).issue();

    final Issued intermediate = authority("Torture Intermediate").issue();

    Authorities(String name, String address) {
        this.name = name;
        this.address = address;
    }

    /** A broker of the right name, issued by the intermediate authority. */
    Draft broker() {
        return Draft.broker(name).issuer(intermediate);
    }

    /** An authority right below the root. */
    Draft authority(String commonName) {
        return Draft.authority(commonName).issuer(root);
    }

    /** As they are presented by a server that is in order. */
    Credentials issue(Draft belowTheIntermediate) {
        return Credentials.of(belowTheIntermediate.issue(), intermediate);
    }

    /** Whom a device is to trust, "BEGIN CERTIFICATE" twice. */
    String pem() {
        return pem(root) + pem(expiredRoot);
    }

    private static String pem(Issued issued) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(issued.der()) + "\n-----END CERTIFICATE-----\n";
    }
}

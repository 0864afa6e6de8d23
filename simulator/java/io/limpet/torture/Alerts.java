package io.limpet.torture;

import org.bouncycastle.tls.AlertDescription;

/** The names of alerts. */
final class Alerts {

    private Alerts() {
    }

    /** {@code "certificate_expired(45)"}. */
    static String name(int description) {
        return AlertDescription.getText((short) description);
    }
}

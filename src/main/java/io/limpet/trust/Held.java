package io.limpet.trust;

import io.limpet.board.TlsSettings;

/** A bundle that the device has: how to connect by it, and enough to know it again. */
final class Held {

    /** What stands for the certificates of the image: older than every bundle. */
    static final long NO_VERSION = 0;

    final long version;
    final long notAfterUtcMillis;
    final TlsSettings tls;

    /** Length and checksum of its bytes; 0 for the certificates of the image. */
    private final int length;
    private final int checksum;

    private Held(long version, long notAfterUtcMillis, TlsSettings tls, int length, int checksum) {
        this.version = version;
        this.notAfterUtcMillis = notAfterUtcMillis;
        this.tls = tls;
        this.length = length;
        this.checksum = checksum;
    }

    /** The certificates of the image. */
    static Held image(TlsSettings tls) {
        return new Held(NO_VERSION, Long.MAX_VALUE, tls, 0, 0);
    }

    static Held of(TrustBundle bundle, TlsSettings image, int length, int checksum) {
        return new Held(bundle.version, bundle.notAfterUtcMillis, image.trusting(bundle.certificates), length,
                checksum);
    }

    boolean is(int length, int checksum) {
        return this.length == length && this.checksum == checksum;
    }
}

package io.limpet.trust;

import io.limpet.text.Utf8;

/**
 * A trust bundle, read from its bytes: what it says, not yet whether to believe it ({@link TrustPolicy}).
 *
 * <pre>
 *   bytes   field
 *   19      "Limpet trust bundle"                  what the key signs begins so, and nothing else that it signs does
 *   1       format, 1
 *   1       length of the group, 1 to 64
 *   ...     group: printable ASCII
 *   4       version, 1 to 4294967295               of two bundles of a group the greater one is the newer
 *   5       issued, seconds since 1970 UTC
 *   5       not after, seconds since 1970 UTC      the last moment at which the bundle may be tried
 *   1       number of certificates, 1 to 16
 *   2       length of a certificate                \ so many times
 *   ...     certificate, DER                       /
 *   ...     signature of all that stands before: an ECDSA-Sig-Value, DER, 8 to 72 bytes (RFC 3279 §2.2.3)
 * </pre>
 *
 * Numbers have their most significant byte first. The signature takes all that is left, so that there is nothing behind
 * it.
 */
public final class TrustBundle {

    /** How every bundle begins. */
    public static final String MAGIC = "Limpet trust bundle";

    public static final int FORMAT = 1;

    /** The longest name of a group, in bytes. */
    public static final int GROUP_BYTES_MAX = 64;

    /** The most certificates in one bundle. */
    public static final int CERTIFICATES_MAX = 16;

    /** The greatest version: versions are unsigned numbers of 32 bits. */
    public static final long VERSION_MAX = 0xffffffffL;

    /** 9999-12-31 23:59:59 UTC, in seconds since 1970. */
    private static final long SECONDS_MAX = 253_402_300_799L;

    /** Two integers of 1 to 33 bytes in a sequence. */
    static final int SIGNATURE_BYTES_MIN = 8;
    static final int SIGNATURE_BYTES_MAX = 72;

    public final String group;
    public final long version;
    public final long issuedUtcMillis;
    public final long notAfterUtcMillis;

    /** Each in DER, as far as its length says. */
    public final byte[][] certificates;

    /** How many of the bytes are signed, from the first on. */
    final int signedBytes;

    final byte[] signature;

    private TrustBundle(Cursor cursor) throws TrustException {
        group = group(cursor);
        version = cursor.number(4, "the version");
        if (version == 0) {
            throw new TrustException("its version is 0, they begin with 1");
        }
        issuedUtcMillis = utcMillis(cursor, "the time of issue");
        notAfterUtcMillis = utcMillis(cursor, "the end of its validity");
        certificates = certificates(cursor);
        signedBytes = cursor.position();
        if (cursor.left() < SIGNATURE_BYTES_MIN || cursor.left() > SIGNATURE_BYTES_MAX) {
            throw new TrustException("cut off, or longer than it says: " + cursor.left() + " bytes where its signature"
                    + " of " + SIGNATURE_BYTES_MIN + " to " + SIGNATURE_BYTES_MAX + " should be");
        }
        signature = cursor.bytes(cursor.left(), "the signature");
    }

    /**
     * Reads the bytes at the start of an array; they must be a bundle and nothing more.
     *
     * @throws TrustException when they are none
     */
    public static TrustBundle read(byte[] bytes, int length) throws TrustException {
        Cursor cursor = new Cursor(bytes, length);
        if (length < MAGIC.length() + 1
                || !Utf8.decode(cursor.bytes(MAGIC.length(), "its beginning"), 0, MAGIC.length()).equals(MAGIC)) {
            throw new TrustException("no trust bundle");
        }
        long format = cursor.number(1, "the format");
        if (format != FORMAT) {
            throw new TrustException("its format is " + format + ", this firmware knows " + FORMAT);
        }
        return new TrustBundle(cursor);
    }

    private static String group(Cursor cursor) throws TrustException {
        int length = (int) cursor.number(1, "the length of the group");
        if (length < 1 || length > GROUP_BYTES_MAX) {
            throw new TrustException("its group has " + length + " bytes, must be 1 to " + GROUP_BYTES_MAX);
        }
        byte[] name = cursor.bytes(length, "the group");
        for (int i = 0; i < length; i++) {
            if (name[i] < ' ' || name[i] > '~') {
                throw new TrustException("its group is no printable ASCII");
            }
        }
        return Utf8.decode(name, 0, length);
    }

    private static long utcMillis(Cursor cursor, String what) throws TrustException {
        long seconds = cursor.number(5, what);
        if (seconds > SECONDS_MAX) {
            throw new TrustException(what + " is no time of the calendar");
        }
        return seconds * 1000;
    }

    private static byte[][] certificates(Cursor cursor) throws TrustException {
        int count = (int) cursor.number(1, "the number of certificates");
        if (count < 1 || count > CERTIFICATES_MAX) {
            throw new TrustException("it has " + count + " certificates, must be 1 to " + CERTIFICATES_MAX);
        }
        byte[][] all = new byte[count][];
        for (int i = 0; i < count; i++) {
            all[i] = cursor.bytes((int) cursor.number(2, "the length of a certificate"), "a certificate");
        }
        return all;
    }
}

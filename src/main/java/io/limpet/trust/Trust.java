package io.limpet.trust;

import io.limpet.board.TlsSettings;
import io.limpet.memory.Crc32;
import java.io.IOException;

/**
 * Whom the device trusts: the certificates in force, and perhaps a candidate for their place.
 *
 * <pre>
 *   Trust trust = Trust.load(...);
 *   trust.receive(length);               a bundle that is believed is the candidate, and kept
 *   ... connect with trust.candidate(); if its certificates do not fit the broker, with trust.inForce() ...
 *   trust.prove();                       a connection was made with the candidate: now it is in force
 * </pre>
 *
 * In force are the certificates of the image until a bundle has been proved, and from then on those of the bundle
 * alone: so an authority that was compromised is left behind. An image with other certificates than those beside which
 * a bundle was kept is somebody's newer word: it counts, and the bundle does no more; its version is remembered all the
 * same.
 *
 * <pre>
 *   record    ...     the bundle
 *             4       checksum of the image's certificates
 * </pre>
 */
public final class Trust {

    /** What a record has beside its bundle. */
    static final int OVERHEAD_BYTES = 4;

    private final TrustStore store;
    private final TrustPolicy policy;
    private final TlsSettings image;
    private final int imageChecksum;

    /** Where a bundle is that has come, or is being proved. */
    private byte[] buffer;

    private Held inForce;

    /** Null when there is none. */
    private Held candidate;

    /** The greatest version of a bundle that was believed. */
    private long newestVersion;

    /** What was wrong with a record at the start; empty when nothing was. */
    private String damage = "";

    /**
     * Reads what is kept.
     *
     * @param image how to connect by the certificates of the image
     * @param bundleBytesMax the longest bundle to be taken, as long as the store takes it too
     * @throws IOException when the memory does not answer, so that nobody knows what is in force
     */
    public static Trust load(TrustStore store, TrustPolicy policy, TlsSettings image, int bundleBytesMax)
            throws IOException {
        Trust trust = new Trust(store, policy, image);
        int longest = trust.load(new byte[store.bytesMax()]);
        trust.buffer = new byte[Math.max(longest, Math.min(bundleBytesMax + OVERHEAD_BYTES, store.bytesMax()))];
        return trust;
    }

    private Trust(TrustStore store, TrustPolicy policy, TlsSettings image) {
        this.store = store;
        this.policy = policy;
        this.image = image;
        this.imageChecksum = checksum(image.trustAnchors);
        this.inForce = Held.image(image);
    }

    /** Returns the length of the longest record. The array, which takes any, is given back after the start. */
    private int load(byte[] record) throws IOException {
        int inForceBytes = store.readInForce(record);
        Held kept = read(record, inForceBytes);
        inForce = kept == null ? inForce : kept;
        int candidateBytes = store.readCandidate(record);
        kept = read(record, candidateBytes);
        candidate = kept != null && kept.version > inForce.version ? kept : null;
        return Math.max(inForceBytes, candidateBytes);
    }

    /** Null when it is none that counts. It is verified again: whoever can write the memory cannot sign. */
    private Held read(byte[] record, int length) throws IOException {
        int bundleBytes = length - OVERHEAD_BYTES;
        if (bundleBytes <= 0 || inForce.is(bundleBytes, Crc32.of(record, 0, bundleBytes))) {
            return null;
        }
        try {
            TrustBundle bundle = TrustBundle.read(record, bundleBytes);
            policy.demandGenuine(bundle, record);
            newestVersion = Math.max(newestVersion, bundle.version);
            return checksumAt(record, bundleBytes) == imageChecksum ? held(bundle, record, bundleBytes) : null;
        } catch (TrustException e) {
            damage = e.getMessage();
            return null;
        }
    }

    /** Where a bundle that has come is to be put, from the start on; it takes {@link #bundleBytesMax}. */
    public byte[] buffer() {
        return buffer;
    }

    /** The longest bundle that can be kept. */
    public int bundleBytesMax() {
        return buffer.length - OVERHEAD_BYTES;
    }

    /** Why a bundle that was kept does not count; empty when there is none of that kind. */
    public String damage() {
        return damage;
    }

    /** How to connect by what is in force. The same object until {@link #prove}. */
    public TlsSettings inForce() {
        return inForce.tls;
    }

    /** The version of the bundle in force; 0 while it is the image's own certificates. */
    public long inForceVersion() {
        return inForce.version;
    }

    /** Whether there is a bundle that may be tried at this time. */
    public boolean hasCandidate(long nowUtcMillis) {
        return candidate != null && nowUtcMillis <= candidate.notAfterUtcMillis;
    }

    /** How to connect by the candidate. */
    public TlsSettings candidate() {
        return candidate.tls;
    }

    /** The candidate's version. */
    public long candidateVersion() {
        return candidate.version;
    }

    /** Tells the bundle in the buffer from others, as far as 32 bits can. */
    public int checksum(int length) {
        return Crc32.of(buffer, 0, length);
    }

    /** Whether the bundle in the buffer is one that the device has, as a retained message is at each connection. */
    public boolean knows(int length) {
        int checksum = checksum(length);
        return inForce.is(length, checksum) || candidate != null && candidate.is(length, checksum);
    }

    /**
     * Makes the bundle in the buffer the candidate, if it is to be believed, and keeps it.
     *
     * @param length 0 to {@link #bundleBytesMax}
     * @return the bundle
     * @throws TrustException when it is not believed
     * @throws IOException when it cannot be kept, or no signature can be verified: nothing has changed then
     */
    public TrustBundle receive(int length, long nowUtcMillis) throws TrustException, IOException {
        TrustBundle bundle = TrustBundle.read(buffer, length);
        policy.demandGenuine(bundle, buffer);
        policy.demandTimely(bundle, newestVersion, nowUtcMillis);
        putChecksum(length);
        store.writeCandidate(buffer, length + OVERHEAD_BYTES);
        newestVersion = bundle.version;
        candidate = held(bundle, buffer, length);
        return bundle;
    }

    /**
     * A connection was made with the candidate: it is in force, and what was is trusted no more.
     *
     * @throws IOException when that cannot be kept: it holds in this life of the device, and in the next one the bundle
     *         is the candidate again
     */
    public void prove() throws IOException {
        inForce = candidate;
        candidate = null;
        int length = store.readCandidate(buffer);
        if (length <= OVERHEAD_BYTES || !knows(length - OVERHEAD_BYTES)) {
            throw new IOException("trust bundle " + inForce.version + " could not be read back");
        }
        store.writeInForce(buffer, length);
    }

    private Held held(TrustBundle bundle, byte[] record, int length) {
        return Held.of(bundle, image, length, Crc32.of(record, 0, length));
    }

    private void putChecksum(int at) {
        for (int i = 0; i < OVERHEAD_BYTES; i++) {
            buffer[at + i] = (byte) (imageChecksum >> (24 - 8 * i & 31));
        }
    }

    private static int checksumAt(byte[] record, int at) {
        int value = 0;
        for (int i = 0; i < OVERHEAD_BYTES; i++) {
            value = value << 8 | record[at + i] & 0xff;
        }
        return value;
    }

    private static int checksum(byte[][] certificates) {
        int crc = 0;
        for (int i = 0; i < certificates.length; i++) {
            crc = 31 * crc + Crc32.of(certificates[i], 0, certificates[i].length);
        }
        return crc;
    }
}

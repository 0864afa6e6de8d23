package io.limpet.simulator.trust;

import io.limpet.trust.TrustBundle;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Writes and signs a trust bundle; its layout is {@link TrustBundle}'s. What it is told, it writes, unchecked. */
public final class BundleWriter {

    private String group = "";
    private long version;
    private Instant issued = Instant.EPOCH;
    private Instant notAfter = Instant.EPOCH;
    private List<byte[]> certificates = List.of();

    public BundleWriter group(String group) {
        this.group = group;
        return this;
    }

    public BundleWriter version(long version) {
        this.version = version;
        return this;
    }

    /** From when, and until when it may be tried; to the second. */
    public BundleWriter valid(Instant issued, Instant notAfter) {
        this.issued = issued;
        this.notAfter = notAfter;
        return this;
    }

    /** Each in DER. */
    public BundleWriter certificates(List<byte[]> certificates) {
        this.certificates = certificates;
        return this;
    }

    public byte[] sign(SigningKey key) {
        byte[] content = content();
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        bundle.writeBytes(content);
        bundle.writeBytes(key.sign(content));
        return bundle.toByteArray();
    }

    private byte[] content() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(TrustBundle.MAGIC.getBytes(StandardCharsets.US_ASCII));
            out.writeByte(TrustBundle.FORMAT);
            out.writeByte(group.length());
            out.write(group.getBytes(StandardCharsets.US_ASCII));
            out.writeInt((int) version);
            writeSeconds(out, issued);
            writeSeconds(out, notAfter);
            out.writeByte(certificates.size());
            for (byte[] certificate : certificates) {
                out.writeShort(certificate.length);
                out.write(certificate);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeSeconds(DataOutputStream out, Instant time) throws IOException {
        long seconds = time.getEpochSecond();
        out.writeByte((int) (seconds >> 32));
        out.writeInt((int) seconds);
    }
}

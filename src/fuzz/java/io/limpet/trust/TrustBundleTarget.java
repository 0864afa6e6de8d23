package io.limpet.trust;

import static io.limpet.fuzz.Oracle.demand;
import static io.limpet.fuzz.Oracle.demandEqual;
import static io.limpet.fuzz.Oracle.demandPrintable;

import io.limpet.fuzz.Script;
import io.limpet.fuzz.Target;
import io.limpet.simulator.tls.CertificateAuthority;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@link TrustBundle} and {@link TrustPolicy}: any bytes, and bundles that are signed and then damaged.
 *
 * <pre>
 *   0 | any bytes
 *   1 | group, version (4), issued (5), not after (5), number of certificates, kind of each, key | damage ...
 * </pre>
 *
 * The oracle: a {@link TrustException} in one printable line, or a bundle which written anew is the same bytes; and one
 * that is believed says, bit for bit, what the key has signed, for this group, with authorities only. The board's
 * cryptography is not what is fuzzed, and slow: a keyed hash stands for it.
 */
public final class TrustBundleTarget implements Target {

    private static final String GROUP = "site-7";
    private static final long YEAR_2026_MILLIS = 1_767_225_600_000L;

    private static final byte[] KEY = {1};
    private static final byte[] OTHER_KEY = {2};

    private final byte[] authority = CertificateAuthority.create("CN=Root").der();
    private final byte[] leaf = CertificateAuthority.selfSigned("broker.example.net").issue().chainDer()[0];
    private final TrustPolicy policy = new TrustPolicy((key, bytes, offset, length, signature) ->
            Arrays.equals(tag(key, bytes, offset, length), signature), KEY, GROUP);

    @Override
    public void run(byte[] input) throws IOException {
        Script script = new Script(input);
        if (script.choose(2) == 0) {
            read(script.rest(), null);
        } else {
            Made made = make(script);
            read(damaged(made.bytes, script), made);
        }
    }

    /** A bundle as it was made. */
    private record Made(byte[] bytes, int signedBytes, boolean believable, boolean timely) {
    }

    private void read(byte[] bytes, Made made) throws IOException {
        // In a buffer that is longer, as a device has it.
        byte[] buffer = Arrays.copyOf(bytes, bytes.length + 16);
        try {
            TrustBundle bundle = TrustBundle.read(buffer, bytes.length);
            demand(Arrays.equals(bytes, written(bundle)), "written anew it is another");
            policy.demandGenuine(bundle, buffer);
            demand(made != null && made.believable && bundle.signedBytes == made.signedBytes
                    && Arrays.equals(bytes, 0, made.signedBytes, made.bytes, 0, made.signedBytes),
                    "believed, and nobody has signed it");
            demandTimely(bundle, made);
        } catch (TrustException e) {
            demandPrintable(e.getMessage());
            demand(made == null || !made.believable || !Arrays.equals(bytes, made.bytes), "refused, and it is good: "
                    + e.getMessage());
        }
    }

    private void demandTimely(TrustBundle bundle, Made made) {
        boolean timely = true;
        try {
            policy.demandTimely(bundle, 6, YEAR_2026_MILLIS);
        } catch (TrustException e) {
            demandPrintable(e.getMessage());
            timely = false;
        }
        demandEqual(made.timely, timely, "timely");
    }

    private static byte[] written(TrustBundle bundle) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeSigned(new DataOutputStream(bytes), bundle.group.getBytes(StandardCharsets.US_ASCII), bundle.version,
                bundle.issuedUtcMillis / 1000, bundle.notAfterUtcMillis / 1000, List.of(bundle.certificates));
        demandEqual(bundle.signedBytes, bytes.size(), "signed bytes");
        bytes.write(bundle.signature);
        return bytes.toByteArray();
    }

    private static void writeSigned(DataOutputStream out, byte[] group, long version, long issued, long notAfter,
            List<byte[]> certificates) throws IOException {
        out.writeBytes("Limpet trust bundle");
        out.writeByte(1);
        out.writeByte(group.length);
        out.write(group);
        out.writeInt((int) version);
        out.writeByte((int) (issued >> 32));
        out.writeInt((int) issued);
        out.writeByte((int) (notAfter >> 32));
        out.writeInt((int) notAfter);
        out.writeByte(certificates.size());
        for (byte[] each : certificates) {
            out.writeShort(each.length);
            out.write(each);
        }
    }

    private Made make(Script script) throws IOException {
        boolean own = script.choose(4) != 3;
        byte[] group = own ? GROUP.getBytes(StandardCharsets.US_ASCII) : script.bytes(1 + script.choose(70));
        long version = script.next32() & 0xffffffffL;
        long issued = script.next32() & 0xffffffffL;
        long notAfter = script.next32() & 0xffffffffL | (script.choose(4) == 3 ? 1L << 32 : 0);
        List<byte[]> certificates = new ArrayList<>();
        boolean authorities = true;
        for (int count = script.choose(5); count > 0; count--) {
            int kind = script.choose(8);
            authorities &= kind < 6;
            certificates.add(kind < 6 ? authority : kind == 6 ? leaf : script.bytes());
        }
        boolean signed = script.choose(8) != 7;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeSigned(new DataOutputStream(bytes), group, version, issued, notAfter, certificates);
        int signedBytes = bytes.size();
        bytes.write(tag(signed ? KEY : OTHER_KEY, bytes.toByteArray(), 0, signedBytes));
        boolean sound = version > 0 && !certificates.isEmpty();
        boolean timely = version > 6 && issued * 1000 <= YEAR_2026_MILLIS + 3_600_000
                && YEAR_2026_MILLIS <= notAfter * 1000;
        boolean mine = own || GROUP.equals(new String(group, StandardCharsets.ISO_8859_1));
        return new Made(bytes.toByteArray(), signedBytes, signed && sound && mine && authorities, timely);
    }

    private static byte[] damaged(byte[] bundle, Script script) {
        byte[] bytes = bundle.clone();
        while (!script.isOver()) {
            int at = script.next16() % Math.max(1, bytes.length);
            switch (script.choose(3)) {
                case 0 -> bytes[at] ^= (byte) script.next();
                case 1 -> bytes = at == 0 ? bytes : Arrays.copyOf(bytes, at);
                default -> bytes = Arrays.copyOf(bytes, bytes.length + script.choose(80));
            }
        }
        return bytes;
    }

    private static byte[] tag(byte[] key, byte[] bytes, int offset, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(bytes, offset, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        String head = "01 00 00000007 69000000 6a000000 00";
        seeds.put("good", seed(head + "01 00 00"));
        seeds.put("two-authorities", seed(head + "02 00 00 00"));
        seeds.put("another-key", seed(head + "01 00 07"));
        seeds.put("another-group", seed("01 03 03 61626364 00000007 69000000 6a000000 00 01 00 00"));
        seeds.put("a-leaf", seed(head + "01 06 00"));
        seeds.put("no-certificate", seed(head + "01 07 03 300100 00"));
        seeds.put("none", seed(head + "00 00"));
        seeds.put("old-version", seed("01 00 00000006 69000000 6a000000 00 01 00 00"));
        seeds.put("one-bit", seed(head + "01 00 00 0015 00 01"));
        seeds.put("cut-off", seed(head + "01 00 00 0050 01"));
        seeds.put("longer", seed(head + "01 00 00 0000 02 01"));
        try {
            Script script = new Script(seeds.get("another-key"));
            script.next();
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            raw.write(0);
            raw.write(make(script).bytes);
            seeds.put("raw", raw.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return seeds;
    }

    private static byte[] seed(String script) {
        return HexFormat.of().parseHex(script.replace(" ", ""));
    }
}

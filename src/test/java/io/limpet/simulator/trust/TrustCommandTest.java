package io.limpet.simulator.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.trust.TrustBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./limpet trust}, from the key to a bundle that devices take, and every mistake on the way. */
class TrustCommandTest {

    private static final CertificateAuthority ONE = CertificateAuthority.create("CN=One");
    private static final CertificateAuthority TWO = CertificateAuthority.create("CN=Two");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeFiles() throws IOException {
        Files.writeString(file("one.pem"), ONE.pem());
        Files.write(file("two.der"), TWO.der());
        Files.writeString(file("leaf.pem"), ONE.server("a.example.net").issue().chainPem());
        assertEquals(ExitCode.WELL, call("new-key", "--out", folder.toString()), err::toString);
    }

    @Test
    void makesAKeyThatOnlyItsOwnerCanRead() throws IOException {
        assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file("trust-private.pem"))));
        assertTrue(Files.readString(file("trust-private.pem")).startsWith("-----BEGIN PRIVATE KEY-----\n"));
        assertTrue(Files.readString(file("trust-public.pem")).startsWith("-----BEGIN PUBLIC KEY-----\n"));
        assertFalse(out.toString().contains("BEGIN"), "the key itself is not shown");
    }

    @Test
    void neverWritesOverAKey() throws IOException {
        String before = Files.readString(file("trust-private.pem"));
        assertEquals(ExitCode.FAILED, call("new-key", "--out", folder.toString()));
        assertEquals(before, Files.readString(file("trust-private.pem")));
        Files.delete(file("trust-private.pem"));
        assertEquals(ExitCode.FAILED, call("new-key", "--out", folder.toString()), "nor over half of a pair");
        assertFalse(Files.exists(file("trust-private.pem")));
    }

    @Test
    void signsWhatItIsAskedTo() throws Exception {
        sign("one.pem", "two.der", "one.pem");
        byte[] bytes = Files.readAllBytes(file("bundle"));
        TrustBundle bundle = TrustBundle.read(bytes, bytes.length);
        assertEquals(7, bundle.version);
        assertEquals("field", bundle.group);
        assertEquals(2, bundle.certificates.length, "each certificate once");
        assertArrayEquals(TWO.der(), bundle.certificates[1]);
        assertEquals(Duration.ofDays(90).toMillis(), bundle.notAfterUtcMillis - bundle.issuedUtcMillis);
        assertEquals(Instant.now().toEpochMilli(), bundle.issuedUtcMillis, 30_000);
        assertTrue(out.toString().contains("trust bundle 7 for the group \"field\", " + bytes.length + " bytes"),
                out.toString());
        assertTrue(out.toString().contains("mqtt.buffer-bytes of " + (bytes.length + 9)), out.toString());
    }

    @Test
    void comparesWithWhatDevicesTrustNow() throws IOException {
        sign("one.pem");
        assertTrue(out.toString().contains("Not compared with what devices trust now"), out.toString());
        call("sign", "--key", path("trust-private.pem"), "--group", "field", "--version", "8", "--valid", "12h",
                "--out", path("bundle"), "--present", path("two.der"), path("one.pem"));
        assertTrue(out.toString().contains("warning: none of these is in"), out.toString());
        out.getBuffer().setLength(0);
        call("sign", "--key", path("trust-private.pem"), "--group", "field", "--version", "9", "--valid", "12h",
                "--out", path("bundle"), "--present", path("two.der"), path("one.pem"), path("two.der"));
        assertFalse(out.toString().contains("warning"), out.toString());
    }

    @Test
    void inspectsAndVerifies() throws IOException {
        sign("one.pem");
        assertEquals(ExitCode.WELL, call("inspect", path("bundle")));
        assertTrue(out.toString().contains("Its signature was not verified"), out.toString());
        assertEquals(ExitCode.WELL, call("inspect", path("bundle"), "--key", path("trust-public.pem")));
        assertTrue(out.toString().contains("Its signature is good"), out.toString());
        call("new-key", "--out", path("other"));
        assertEquals(ExitCode.FAILED, call("inspect", path("bundle"), "--key", path("other/trust-public.pem")));
        assertTrue(out.toString().contains("Devices refuse it: not signed with the key"), out.toString());
    }

    @Test
    void refusesWhatDevicesWouldRefuse() {
        refuses("leaf.pem", "\"CN=a.example.net\" is no authority's certificate");
        refuses("trust-public.pem", "BEGIN PUBLIC KEY where a BEGIN CERTIFICATE is needed");
        refuses("nowhere.pem", "no such file");
        assertFalse(Files.exists(file("bundle")), "nothing was written");
    }

    @Test
    void refusesWhatIsNoPrivateKeyOnP256() throws IOException {
        for (String name : new String[] {"trust-public.pem", "one.pem", "nowhere.pem"}) {
            assertEquals(ExitCode.FAILED, call("sign", "--key", path(name), "--group", "field", "--version", "7",
                    "--valid", "90d", "--out", path("bundle"), path("one.pem")), name);
        }
        assertTrue(err.toString().contains("no private key in it"), err.toString());
        assertEquals(ExitCode.FAILED, call("inspect", path("one.pem")));
        assertEquals(ExitCode.FAILED, call("inspect", path("nowhere")));
    }

    @Test
    void refusesArgumentsThatCannotBe() {
        assertEquals(ExitCode.USAGE, signed("field", "0", "90d"));
        assertEquals(ExitCode.USAGE, signed("field", "4294967296", "90d"));
        assertEquals(ExitCode.USAGE, signed("", "1", "90d"));
        assertEquals(ExitCode.USAGE, signed("x".repeat(65), "1", "90d"));
        assertEquals(ExitCode.USAGE, signed("field", "1", "90"));
        assertEquals(ExitCode.USAGE, signed("field", "1", "0d"));
        assertEquals(ExitCode.USAGE, call());
        assertTrue(err.toString().contains("limpet trust sign --help"), err.toString());
        assertEquals(ExitCode.WELL, signed("x".repeat(64), "4294967295", "1h"));
    }

    private void refuses(String name, String complaint) {
        assertEquals(ExitCode.FAILED, call("sign", "--key", path("trust-private.pem"), "--group", "field", "--version",
                "7", "--valid", "90d", "--out", path("bundle"), path("one.pem"), path(name)), name);
        assertTrue(err.toString().contains(complaint), err.toString());
    }

    private int signed(String group, String version, String valid) {
        return call("sign", "--key", path("trust-private.pem"), "--group", group, "--version", version, "--valid",
                valid, "--out", path("bundle"), path("one.pem"));
    }

    private void sign(String... names) {
        String[] arguments = new String[11 + names.length];
        String[] first = {"sign", "--key", path("trust-private.pem"), "--group", "field", "--version", "7", "--valid",
            "90d", "--out", path("bundle")};
        System.arraycopy(first, 0, arguments, 0, first.length);
        for (int i = 0; i < names.length; i++) {
            arguments[first.length + i] = path(names[i]);
        }
        assertEquals(ExitCode.WELL, call(arguments), err::toString);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String path(String name) {
        return file(name).toString();
    }

    private int call(String... arguments) {
        return TrustCommand.execute(new Screen(new PrintWriter(out), new PrintWriter(err), false), arguments);
    }
}

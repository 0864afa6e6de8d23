package io.limpet.simulator.ca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import io.limpet.simulator.tls.LocalPeer;
import io.limpet.tls.TrustAnchors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./limpet ca fetch} before servers of this machine, in a checkout of its own. */
class FetchCommandTest {

    private static final String NAME = "broker.example.net";
    private static final Instant NOW = Instant.now();
    private static final CertificateAuthority ROOT = CertificateAuthority.create("CN=Root,O=Example");
    private static final CertificateAuthority ISSUING = ROOT.intermediate("CN=Issuing,O=Example");

    @TempDir
    private Path project;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private LocalPeer peer;

    @BeforeEach
    void checkOut() throws IOException {
        Files.createDirectories(project.resolve("resources/ca"));
    }

    @AfterEach
    void end() throws IOException {
        if (peer != null) {
            peer.close();
        }
    }

    @Test
    void showsTheChainAndWhichAuthorityVerifiesIt() throws IOException {
        atHand("root.pem", ROOT);
        atHand("other.pem", CertificateAuthority.create("CN=Other"));
        assertEquals(ExitCode.WELL, fetch(ISSUING.server(NAME).issue()), this::all);
        assertShows("127.0.0.1:" + peer.port() + " presents 2 certificates over TLSv1.3:",
                "1  CN=broker.example.net", "   issued by  CN=Issuing,O=Example", "   for        broker.example.net",
                "   key        EC P-256, signed with SHA256withECDSA",
                "   SHA-256    " + new Described(ISSUING.certificate()).fingerprint(),
                "2  CN=Issuing,O=Example", "   issued by  CN=Root,O=Example", ", expires in 36",
                "Of the 2 certificates in resources/ca:\n  ca/root.pem   \"CN=Root,O=Example\", until 20",
                "Set tls.ca = ca/root.pem");
        assertFalse(all().contains("NOT YET TRUSTED"), "what verifies it did not come over the network");
        assertFalse(all().contains("other.pem"));
    }

    @Test
    void writesNothingUnlessAskedAndSendsNothing() throws IOException {
        List<Path> before = filesInProject();
        fetch(chainWithRoot());
        assertEquals(before, filesInProject());
        assertEquals(0, peer.applicationData().length);
        assertEquals(1, peer.connections());
        assertShows("For tls.ca, save \"CN=Root,O=Example\" with --save FILE. It is the root of the chain.",
                "NOT YET TRUSTED", "SHA-256 " + new Described(ROOT.certificate()).fingerprint());
    }

    @Test
    void savesTheRootWhereItWasSent() throws IOException {
        assertEquals(ExitCode.WELL, fetch(chainWithRoot(), "--save", file().toString()), this::all);
        assertSaved(ROOT.der());
        assertShows("Wrote \"CN=Root,O=Example\" to " + file() + ". It is the root of the chain.", "NOT YET TRUSTED");
        assertEquals(ExitCode.FAILED, fetch(chainWithRoot(), "--save", file().toString()));
        assertShows("is there already: nothing was written");
    }

    @Test
    void savesTheTopmostAuthorityWhereTheRootWasNotSent() throws IOException {
        Identity broker = ISSUING.intermediate("CN=Lower").server(NAME).issue();
        assertEquals(ExitCode.WELL, fetch(broker, "--save", file().toString()), this::all);
        assertSaved(ISSUING.der());
        assertShows("It is an intermediate authority: the root was not sent.", "NOT YET TRUSTED");
    }

    @Test
    void savesWhatIsAtHandRatherThanWhatWasFetched() throws IOException {
        atHand("root.pem", ROOT);
        assertEquals(ExitCode.WELL, fetch(ISSUING.server(NAME).issue(), "--save", file().toString()), this::all);
        assertSaved(ROOT.der());
        assertFalse(all().contains("NOT YET TRUSTED"), this::all);
    }

    @Test
    void savesNoCertificateOfTheBrokerItself() throws IOException {
        assertEquals(ExitCode.FAILED, fetch(ISSUING.server(NAME).issue().withoutIntermediates(), "--save",
                file().toString()));
        assertShows("Nothing was written. The broker sends no authority's certificate. Get that of \"CN=Issuing,O=");
        assertEquals(ExitCode.FAILED, fetch(CertificateAuthority.selfSigned(NAME).issue(), "--save",
                file().toString()));
        assertShows("Nothing was written. The broker's certificate is signed by itself");
        assertFalse(Files.exists(file()));
    }

    /** The one root is signed by an older one as well, and that signature is what the broker sends. */
    @Test
    void findsBothEndsOfACrossSignedPath() throws Exception {
        Identity broker = ROOT.server(NAME).issue();
        CrossSigned older = CrossSigned.of(ROOT.certificate());
        atHand("new.pem", ROOT);
        Files.write(project.resolve("resources/ca/old.der"), older.old().getEncoded());
        fetch(new Identity(broker.key(), List.of(broker.certificate(), older.cross())));
        assertShows("ca/new.pem   \"CN=Root,O=Example\"", "ca/old.der   \"CN=Old Root\"");
    }

    @Test
    void tellsWhatIsExpired() throws IOException {
        atHand("root.pem", ROOT);
        assertEquals(ExitCode.FAILED, fetch(ROOT.server(NAME).valid(NOW.minus(Duration.ofDays(90)),
                NOW.minus(Duration.ofDays(2))).issue()));
        assertShows(", EXPIRED", "DATE: \"CN=broker.example.net\" is expired, since ",
                "ca/root.pem   \"CN=Root,O=Example\", but not at this time");
        assertFalse(all().contains("Set tls.ca"));
    }

    @Test
    void anAnchorThatIsExpiredVerifiesNothing() throws IOException {
        CertificateAuthority old = CertificateAuthority.create("CN=Old Root", KeyType.EC_P256,
                NOW.minus(Duration.ofDays(3700)));
        atHand("old.pem", old);
        fetch(old.server(NAME).valid(NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(9))).issue());
        assertShows("ca/old.pem   \"CN=Old Root\", but not at this time");
    }

    @Test
    void tellsWhatItIsForWhereTheNameIsAnother() throws IOException {
        assertEquals(ExitCode.FAILED, fetch(ROOT.server("other.example.net").issue()));
        assertShows("NAME: it is for \"other.example.net\", not for \"broker.example.net\".");
    }

    @Test
    void tellsWhatTheConfiguredFileDoes() throws IOException {
        fetch(ROOT.server(NAME).issue(), "--set", "tls.ca=" + saved(ROOT));
        assertShows("The configured tls.ca, " + saved(ROOT) + ", verifies it.");
        fetch(CertificateAuthority.create("CN=Root,O=Example").server(NAME).issue(), "--set", "tls.ca=" + saved(ROOT));
        assertShows(", does not verify it.");
        fetch(ROOT.server(NAME).issue(), "--set", "tls.ca=none.pem");
        assertShows("The configured tls.ca, none.pem: no such file.");
    }

    @Test
    void speaksTls12WhereThereIsNoOther() throws IOException {
        peer = LocalPeer.echoing(ROOT.server(NAME).issue().context("TLS"), "TLSv1.2");
        run("127.0.0.1:" + peer.port(), "--name", NAME);
        assertShows(" presents one certificate over TLSv1.2:");
    }

    @Test
    void tellsWhyThereIsNoChain() throws IOException {
        fails(unusedPort(), "refused the connection: nobody listens on this port.");
        peer = LocalPeer.serving(socket -> socket.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes()));
        fails(peer.port(), "does not speak TLS on this port. 8883 is the one");
        peer.close();
        peer = LocalPeer.serving(socket -> socket.getInputStream().read());
        fails(peer.port(), "broke off before it showed a certificate");
        peer.close();
        peer = LocalPeer.serving(socket -> {
            socket.getOutputStream().write(new byte[] {0x15, 3, 3, 0, 2, 2, 70});   // alert: protocol_version
            socket.getInputStream().readAllBytes();
        });
        fails(peer.port(), "refused the handshake before it showed a certificate");
        assertEquals(ExitCode.FAILED, run("no-such-host.invalid:8883"));
        assertShows("no address is known for no-such-host.invalid");
    }

    /** As a broker does on its port without TLS: it waits for the rest of what it takes for a packet. */
    @Test
    void doesNotWaitForEverForWhoSaysNothing() throws IOException {
        peer = LocalPeer.serving(socket -> socket.getInputStream().readAllBytes());
        fails(peer.port(), "showed no certificate within 1 s");
        peer.close();
        peer = LocalPeer.serving(socket -> {
            byte[] record = {0x16, 3, 3, 0x40, 0};   // the beginning of a record of 16 KB, and then a byte at a time
            while (socket.getInputStream().read() >= 0) {
                socket.getOutputStream().write(record);
                record = new byte[1];
            }
        });
        fails(peer.port(), "showed no certificate within 1 s");
    }

    @Test
    void refusesWhatIsNoHostAndPort() throws IOException {
        for (String word : List.of("", "a b", "broker:0", "broker:65536", "broker:mqtt", "mqtts://broker")) {
            assertEquals(ExitCode.USAGE, run(word), word);
        }
        assertEquals(ExitCode.USAGE, run("broker", "--timeout", "0"));
        assertEquals(ExitCode.USAGE, run("broker", "--name", "a b"));
        assertEquals(new Endpoint("::1", 8883), new Endpoint.Converter().convert("[::1]"));
        assertEquals("[::1]:1", new Endpoint.Converter().convert("[::1]:1").toString());
    }

    private static Identity chainWithRoot() {
        Identity broker = ISSUING.server(NAME).issue();
        List<X509Certificate> chain = new ArrayList<>(broker.chain());
        chain.add(ROOT.certificate());
        return new Identity(broker.key(), chain);
    }

    private void fails(int port, String because) {
        assertEquals(ExitCode.FAILED, run("127.0.0.1:" + port, "--timeout", "1"), this::all);
        assertShows(because);
    }

    private int fetch(Identity broker, String... more) throws IOException {
        end();
        peer = LocalPeer.echoing(broker.context("TLS"), "TLSv1.2,TLSv1.3");
        return run(Stream.concat(Stream.of("127.0.0.1:" + peer.port(), "--name", NAME), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return CaCommand.execute(new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false), project,
                Stream.concat(Stream.of("fetch"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private void atHand(String name, CertificateAuthority authority) throws IOException {
        Files.writeString(project.resolve("resources/ca").resolve(name), authority.pem());
    }

    private Path saved(CertificateAuthority authority) throws IOException {
        return Files.writeString(project.resolve("ca.pem"), authority.pem());
    }

    private Path file() {
        return project.resolve("saved.pem");
    }

    private void assertSaved(byte[] der) throws IOException {
        assertArrayEquals(new byte[][] {der}, TrustAnchors.read(Files.readAllBytes(file())));
    }

    private void assertShows(String... texts) {
        for (String text : texts) {
            assertTrue(all().contains(text), () -> text + "\n--- is not in ---\n" + all());
        }
    }

    private String all() {
        return out.toString() + err;
    }

    private List<Path> filesInProject() throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            return files.sorted().toList();
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }
}

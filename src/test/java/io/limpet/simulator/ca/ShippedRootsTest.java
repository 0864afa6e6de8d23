package io.limpet.simulator.ca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.tls.TrustAnchors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What resources/ca/README.md says of the roots that come with Limpet is what the files hold. */
class ShippedRootsTest {

    private static final Path FOLDER = Path.of("resources", "ca");

    @Test
    void theReadmeTellsFingerprintNameAndEndOfEach() throws Exception {
        String readme = Files.readString(FOLDER.resolve("README.md"));
        for (X509Certificate root : documented().values()) {
            Described words = new Described(root);
            assertTrue(readme.contains("`" + words.fingerprint() + "`"), words.subject() + " " + words.fingerprint());
            assertTrue(readme.contains(words.subject()), words.subject());
            assertTrue(readme.contains("| " + words.until() + " |"), words.subject() + " until " + words.until());
        }
    }

    @Test
    void eachIsTheRootOfAnAuthorityAndValidForYears() throws Exception {
        for (X509Certificate root : documented().values()) {
            assertTrue(PresentedChain.isSelfSigned(root), root::toString);
            assertTrue(root.getBasicConstraints() >= 0, root::toString);
            assertTrue(root.getKeyUsage()[5], "keyCertSign: " + root);
            root.checkValidity();
            Instant end = root.getNotAfter().toInstant();
            assertTrue(end.isAfter(Instant.now().plus(Duration.ofDays(365))), root + " is to be taken out by now");
        }
    }

    /** In flash each byte costs: there is nothing in a file but its one certificate. */
    @Test
    void eachFileIsOneCertificateAndNothingMore() throws Exception {
        for (String name : documented().keySet()) {
            byte[] file = Files.readAllBytes(FOLDER.resolve(name));
            assertEquals(1, TrustAnchors.read(file).length, name);
            assertTrue(new String(file).matches("-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+"
                    + "-----END CERTIFICATE-----\n"), name);
        }
    }

    @Test
    void everyFileThatIsKeptIsDocumented() throws Exception {
        Set<String> kept = new TreeSet<>();
        Process git = new ProcessBuilder("git", "ls-files", "--", FOLDER.toString()).start();
        new String(git.getInputStream().readAllBytes()).lines().filter(each -> each.endsWith(".pem"))
                .forEach(each -> kept.add(Path.of(each).getFileName().toString()));
        kept.removeAll(documented().keySet());
        assertEquals(Set.of(), kept);
        assertTrue(documented().size() >= 16, documented().keySet().toString());
    }

    /** The files of the README's table. */
    private static Map<String, X509Certificate> documented() throws Exception {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("README.md"))) {
            List<String> names = lines.filter(line -> line.matches("\\| `[a-z0-9-]+\\.pem` \\|.*"))
                    .map(line -> line.substring(3, line.indexOf('`', 3))).toList();
            Map<String, X509Certificate> all = new TreeMap<>();
            for (String name : names) {
                all.put(name, Anchor.in(Files.readAllBytes(FOLDER.resolve(name)), name).get(0).certificate());
            }
            return all;
        }
    }
}

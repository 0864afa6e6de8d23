package io.limpet.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.Peers;
import io.limpet.board.ResourcesContract;
import io.limpet.image.BuiltImage;
import io.limpet.tls.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tests of the portable packages and the contracts of io.limpet.board, compiled by TeaVM and run on the Cortex-M:
 * the same class files that run on the JVM, so that a compiler's defect has the same assertions to get past. The class
 * path of the target has JUnit's assertions once more, written for it (src/test/baremetal), and a main that calls each
 * test by its name.
 */
class TestsOnTargetTest {

    private static final Duration LIMIT = Duration.ofSeconds(150);

    /** This machine, as a board in QEMU's user network sees it. */
    private static final String HOST = "10.0.2.2";

    @TestFactory
    Stream<DynamicTest> passOnTheTargetAsWell() throws Exception {
        List<PortableTest> tests = Stream.concat(PortableTests.all().stream(), Contracts.tests().stream()).toList();
        TargetRun run = TargetRun.of(image(tests), LIMIT, "-nic", "user,model=lan9118",
                "-device", "tmp105,bus=i2c,address=0x48", "-device", "ds1338,bus=i2c,address=0x68",
                "-device", "at24c-eeprom,bus=i2c,address=0x50,rom-size=4096");
        Map<String, String> outcomes = run.outcomes();
        DynamicTest whole = DynamicTest.dynamicTest("all of them, and nothing else", () -> {
            Set<String> others = new HashSet<>(outcomes.keySet());
            others.removeAll(tests.stream().map(PortableTest::name).collect(Collectors.toSet()));
            assertEquals(Set.of(), others);
            assertTrue(run.isComplete(), () -> (run.inTime() ? "did not come to its end" : "took longer than " + LIMIT)
                    + ":\n" + run.lastLines());
        });
        return Stream.concat(Stream.of(whole), tests.stream().map(test -> DynamicTest.dynamicTest(test.name(),
                () -> assertEquals("ok", outcomes.getOrDefault(test.name(), "was not run")))));
    }

    private static BuiltImage image(List<PortableTest> tests) throws Exception {
        Path source = TargetImage.emptyFolder("tests/source");
        Path classes = TargetImage.emptyFolder("tests/classes");
        HostMade certificates = new HostMade(TestCertificates.class);
        HostMade peers = new HostMade(Peers.class);
        List<Path> sources = TestMain.write(tests, source);
        sources.addAll(Contracts.write(source));
        sources.add(certificates.write(source));
        sources.add(peers.write(source));
        SingleThreaded.copy(TargetImage.tree("simulator"), classes, "io.limpet.simulator.chip");
        JavaSource.compile(sources, TargetImage.classPath(), classes);

        Map<String, byte[]> flash = new TreeMap<>(certificates.resources());
        flash.putAll(peers.resources());
        flash.put(Peers.class.getName() + ".HOST", HOST.getBytes(StandardCharsets.US_ASCII));
        for (String name : List.of(ResourcesContract.SMALL, ResourcesContract.LARGE)) {
            flash.put(name, ResourcesContract.content(name));
        }
        return TargetImage.build("tests", TestMain.NAME, List.of(classes), flash);
    }
}

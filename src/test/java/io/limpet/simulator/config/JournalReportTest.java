package io.limpet.simulator.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.tls.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told of a journal before there is one. */
class JournalReportTest {

    private static final byte[] AUTHORITY = CertificateAuthority.create("CN=Test CA").der();

    /** Without the local.properties of whoever runs this. */
    @TempDir
    private static Path project;

    @BeforeAll
    static void copyWhatIsInGit() throws IOException {
        Path folder = Files.createDirectory(project.resolve("device-config"));
        for (String file : List.of("defaults.properties", "simulator.properties")) {
            Files.copy(Path.of("device-config", file), folder.resolve(file));
        }
    }

    @Test
    void thereIsNothingToSayOfAnOutboxInRam() throws Exception {
        assertEquals("", report("outbox.storage=ram"));
    }

    /** Two batches of 5 pages are in a sector, of 16: 10 s * 2 * 32 sectors * 1,000,000 are 20.3 years. */
    @Test
    void tellsTheMemoryItsRoomItsWearAndItsLife() throws Exception {
        assertEquals("""

                journal's memory        24c256 at 0x51: 32 sectors of 1024 bytes, units of 64, rated for 1,000,000\
                 cycles
                journal's room          at least 120 messages at their longest, less than outbox.capacity = 1000
                journal's wear          one message every 10s, at its longest 120 bytes; 384 are written with QoS 1,\
                 3.20 times as many
                journal's life          20 years
                """, report("outbox.memory=24c256", "outbox.memory-address=0x51", "publish.interval=10s",
                        "outbox.capacity=1000", "sensor.enabled=tmp105"));
    }

    @Test
    void theSimulatorsFlashStandsForABoardsOwn() throws Exception {
        String report = report("outbox.memory=board", "sensor.enabled=tmp105,tmp102", "sensor.tmp102.address=0x49");
        assertTrue(report.contains("simulated flash of 1048576 bytes for the board's own: 256 sectors of 4096"),
                report);
        assertTrue(report.contains("enough for outbox.capacity = 500"), report);
        assertTrue(report.contains("2 messages every 2s, at their longest "), report);
    }

    @Test
    void withWriteBehindTheLifeIsThatOfAnOutage() throws Exception {
        assertTrue(report("outbox.journal-after=30s").contains(" of outage; nothing is written while readings are"
                + " acknowledged within outbox.journal-after = 30s\n"));
    }

    @Test
    void moreMessagesWearMore() throws Exception {
        assertEquals(List.of("over 100 years", "15 years", "15 months", "46 days", "4 days", "22 hours"),
                Stream.of("1h", "1min", "5s", "500ms", "50ms", "10ms").map(JournalReportTest::life).toList());
    }

    private static String life(String interval) {
        try {
            return report("publish.interval=" + interval, "sensor.enabled=device", "outbox.memory=24c32").lines()
                    .filter(line -> line.startsWith("journal's life")).findFirst().orElseThrow().substring(24);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String report(String... settings) throws Exception {
        List<String> all = Stream.concat(Stream.of("outbox.storage=journal"), Stream.of(settings)).toList();
        return JournalReport.of(ConfigurationLayers.read(project, ConfigurationLayers.SIMULATOR, List.of(), all)
                .provide("ca/broker.pem", AUTHORITY).effective("24ec4a0102fe").configuration());
    }
}

package io.limpet.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JazzerOutputTest {

    @Test
    void readsTheFigures() {
        JazzerOutput output = read("""
                INFO: Instrumented io.limpet.mqtt.PacketReader (took 12 ms, size +40%)
                #2\tINITED cov: 120 ft: 130 corp: 1/1b exec/s: 0 rss: 210Mb
                #8192\tNEW    cov: 215 ft: 611 corp: 87/1210b lim: 63 exec/s: 4096 rss: 402Mb L: 31/63
                #52210\tDONE   cov: 215 ft: 612 corp: 88/1310b lim: 63 exec/s: 2486 rss: 402Mb
                Done 52210 runs in 21 second(s)
                stat::number_of_executed_units: 52210
                """);
        assertEquals(List.of(52210L, 21L, 215L, 612L, 88L), List.of(output.executions, output.seconds, output.edges,
                output.features, output.inputs));
        assertNull(output.complaint);
        assertEquals(List.of(), output.findings);
    }

    @Test
    void readsFindings() {
        JazzerOutput output = read("""
                == Java Exception: java.lang.AssertionError: packet at 0: LEGAL, must be ILLEGAL
                artifact_prefix='findings/mqtt-decoder-'; Test unit written to findings/mqtt-decoder-crash-1
                == Java Exception: java.lang.ArrayIndexOutOfBoundsException: Index 80 out of bounds
                artifact_prefix='findings/mqtt-decoder-'; Test unit written to findings/mqtt-decoder-crash-2
                """);
        assertEquals("java.lang.AssertionError: packet at 0: LEGAL, must be ILLEGAL", output.complaint);
        assertEquals(List.of(Path.of("findings/mqtt-decoder-crash-1"), Path.of("findings/mqtt-decoder-crash-2")),
                output.findings);
    }

    @Test
    void takesATimeOutForAFinding() {
        assertEquals("==4711== ERROR: libFuzzer: timeout after 10 seconds",
                read("==4711== ERROR: libFuzzer: timeout after 10 seconds\n").complaint);
    }

    private static JazzerOutput read(String lines) {
        JazzerOutput output = new JazzerOutput();
        lines.lines().forEach(output::accept);
        return output;
    }
}

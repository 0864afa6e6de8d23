package io.limpet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** TCP segments that this computer has sent, on all connections, bare acknowledgements included, by Linux. */
final class Segments {

    private static final Path COUNTERS = Path.of("/proc/net/snmp");

    private Segments() {
    }

    static boolean areCounted() {
        return Files.isReadable(COUNTERS);
    }

    /** A line of names and a line of values, both beginning with "Tcp:" (proc(5)). */
    static long sent() throws IOException {
        List<String[]> lines = Files.readAllLines(COUNTERS).stream().filter(line -> line.startsWith("Tcp:"))
                .map(line -> line.split(" ")).toList();
        return Long.parseLong(lines.get(1)[List.of(lines.get(0)).indexOf("OutSegs")]);
    }
}

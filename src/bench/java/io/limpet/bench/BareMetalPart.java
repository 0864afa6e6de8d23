package io.limpet.bench;

import io.limpet.bench.report.Figures;
import io.limpet.bench.report.Section;
import io.limpet.bench.report.Table;
import io.limpet.bench.report.Target;
import io.limpet.image.BoardFile;
import io.limpet.simulator.tls.KeyType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What Java costs without a virtual machine: the same job in plain C beside it, on the same board and libraries. */
final class BareMetalPart implements Part {

    private static final String BOARD = "mps2-an500";
    private static final List<Integer> TLS_VERSIONS = List.of(13, 12);
    private static final double HANDSHAKE_RATIO_MOST = 1.1;
    private static final double PUBLISH_RATIO_MOST = 2;

    private final Table table = new Table("", "plain C", "Java", "Java : C");
    private final List<Target> targets = new ArrayList<>();

    @Override
    public String name() {
        return "baremetal";
    }

    @Override
    public Section measure(Consumer<String> progress) throws Exception {
        BoardFile board = BoardFile.read(Path.of(System.getProperty("limpet.home", "")), BOARD);
        BareMetalProgram c = BareMetalProgram.inC(board, progress);
        BareMetalProgram java = BareMetalProgram.inJava(board, progress);
        for (KeyType keyType : List.of(KeyType.EC_P256, KeyType.RSA_2048)) {
            for (int tlsVersion : TLS_VERSIONS) {
                compare(keyType, tlsVersion, c.run(tlsVersion, keyType), java.run(tlsVersion, keyType));
            }
        }
        ImageSize cSize = ImageSize.of(c.image());
        ImageSize javaSize = ImageSize.of(java.image());
        row("flash, bytes", cSize.flash(), javaSize.flash());
        row("RAM, bytes", cSize.ram(), javaSize.ram());
        return new Section(name(), "Java without a virtual machine, and plain C", """
                The same job twice (`src/bench/baremetal`), on the same board, lwIP and mbedTLS, with -Os: an address by
                DHCP, the date by SNTP, a connection to Mosquitto verified over TLS, and %d messages of 64 bytes with
                QoS 1, one at a time. In C it is written by hand for this job; in Java it is done by Limpet's connector,
                session and outbox. Instructions are those of a Cortex-M7 in QEMU (`-icount shift=0`), without the
                looking once a millisecond whether something has come. A handshake is everything from the broker's name
                to its verified Finished; a publish everything from the message in its buffer to the acknowledgement:
                MQTT, TLS both ways, lwIP, driver. RAM is what the image takes: heaps and stack by their full size. The
                firmware's own size, with sensors, configuration and log, is what `./limpet image` prints.
                """.formatted(BareMetalProgram.PUBLISHES), table, targets);
    }

    private void compare(KeyType keyType, int tlsVersion, BareMetalWork c, BareMetalWork java) {
        String with = ", TLS " + tlsVersion / 10.0 + ", " + keyType.toString().replace('_', ' ');
        row("handshake, thousand instructions" + with, c.handshake() / 1000, java.handshake() / 1000);
        row("publish, instructions" + with, c.publish(), java.publish());
        row("stack used, bytes" + with, c.stackBytes(), java.stackBytes());
        row("TLS heap used, bytes" + with, c.tlsHeapBytes(), java.tlsHeapBytes());
        target("instructions of a handshake" + with, HANDSHAKE_RATIO_MOST, java.handshake() / c.handshake());
        target("instructions of a publish" + with, PUBLISH_RATIO_MOST, java.publish() / c.publish());
    }

    private void row(String what, double c, double java) {
        table.row(what, Figures.of(c), Figures.of(java), Figures.of(java / c));
    }

    private void target(String what, double most, double ratio) {
        targets.add(new Target(what + ", Java : C: at most " + most, Figures.of(ratio), ratio <= most));
    }
}

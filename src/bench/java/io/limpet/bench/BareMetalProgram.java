package io.limpet.bench;

import io.limpet.emulator.EmulatedBoard;
import io.limpet.emulator.Qemu;
import io.limpet.emulator.network.EmulatedNetwork;
import io.limpet.image.BoardFile;
import io.limpet.image.BuiltImage;
import io.limpet.image.ImageBuilder;
import io.limpet.image.ImageException;
import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.network.NtpServer;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.KeyType;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One of the two programs of src/bench/baremetal, in C or in Java: the same job on the same board. It is built and run
 * in QEMU before a real Mosquitto, where an instruction is a nanosecond.
 */
final class BareMetalProgram {

    /** What it publishes while its work is counted. */
    static final int PUBLISHES = 50;

    private static final String JAVA = "io.limpet.baremetal.PublishingMain";
    private static final String BROKER = "broker.limpet.test";
    private static final String TIME_SERVER = "time.limpet.test";
    private static final int BROKER_PORT = 8883;
    private static final int TIME_PORT = 123;
    private static final String HARDWARE_ADDRESS = "5254004c494d";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path project = Path.of(System.getProperty("limpet.home", "")).toAbsolutePath().normalize();
    private final BoardFile board;
    private final boolean java;
    private final Consumer<String> progress;

    private BareMetalProgram(BoardFile board, boolean java, Consumer<String> progress) {
        this.board = board;
        this.java = java;
        this.progress = progress;
    }

    static BareMetalProgram inC(BoardFile board, Consumer<String> progress) {
        return new BareMetalProgram(board, false, progress);
    }

    static BareMetalProgram inJava(BoardFile board, Consumer<String> progress) {
        return new BareMetalProgram(board, true, progress);
    }

    /** @param tlsVersion 12 or 13 */
    BareMetalWork run(int tlsVersion, KeyType keyType) throws ImageException, IOException {
        progress.accept((java ? "Java" : "C") + ", TLS " + tlsVersion / 10.0 + ", " + keyType);
        CertificateAuthority authority = CertificateAuthority.create("CN=Limpet bench CA", keyType, Instant.now());
        try (Mosquitto broker = Mosquitto.with(authority.server(BROKER).withKey(keyType).issue()).quiet().start();
                NtpServer timeServer = new NtpServer(InetAddress.getLoopbackAddress());
                EmulatedNetwork network = new EmulatedNetwork().tcp(BROKER, BROKER_PORT, broker.port())
                        .udp(TIME_SERVER, TIME_PORT, timeServer.port());
                EmulatedBoard device = new EmulatedBoard(qemu(options(tlsVersion, authority.der())), network)) {
            device.powerOn();
            device.console().expect(PATIENCE, "the line \"done\"", "done"::equals);
            return BareMetalWork.of(device.console().messages());
        }
    }

    /** The image of the last run, or of one with other options: what they are hardly changes its size. */
    BuiltImage image() throws ImageException, IOException {
        return build(options(13, new byte[0]));
    }

    private Qemu qemu(Map<String, byte[]> options) throws ImageException, IOException {
        return new Qemu(board.qemuMachine(), build(options).elf(), HARDWARE_ADDRESS).with("-icount", "shift=0");
    }

    private BuiltImage build(Map<String, byte[]> options) throws ImageException, IOException {
        Path sources = project.resolve("src/bench/baremetal/c");
        Path classes = project.resolve("build/classes");
        ImageBuilder builder = ImageBuilder.of(project, board).resources(options).progress(progress)
                .into(project.resolve("build/image").resolve(board.name()).resolve(java ? "bench-java" : "bench-c"));
        if (java) {
            builder.main(JAVA).extraC(sources.resolve("work.c")).classPath(List.of(classes.resolve("bench-target"),
                    classes.resolve("baremetal"), classes.resolve("main")));
        } else {
            try (Stream<Path> files = Files.list(sources)) {
                builder.extraC(files.filter(file -> file.toString().endsWith(".c")).sorted().toArray(Path[]::new));
            }
        }
        return builder.build();
    }

    private static Map<String, byte[]> options(int tlsVersion, byte[] anchor) {
        Map<String, byte[]> options = new LinkedHashMap<>();
        Map.of("broker.host", BROKER, "broker.port", BROKER_PORT, "time.host", TIME_SERVER, "time.port", TIME_PORT,
                "tls.version", tlsVersion, "user", Mosquitto.USER, "password", Mosquitto.PASSWORD,
                "publishes", PUBLISHES).forEach((key, value) ->
                        options.put(key, value.toString().getBytes(StandardCharsets.US_ASCII)));
        options.put("anchor.der", anchor);
        return options;
    }
}

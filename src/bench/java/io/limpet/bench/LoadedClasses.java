package io.limpet.bench;

import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.bouncycastle.BouncyCastleConnector;
import io.limpet.microej.TestClock;
import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.LocalPeer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** How much of Bouncy Castle a connection needs: a JVM of its own makes one, and tells what it loads. */
final class LoadedClasses {

    private static final String NAME = "broker.example.net";
    private static final int TIMEOUT_MILLIS = 30_000;

    private LoadedClasses() {
    }

    /** A sentence. */
    static String ofOneConnection() throws IOException, InterruptedException {
        Set<String> loaded = new TreeSet<>();
        CertificateAuthority authority = CertificateAuthority.create("CN=Bench CA");
        Path anchor = Files.createTempFile("anchor", ".der");
        Files.write(anchor, authority.der());
        for (String version : List.of("1.2", "1.3")) {
            try (LocalPeer server = LocalPeer.echoing(authority.server(NAME).issue().context("TLS"),
                    "TLSv" + version)) {
                loaded.addAll(loadedFor(version, server.port(), anchor));
            }
        }
        long bytes = 0;
        long jarBytes = 0;
        for (String jar : jars()) {
            jarBytes += Files.size(Path.of(jar));
            bytes += bytesOf(loaded, jar);
        }
        return """
                Bouncy Castle's three
                jars are %,d KiB; for one connection in each version a JVM loads %d of their classes, %,d KiB of class
                files, which is the least that an image can get away with.""".formatted(jarBytes / 1024, loaded.size(),
                bytes / 1024);
    }

    private static Set<String> loadedFor(String version, int port, Path anchor)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
                "-Xlog:class+load:stdout", "-Xshare:off", "-cp", System.getProperty("java.class.path"),
                LoadedClasses.class.getName(), version, Integer.toString(port), anchor.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("a connection of its own failed:\n" + log);
        }
        Set<String> names = new TreeSet<>();
        log.lines().flatMap(line -> Arrays.stream(line.split(" "))).filter(word -> word.startsWith("org.bouncycastle."))
                .forEach(names::add);
        return names;
    }

    /** What the other JVM does. */
    public static void main(String[] arguments) throws IOException {
        TestClock clock = new TestClock();
        SecureConnector connector = new BouncyCastleConnector(clock);
        connector.start("127.0.0.1", Integer.parseInt(arguments[1]), new TlsSettings(NAME, arguments[0],
                new byte[][] {Files.readAllBytes(Path.of(arguments[2]))}, null, null), TIMEOUT_MILLIS);
        Connection connection = null;
        while (connection == null) {
            connection = connector.advance(clock.uptimeMillis() + TIMEOUT_MILLIS);
        }
        connection.send(new byte[1], 0, 1, clock.uptimeMillis() + TIMEOUT_MILLIS);
        connection.receive(new byte[1], 0, 1, clock.uptimeMillis() + TIMEOUT_MILLIS);
        connection.close();
    }

    /** Those of the configuration "bouncycastle". */
    private static List<String> jars() throws IOException {
        Path folder = Path.of(System.getProperty("limpet.home", ""), "build", "lib", "bouncycastle");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().toList();
        }
    }

    private static long bytesOf(Set<String> classes, String jar) throws IOException {
        try (JarFile file = new JarFile(new File(jar))) {
            return file.stream().filter(entry -> entry.getName().endsWith(".class"))
                    .filter(entry -> classes.contains(entry.getName().replace(".class", "").replace('/', '.')))
                    .mapToLong(entry -> entry.getSize()).sum();
        }
    }
}

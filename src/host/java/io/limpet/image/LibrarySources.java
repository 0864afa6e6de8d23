package io.limpet.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of mbedTLS and lwIP, in build/sources: src/baremetal/sources.sh fetches and corrects them. */
public final class LibrarySources {

    private static final String MBEDTLS = "mbedtls-3.6.6";
    private static final String LWIP = "lwip-2.2.1+dfsg1";

    /** Of lwIP, what src/baremetal/c/net has in its place: a resolver that gives one address of a name. */
    private static final String REPLACED = "core/dns.c";

    private final Path project;
    private final Path folder;

    public LibrarySources(Path project) {
        this.project = project;
        this.folder = project.resolve("build/sources");
    }

    public Path mbedTls() {
        return folder.resolve(MBEDTLS);
    }

    public Path lwIp() {
        return folder.resolve(LWIP).resolve("src");
    }

    /** Fetches them where they are missing, or of other versions. */
    public void fetch() throws ImageException, IOException {
        Path baremetal = project.resolve("src/baremetal");
        String wanted = new Fingerprint().add(baremetal.resolve("sources.sh")).text();
        try (BuildLock lock = BuildLock.on(project.resolve("build/sources.lock"))) {
            if (!areThere(wanted)) {
                Files.createDirectories(folder);
                runScript(baremetal.resolve("sources.sh"));
                Files.writeString(stamp(), wanted);
            }
        }
    }

    /** Without a stamp they were put there by hand. */
    private boolean areThere(String wanted) throws IOException {
        boolean areCurrent = !Files.exists(stamp()) || Files.readString(stamp()).equals(wanted);
        return areCurrent && Files.isDirectory(mbedTls()) && Files.isDirectory(lwIp());
    }

    private Path stamp() {
        return folder.resolve("fingerprint");
    }

    private void runScript(Path script) throws ImageException, IOException {
        Process process = new ProcessBuilder(script.toString(), folder.toString()).inheritIO().start();
        try {
            if (process.waitFor() != 0) {
                throw new ImageException("without the sources of mbedTLS and lwIP there is no image");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new ImageException("fetching the sources was interrupted", e);
        }
    }

    /** Both are compiled whole: what their options turn off is nothing, what nobody calls the linker leaves out. */
    List<Path> mbedTlsFiles() throws IOException {
        Path p256m = mbedTls().resolve("3rdparty/p256-m");
        return Stream.of(mbedTls().resolve("library"), p256m, p256m.resolve("p256-m"))
                .flatMap(each -> cFilesIn(each).stream()).toList();
    }

    List<Path> lwIpFiles() throws IOException {
        return Stream.concat(
                        Stream.of("core", "core/ipv4").flatMap(each -> cFilesIn(lwIp().resolve(each)).stream()),
                        Stream.of(lwIp().resolve("netif/ethernet.c")))
                .filter(each -> !each.endsWith(REPLACED)).toList();
    }

    /** C and assembly in a folder, not below it. */
    static List<Path> cFilesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".c") || file.toString().endsWith(".S"))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

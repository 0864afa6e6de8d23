package io.limpet.simulator.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Security;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that programs in this JVM can resolve: those put here, {@code localhost}, and no others.
 *
 * <p>The JDK reads a file of names in place of asking the system ({@code jdk.net.hosts.file}), at every look-up once
 * its cache is off. Both settings are heeded only if they are made before the JVM's first look-up, so a program calls
 * {@link #install} first of all, or is started with the property.
 */
public final class SimulatedDns {

    private static final String HOSTS_FILE_PROPERTY = "jdk.net.hosts.file";
    private static final String PROBE = "probe.simulator.invalid";
    private static final String LATE_PROBE = "late-probe.simulator.invalid";

    private static final SimulatedDns INSTANCE = new SimulatedDns();

    private final Map<String, List<InetAddress>> names = new LinkedHashMap<>();
    private final String ownName = ownName();
    private Path file;

    private SimulatedDns() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        String given = System.getProperty(HOSTS_FILE_PROPERTY);
        try {
            use(Files.createTempFile("limpet-simulator", ".hosts"));
            if (!isInUse() && given != null) {
                use(Path.of(given));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("DNS: the file of names cannot be written", e);
        }
        if (!isInUse() || isCached()) {
            throw new IllegalStateException("DNS: this JVM had already looked up a name when the simulator started. "
                    + "Call SimulatedDns.install first of all, or start it with -D" + HOSTS_FILE_PROPERTY
                    + "=build/simulator.hosts and before any look-up.");
        }
    }

    /** Takes the place of the system's resolver in this JVM, for good. */
    public static SimulatedDns install() {
        return INSTANCE;
    }

    /** Gives a name one or more addresses, in place of those that it had. */
    public synchronized void set(String name, InetAddress... addresses) {
        names.put(name, List.of(addresses));
        write();
    }

    /** From now on the name does not exist. */
    public synchronized void remove(String name) {
        if (names.remove(name) != null) {
            write();
        }
    }

    /** Leaves no file behind, where the JVM is halted and cannot see to it itself. */
    public void discard() {
        file.toFile().delete();
    }

    private void use(Path path) throws IOException {
        file = path.toAbsolutePath();
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        file.toFile().deleteOnExit();
        System.setProperty(HOSTS_FILE_PROPERTY, file.toString());
        write();
    }

    private static boolean isInUse() {
        return exists(PROBE);
    }

    /** Whether the JVM remembers that a name did not exist. */
    private boolean isCached() {
        boolean existed = exists(LATE_PROBE);
        set(LATE_PROBE, InetAddress.getLoopbackAddress());
        boolean exists = exists(LATE_PROBE);
        remove(LATE_PROBE);
        return existed || !exists;
    }

    private static boolean exists(String name) {
        try {
            return InetAddress.getByName(name).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** A look-up in another thread finds the old file or the new one, never half of one. */
    private void write() {
        StringBuilder lines = new StringBuilder("127.0.0.1 localhost " + ownName + " " + PROBE + "\n");
        names.forEach((name, addresses) -> addresses.forEach(
                address -> lines.append(address.getHostAddress()).append(' ').append(name).append('\n')));
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, lines);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("DNS: " + file + " cannot be written", e);
        }
    }

    /** Libraries ask for the name of the machine and then for its address. */
    private static String ownName() {
        try {
            return new String(Runtime.getRuntime().exec(new String[] {"uname", "-n"}).getInputStream().readAllBytes())
                    .trim();
        } catch (IOException e) {
            return "localhost";
        }
    }
}

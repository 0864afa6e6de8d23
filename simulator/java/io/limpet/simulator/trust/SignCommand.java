package io.limpet.simulator.trust;

import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import io.limpet.tls.CertificateInfo;
import io.limpet.tls.Certificates;
import io.limpet.tls.CredentialException;
import io.limpet.trust.TrustBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./limpet trust sign}. */
@Command(name = "sign", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes a bundle of the certificates that devices are to trust from now on, in place of those that"
            + " they trust now, and signs it.")
final class SignCommand implements Callable<Integer> {

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([hd])");
    private static final Duration SOON = Duration.ofDays(365);

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "The private key, of new-key.")
    private Path keyFile;

    @Option(names = "--group", paramLabel = "NAME", required = true,
            description = "Which devices it is for: those whose trust.group is this.")
    private String group;

    @Option(names = "--version", paramLabel = "N", required = true,
            description = "Its number, 1 to 4294967295, greater than that of each bundle of the group before it.")
    private long version;

    @Option(names = "--valid", paramLabel = "DURATION", required = true,
            description = "How long devices may begin to trust it, such as 90d or 12h. Trust that has begun goes on.")
    private String valid;

    @Option(names = "--present", paramLabel = "FILE",
            description = "What devices trust now, to compare with: the certificates of tls.ca or of the last bundle.")
    private Path presentFile;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
    private Path out;

    @Parameters(paramLabel = "CERTIFICATES", arity = "1..*",
            description = "Files of authorities' certificates, PEM or DER.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    private final Screen screen;

    SignCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        check();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        byte[] bundle = new BundleWriter().group(group).version(version).valid(now, now.plus(duration()))
                .certificates(certificates()).sign(SigningKey.read(keyFile));
        Files.write(out, bundle);
        screen.print(BundleReport.of(bundle));
        screen.print(advice(bundle, now));
        return ExitCode.WELL;
    }

    private void check() {
        if (!group.matches("[ -~]{1," + TrustBundle.GROUP_BYTES_MAX + "}")) {
            throw new ParameterException(spec.commandLine(), "--group must be 1 to " + TrustBundle.GROUP_BYTES_MAX
                    + " printable ASCII characters");
        }
        if (version < 1 || version > TrustBundle.VERSION_MAX) {
            throw new ParameterException(spec.commandLine(), "--version must be 1 to " + TrustBundle.VERSION_MAX);
        }
    }

    private Duration duration() {
        Matcher found = DURATION.matcher(valid);
        if (!found.matches()) {
            throw new ParameterException(spec.commandLine(), "--valid must be a number of days or hours, such as 90d"
                    + " or 12h");
        }
        long count = Long.parseLong(found.group(1));
        return found.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofDays(count);
    }

    /** All of the files, each once, and authorities every one of them. */
    private List<byte[]> certificates() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Path file : files) {
            for (byte[] certificate : read(file)) {
                if (!CertificateInfo.read(certificate).isAuthority) {
                    throw new IOException(file + ": \"" + CertificateInfo.read(certificate).subject
                            + "\" is no authority's certificate (basicConstraints), and no device would take it");
                }
                if (all.stream().noneMatch(each -> Arrays.equals(each, certificate))) {
                    all.add(certificate);
                }
            }
        }
        if (all.size() > TrustBundle.CERTIFICATES_MAX) {
            throw new IOException(all.size() + " certificates, at most " + TrustBundle.CERTIFICATES_MAX
                    + ": name those that your broker's chain ends in");
        }
        return all;
    }

    private static byte[][] read(Path file) throws IOException {
        try {
            return Certificates.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file");
        } catch (CredentialException e) {
            throw new IOException(file + ": " + e.getMessage());
        }
    }

    private String advice(byte[] bundle, Instant now) throws IOException {
        StringBuilder text = new StringBuilder();
        for (byte[] certificate : certificates()) {
            CertificateInfo info = CertificateInfo.read(certificate);
            Duration left = Duration.between(now, Instant.ofEpochMilli(info.notAfterUtcMillis));
            if (left.compareTo(SOON) < 0) {
                text.append("warning: \"").append(info.subject).append(left.isNegative() ? "\" has expired.\n"
                        : "\" expires in " + left.toDays() + " days.\n");
            }
        }
        text.append(presentFile == null ? "Not compared with what devices trust now: that is --present.\n"
                : comparison());
        return text.append("""
                Written to %s. Devices need mqtt.buffer-bytes of %d and the length of trust.topic, or more. Publish it:
                  mosquitto_pub ... -t TOPIC -q 1 -r -f %s
                """.formatted(out, bundle.length + 9, out)).toString();
    }

    private String comparison() throws IOException {
        List<byte[]> present = List.of(read(presentFile));
        boolean overlaps = certificates().stream()
                .anyMatch(one -> present.stream().anyMatch(other -> Arrays.equals(one, other)));
        return overlaps ? "" : "warning: none of these is in " + presentFile + ". Devices go on with what they trust"
                + " until the broker's certificate is of one of these, and trust only these from then on. To move the"
                + " broker later, sign the old and the new ones together first.\n";
    }
}

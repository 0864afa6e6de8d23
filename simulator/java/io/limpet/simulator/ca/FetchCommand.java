package io.limpet.simulator.ca;

import io.limpet.config.Keys;
import io.limpet.simulator.ConfigurationOptions;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import io.limpet.simulator.config.ConfigurationLayers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./limpet ca fetch}. */
@Command(name = "fetch", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Shows the certificates that a broker presents, which authority at hand verifies them, and what"
            + " to put into tls.ca. Trusts nothing of it, sends nothing to the broker but the beginning of a TLS"
            + " handshake, and writes nothing without --save.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the chain was shown", "1:it could not be had or saved, is for another name, or not valid at"
            + " this time", "2:wrong usage"})
final class FetchCommand implements Callable<Integer> {

    private static final int SECONDS_MAX = 600;

    @Parameters(paramLabel = "HOST:PORT", converter = Endpoint.Converter.class,
            description = "The broker; port 8883 unless given.")
    private Endpoint endpoint;

    @Option(names = "--name", paramLabel = "NAME",
            description = "The name to ask the broker for and to look for in its certificate, as tls.server-name; HOST"
                + " unless given.")
    private String name;

    @Option(names = "--save", paramLabel = "FILE",
            description = "Writes the certificate for tls.ca there: the root; if it was neither sent nor is at hand,"
                + " the topmost authority that was sent.")
    private Path file;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long to wait for the certificates; ${DEFAULT-VALUE} unless given.")
    private int timeoutSeconds;

    @Mixin
    private ConfigurationOptions options;

    @Spec
    private CommandSpec spec;

    private final Screen screen;
    private final Path project;

    FetchCommand(Screen screen, Path project) {
        this.screen = screen;
        this.project = project;
    }

    @Override
    public Integer call() throws IOException {
        if (timeoutSeconds < 1 || timeoutSeconds > SECONDS_MAX) {
            throw new ParameterException(spec.commandLine(), "--timeout " + timeoutSeconds + ", must be 1 to "
                    + SECONDS_MAX);
        }
        String serverName = name == null ? endpoint.host() : name;
        PresentedChain chain = fetcher(serverName).fetch();
        ChainReport report = new ChainReport(chain, serverName, Instant.now());
        report.describe(endpoint);
        report.check(Anchor.inResources(project));
        checkConfigured(report);
        try {
            finish(report);
        } finally {
            screen.print(report.text());
        }
        return report.hasFault() || file != null && report.suggestion().certificate() == null ? ExitCode.FAILED
                : ExitCode.WELL;
    }

    private void finish(ChainReport report) throws IOException {
        if (file == null) {
            report.advise();
        } else {
            save(report);
        }
    }

    private ChainFetcher fetcher(String serverName) {
        try {
            return new ChainFetcher(endpoint, serverName, timeoutSeconds * 1000);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "\"" + serverName + "\" is no host name: "
                    + e.getMessage());
        }
    }

    /** Whatever else is in the configuration may be unfinished: this step comes first. */
    private void checkConfigured(ChainReport report) {
        ConfigurationLayers layers = options.layers(ConfigurationLayers.SIMULATOR);
        String configured = layers.written(Keys.TLS_CA);
        try {
            report.checkConfigured(configured, Anchor.in(layers.file(Keys.TLS_CA), configured));
        } catch (IOException e) {
            report.noConfigured(configured, e.getMessage());
        }
    }

    private void save(ChainReport report) throws IOException {
        Suggestion suggestion = report.suggestion();
        report.line("");
        if (suggestion.certificate() == null) {
            report.line("Nothing was written. " + suggestion.why());
            return;
        }
        try {
            Files.writeString(file, pem(suggestion.certificate()), StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there already: nothing was written.", e);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such folder, nothing was written.", e);
        }
        report.line("Wrote \"" + new Described(suggestion.certificate()).subject() + "\" to " + file + ". "
                + suggestion.why());
        report.warn(suggestion);
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

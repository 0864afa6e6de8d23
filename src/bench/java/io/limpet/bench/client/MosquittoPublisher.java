package io.limpet.bench.client;

import io.limpet.scenario.Mosquitto;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code mosquitto_pub -l}: a message for each line of its input. */
public final class MosquittoPublisher implements Publisher {

    private static final String LINE = "x".repeat(Broker.PAYLOAD_BYTES) + "\n";

    private final Process process;
    private final OutputStream lines;

    public MosquittoPublisher(Broker broker, int port, String tlsVersion, int qos) throws IOException {
        process = command(broker, port, tlsVersion, qos, broker.nextIdentifier("mosquitto")).start();
        lines = process.getOutputStream();
    }

    public static boolean isInstalled() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, "mosquitto_pub"))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void publish(int count) throws IOException {
        lines.write(LINE.repeat(count).getBytes(StandardCharsets.US_ASCII));
        lines.flush();
    }

    @Override
    public void close() throws IOException {
        lines.close();
        end(process);
    }

    /**
     * How long one run takes that publishes so many messages, from its start until the broker has read its DISCONNECT,
     * connecting included.
     */
    public static double seconds(Broker broker, String tlsVersion, int qos, int count) throws Exception {
        String identifier = broker.nextIdentifier("mosquitto");
        Path messages = Files.createTempFile("bench", ".txt");
        Files.writeString(messages, LINE.repeat(count));
        long startNanos = System.nanoTime();
        Process process = command(broker, broker.port(), tlsVersion, qos, identifier)
                .redirectInput(messages.toFile()).start();
        broker.awaitDisconnect(identifier);
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        end(process);
        Files.delete(messages);
        return seconds;
    }

    /** It says nothing unless something is wrong, and closes its output when it ends. */
    private static void end(Process process) throws IOException {
        String complaint = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!complaint.isEmpty()) {
            throw new IOException("mosquitto_pub: " + complaint);
        }
    }

    /** Its option names the lowest version that it speaks; the highest is for OpenSSL's configuration to say. */
    private static ProcessBuilder command(Broker broker, int port, String tlsVersion, int qos, String identifier) {
        ProcessBuilder command = new ProcessBuilder(List.of("mosquitto_pub", "-l", "-h", Broker.ADDRESS,
                "-p", Integer.toString(port),
                "--cafile", broker.authorityFile().toString(), "--tls-version", "tlsv" + tlsVersion,
                "-u", Mosquitto.USER, "-P", Mosquitto.PASSWORD, "-i", identifier, "-t", Broker.TOPIC,
                "-q", Integer.toString(qos))).redirectErrorStream(true);
        command.environment().put("OPENSSL_CONF", broker.openSslConfiguration(tlsVersion).toString());
        return command;
    }
}

package io.limpet.emulator;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.activemq.artemis.json.JsonObject;
import org.apache.activemq.artemis.json.JsonObjectBuilder;
import org.apache.activemq.artemis.utils.JsonLoader;

/**
 * Speaks to one QEMU in its machine protocol (QEMU, "QEMU Machine Protocol Specification"): JSON objects, one a line.
 *
 * <pre>
 *   QEMU  {"QMP": ...}                                                       a greeting, once
 *   we    {"execute": "set_link", "arguments": {"name": "n", "up": false}}
 *   QEMU  {"return": ...} or {"error": {"class": ..., "desc": ...}}          for each of ours, in order
 *   QEMU  {"event": "RESET", ...}                                            whenever something has happened
 * </pre>
 */
final class Qmp implements Closeable {

    private static final int CONNECT_TIMEOUT_MILLIS = 20_000;
    private static final long ANSWER_TIMEOUT_SECONDS = 20;

    private final ServerSocket listener;
    private final Consumer<String> onEvent;
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private Socket socket;
    private OutputStream out;

    /** @param onEvent called with the name of each event, in a thread of this connection */
    Qmp(Consumer<String> onEvent) throws IOException {
        this.onEvent = onEvent;
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(CONNECT_TIMEOUT_MILLIS);
    }

    /** What QEMU is to connect to: {@code -qmp}. */
    String address() {
        return "tcp:127.0.0.1:" + listener.getLocalPort();
    }

    /** Waits for QEMU, and for it to be ready for commands. */
    void awaitQemu() throws IOException {
        socket = listener.accept();
        listener.close();
        out = socket.getOutputStream();
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Thread reader = new Thread(() -> read(in), "qmp");
        reader.setDaemon(true);
        reader.start();
        execute("qmp_capabilities");
    }

    void execute(String command) throws IOException {
        execute(command, JsonLoader.createObjectBuilder());
    }

    /** Has a command done; returns when it is. @throws IOException also when QEMU refuses it */
    void execute(String command, JsonObjectBuilder arguments) throws IOException {
        ask(command, arguments);
    }

    private synchronized JsonObject ask(String command, JsonObjectBuilder arguments) throws IOException {
        JsonObject request = JsonLoader.createObjectBuilder().add("execute", command).add("arguments", arguments)
                .build();
        out.write((request + "\n").getBytes(StandardCharsets.UTF_8));
        JsonObject answer = answer(command);
        if (!answer.containsKey("return")) {
            throw new IOException("QEMU refuses " + command + ": " + answer.getJsonObject("error").getString("desc"));
        }
        return answer;
    }

    /** Has a property of an object set. */
    void set(String path, String property, int value) throws IOException {
        execute("qom-set", JsonLoader.createObjectBuilder().add("path", path).add("property", property)
                .add("value", value));
    }

    /** Reads a word of the board's memory, by a command of QEMU's monitor: {@code 0000000020001234: 5}. */
    int peek(int address) throws IOException {
        JsonObject answer = ask("human-monitor-command", JsonLoader.createObjectBuilder()
                .add("command-line", "xp /1dw 0x" + Integer.toHexString(address)));
        String text = answer.getString("return").trim();
        try {
            return Integer.parseInt(text.substring(text.indexOf(':') + 1).trim());
        } catch (NumberFormatException e) {
            throw new IOException("QEMU does not read memory: " + text, e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (socket != null) {
            socket.close();
        }
    }

    private JsonObject answer(String command) throws IOException {
        try {
            JsonObject answer = answers.poll(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (answer == null || answer.isEmpty()) {
                throw new IOException("QEMU does not answer " + command);
            }
            return answer;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonObject message = JsonLoader.readObject(new StringReader(line));
                if (message.containsKey("event")) {
                    onEvent.accept(message.getString("event"));
                } else if (!message.containsKey("QMP")) {
                    answers.add(message);
                }
            }
        } catch (IOException e) {
            // QEMU has ended.
        }
        answers.add(JsonLoader.createObjectBuilder().build());   // nobody is to wait for more
    }
}

package io.limpet.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** QEMU's machine protocol, with this test in QEMU's place. */
@Timeout(20)
class QmpTest {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Qmp qmp;

    QmpTest() throws IOException {
        qmp = new Qmp(events::add);
    }

    @AfterEach
    void close() throws IOException {
        qmp.close();
    }

    @Test
    void greetsThenCommands() throws Exception {
        qemu("{\"return\": {}}", "{\"return\": {}}");
        qmp.set("/machine/peripheral/t", "temperature", 31_500);
        assertEquals("{\"execute\":\"qmp_capabilities\",\"arguments\":{}}", heard.take());
        assertEquals("{\"execute\":\"qom-set\",\"arguments\":{\"path\":\"/machine/peripheral/t\","
                + "\"property\":\"temperature\",\"value\":31500}}", heard.take());
    }

    @Test
    void tellsWhyQemuRefuses() throws Exception {
        qemu("{\"return\": {}}", "{\"error\": {\"class\": \"GenericError\", \"desc\": \"value 200.000 is out of"
                + " range\"}}");
        IOException refusal = assertThrows(IOException.class, () -> qmp.execute("cont"));
        assertEquals("QEMU refuses cont: value 200.000 is out of range", refusal.getMessage());
    }

    @Test
    void takesNoEventForAnAnswer() throws Exception {
        qemu("{\"return\": {}}", "{\"timestamp\": {\"seconds\": 1}, \"event\": \"RESET\", \"data\": {}}\n"
                + "{\"return\": {}}");
        qmp.execute("system_reset");
        assertEquals("RESET", events.take());
    }

    @Test
    void doesNotWaitForAQemuThatHasEnded() throws Exception {
        qemu("{\"return\": {}}");
        IOException end = assertThrows(IOException.class, () -> qmp.execute("cont"));
        assertTrue(end.getMessage().contains("cont"), end.getMessage());
    }

    /** Connects, greets, gives an answer to each command, and ends. */
    private void qemu(String... answers) throws IOException {
        int port = Integer.parseInt(qmp.address().replaceFirst(".*:", ""));
        CompletableFuture.runAsync(() -> {
            try (Socket socket = new Socket("127.0.0.1", port);
                    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
                send(socket, "{\"QMP\": {\"version\": {}, \"capabilities\": []}}");
                for (String answer : answers) {
                    heard.add(in.readLine());
                    send(socket, answer);
                }
                in.readLine();
            } catch (IOException e) {
                // The test is over.
            }
        });
        qmp.awaitQemu();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}

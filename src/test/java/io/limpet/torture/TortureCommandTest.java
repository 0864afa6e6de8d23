package io.limpet.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.Await;
import io.limpet.simulator.CommandLines;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TortureCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void listsACaseALineAndEnds() {
        assertEquals(ExitCode.WELL, call("--list", "--port", "20000", "--name", TortureContract.NAME), err::toString);
        assertEquals(TortureContract.CASES.all().size(), out.toString().lines().count());
        assertTrue(TortureContract.CASES.all().size() >= 60);
        assertTrue(out.toString().startsWith("20000  refuse  1.2 1.3  wrong-name "), out.toString());
        assertEquals(TortureContract.CASES.all().size(), TortureContract.CASES.all().stream().map(TortureCase::name)
                .collect(Collectors.toSet()).size(), "each name is there once");
    }

    @Test
    void listsWhatAVersionCanHaveWrong() {
        assertEquals(ExitCode.WELL, call("--list", "--tls", "1.3"), err::toString);
        assertTrue(out.toString().contains(" downgraded ") && !out.toString().contains(" rsa-512 "), out.toString());
    }

    @Test
    void writesWhomADeviceIsToTrustAndNoKey() throws Exception {
        Path file = folder.resolve("ca.pem");
        assertEquals(ExitCode.WELL, call("--list", "--ca-out", file.toString()), err::toString);
        String pem = Files.readString(file);
        assertEquals(2, pem.split("BEGIN CERTIFICATE").length - 1, pem);
        assertFalse(pem.contains("KEY"), pem);
    }

    @Test
    void refusesWhatCannotBe() {
        assertEquals(ExitCode.USAGE, call("--tls", "1.1"));
        assertEquals(ExitCode.USAGE, call("--port", "65500"));
        assertEquals(ExitCode.USAGE, call("--port", "0", "--list"));
    }

    /** Speaks no TLS, sends CONNECT with a password in the clear, and is told of by its length alone. */
    @Test
    void tellsOfADeviceThatWentOnWithoutItsPassword() throws Exception {
        Thread command = new Thread(() -> call("--port", "0", "--name", TortureContract.NAME));
        command.setDaemon(true);
        command.start();
        try {
            Await.until("it listens", () -> out.toString().contains("Waiting for devices"));
            try (Socket socket = new Socket(TortureContract.ADDRESS, port("plain-mqtt"))) {
                socket.getOutputStream().write(TortureContract.CONNECT);
            }
            Await.until("it tells", () -> out.toString().contains("FAILED"));
        } finally {
            command.interrupt();
            command.join();
        }
        String told = out.toString().lines().filter(line -> line.contains("FAILED")).findFirst().orElseThrow();
        assertTrue(told.matches(" *\\d+  FAILED  plain-mqtt +127\\.0\\.0\\.1: went on and sent CONNECT \\("
                + TortureContract.CONNECT.length + " bytes\\)"), told);
        assertFalse(out.toString().contains("secret"), out.toString());
    }

    /** As the table has it. */
    private int port(String name) {
        return out.toString().lines().map(line -> line.strip().split(" +")).filter(line -> line.length > 4)
                .filter(line -> line[3].equals(name) || line[4].equals(name))
                .mapToInt(line -> Integer.parseInt(line[0])).findFirst().orElseThrow();
    }

    private int call(String... arguments) {
        Screen screen = new Screen(new PrintWriter(out), new PrintWriter(err), false);
        return CommandLines.execute(new CommandLine(new TortureCommand(screen)), screen, arguments);
    }
}

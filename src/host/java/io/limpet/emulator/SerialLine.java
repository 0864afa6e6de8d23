package io.limpet.emulator;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The other end of the board's serial port, over a socket: on QEMU's standard output its own remarks would get between
 * the lines, as those of its TMP105 do.
 */
final class SerialLine implements Closeable {

    private final ServerSocket listener;
    private final Consumer<String> onLine;

    /** @param onLine called with each line, in a thread of this connection */
    SerialLine(Consumer<String> onLine) throws IOException {
        this.onLine = onLine;
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread reader = new Thread(this::read, "serial line");
        reader.setDaemon(true);
        reader.start();
    }

    /** What QEMU is to connect to: {@code -serial}. */
    String address() {
        return "tcp:127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void read() {
        try (Socket socket = listener.accept();
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            listener.close();
            in.lines().forEach(onLine);
        } catch (IOException | UncheckedIOException e) {
            // QEMU was destroyed, perhaps in the middle of a line, or did not even start.
        }
    }
}

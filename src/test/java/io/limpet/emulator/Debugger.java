package io.limpet.emulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A debugger's end of QEMU's gdb stub, as far as it takes to change an instruction of a running board (GDB manual,
 * "Remote Serial Protocol").
 *
 * <pre>
 *   we  0x03                    stop            QEMU  $T05...#xx   stopped
 *   we  $M1a2b4,2:fee7#xx       write           QEMU  $OK#xx
 *   we  $c#xx                   go on           each packet is acknowledged with +
 * </pre>
 */
final class Debugger implements Closeable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int STOP = 3;

    /** {@code b .}: a branch to itself (Armv7-M, A7.7.12, encoding T2), the lower byte first. */
    private static final byte[] BRANCH_TO_ITSELF = {(byte) 0xfe, (byte) 0xe7};

    private final ServerSocket listener;
    private Socket socket;

    Debugger() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(PATIENCE_MILLIS);
    }

    /** A QEMU that connects to this debugger. */
    Qemu attachedTo(Qemu qemu) {
        return qemu.with("-chardev", "socket,id=debugger,host=127.0.0.1,port=" + listener.getLocalPort(),
                "-gdb", "chardev:debugger");
    }

    /** From now on whoever calls this function does not come back. */
    void hang(Path image, String function) throws IOException {
        socket = socket == null ? listener.accept() : socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(STOP);
        receive();
        send("M" + Integer.toHexString(Symbols.addressOf(image, function)) + "," + BRANCH_TO_ITSELF.length + ":"
                + HexFormat.of().formatHex(BRANCH_TO_ITSELF));
        String answer = receive();
        if (!answer.equals("OK")) {
            throw new IOException("QEMU's gdb stub did not write: " + answer);
        }
        send("c");
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (socket != null) {
            socket.close();
        }
    }

    private void send(String packet) throws IOException {
        int sum = packet.chars().sum() & 0xff;
        String framed = "$" + packet + "#" + HexFormat.of().toHexDigits((byte) sum);
        socket.getOutputStream().write(framed.getBytes(StandardCharsets.US_ASCII));
    }

    /** The next packet; acknowledgements before it are passed over. */
    private String receive() throws IOException {
        InputStream in = socket.getInputStream();
        while (read(in) != '$') {
            // an acknowledgement
        }
        StringBuilder packet = new StringBuilder();
        for (int next = read(in); next != '#'; next = read(in)) {
            packet.append((char) next);
        }
        read(in);
        read(in);
        socket.getOutputStream().write('+');
        return packet.toString();
    }

    private static int read(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new IOException("QEMU's gdb stub is gone");
        }
        return next;
    }
}

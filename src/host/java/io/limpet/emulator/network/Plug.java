package io.limpet.emulator.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/**
 * One end of a cable, the other being QEMU's {@code -netdev socket,connect=}: each frame with its length before it,
 * four bytes, the highest first. Another QEMU may be plugged in when the one before has ended.
 */
final class Plug implements Closeable {

    /** The largest that Ethernet and QEMU know, with room to spare. */
    private static final int FRAME_BYTES_MAX = 64 * 1024;

    private final ServerSocket listener;
    private final Consumer<byte[]> onFrame;

    /** Null when nothing is plugged in. */
    private Socket socket;
    private DataOutputStream out;

    Plug(String name, Consumer<byte[]> onFrame) {
        this.onFrame = onFrame;
        try {
            listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the emulated network: " + e.getMessage(), e);
        }
        Thread reader = new Thread(this::serve, name);
        reader.setDaemon(true);
        reader.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Sends a frame; without a QEMU it is lost, as in a cable that hangs in the air. */
    synchronized void send(byte[] frame) {
        if (socket == null) {
            return;
        }
        try {
            out.writeInt(frame.length);
            out.write(frame);
            out.flush();
        } catch (IOException e) {
            unplug();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        listener.close();
        unplug();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                read(plugIn(listener.accept()));
            } catch (IOException e) {
                unplug();
            }
        }
    }

    private void read(DataInputStream in) throws IOException {
        while (true) {
            int length = in.readInt();
            if (length < 0 || length > FRAME_BYTES_MAX) {
                throw new IOException("frame: " + length + " bytes");
            }
            byte[] frame = new byte[length];
            in.readFully(frame);
            onFrame.accept(frame);
        }
    }

    private synchronized DataInputStream plugIn(Socket accepted) throws IOException {
        unplug();
        socket = accepted;
        socket.setTcpNoDelay(true);
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private synchronized void unplug() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is of no use any more either way.
        }
        socket = null;
    }
}

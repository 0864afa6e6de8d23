package io.limpet.storm.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * Sockets of a client with threads, that lead to a {@link Broker} without: whoever writes lets virtual time go on until
 * the broker has answered.
 */
final class PahoSockets extends SocketFactory {

    private static final int ANSWER_MILLIS = 1_000;
    private static final byte[] END = {};

    private final Broker broker;
    private final TestTime time;

    PahoSockets(Broker broker, TestTime time) {
        this.broker = broker;
        this.time = time;
    }

    /** Does something at the broker, and lets it have its effect. */
    synchronized void run(Runnable action) {
        action.run();
        time.sleepUntil(time.nowMillis() + ANSWER_MILLIS);
    }

    @Override
    public Socket createSocket() {
        return new VirtualSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        return createSocket();
    }

    /** The client's end. */
    private final class VirtualSocket extends Socket {

        private final BrokersEnd wire = new BrokersEnd();
        private Wire.End end;

        @Override
        public void connect(SocketAddress address, int timeoutMillis) {
            run(() -> end = broker.accept(wire));
        }

        @Override
        public void setSoTimeout(int timeoutMillis) {
            // Paho sets one for its keep alive; here time is the broker's.
        }

        @Override
        public InputStream getInputStream() {
            return new FromBroker(wire.sent);
        }

        @Override
        public OutputStream getOutputStream() {
            return new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    write(new byte[] {(byte) octet}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    send(bytes, offset, length);
                }
            };
        }

        private void send(byte[] bytes, int offset, int length) throws IOException {
            if (wire.gone) {
                throw new SocketException("closed");
            }
            run(() -> {
                end.written();
                end.arrived(bytes, offset, length);
            });
        }

        @Override
        public void close() {
            run(() -> {
                if (!wire.gone) {
                    wire.close();
                    end.ended();
                }
            });
        }
    }

    private static final class BrokersEnd implements Wire {

        private final BlockingQueue<byte[]> sent = new LinkedBlockingQueue<>();
        private volatile boolean gone;

        @Override
        public void send(byte[] bytes, int offset, int length) {
            sent.add(Arrays.copyOfRange(bytes, offset, offset + length));
        }

        @Override
        public void close() {
            gone = true;
            sent.add(END);
        }

        @Override
        public void vanish() {
            close();
        }

        @Override
        public boolean isKept() {
            return !gone;
        }

        @Override
        public boolean isRead() {
            return sent.isEmpty();
        }
    }

    /** What the broker has sent, in its pieces. */
    private static final class FromBroker extends InputStream {

        private static final int SECONDS_MAX = 60;

        private final BlockingQueue<byte[]> queue;
        private byte[] piece = new byte[0];
        private int at;

        FromBroker(BlockingQueue<byte[]> queue) {
            this.queue = queue;
        }

        @Override
        public int read() throws IOException {
            if (at == piece.length && piece != END) {
                next();
            }
            return piece == END ? -1 : piece[at++] & 0xff;
        }

        private void next() throws IOException {
            try {
                piece = queue.poll(SECONDS_MAX, TimeUnit.SECONDS);
                at = 0;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (piece == null) {
                throw new IOException("nothing from the broker");
            }
        }
    }
}

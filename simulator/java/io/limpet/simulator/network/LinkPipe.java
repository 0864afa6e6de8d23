package io.limpet.simulator.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** One direction of a {@link LinkConnection}: a reader, a line in which bytes wait for their time, a writer. */
final class LinkPipe {

    /** What a TCP segment carries over Ethernet: 1500 bytes less the headers of IPv4 and TCP. */
    private static final int CHUNK_BYTES = 1460;
    private static final int CHUNKS_WAITING_MAX = 1024;
    private static final Chunk END = new Chunk(new byte[0], 0);
    private static final Chunk BROKEN = new Chunk(new byte[0], 0);

    private final SimulatedLink link;
    private final LinkConnection connection;
    private final Direction direction;
    private final Socket from;
    private final Socket to;
    private final BlockingQueue<Chunk> line = new ArrayBlockingQueue<>(CHUNKS_WAITING_MAX);

    private record Chunk(byte[] bytes, long dueNanos) {
    }

    LinkPipe(SimulatedLink link, LinkConnection connection, Direction direction, Socket from, Socket to) {
        this.link = link;
        this.connection = connection;
        this.direction = direction;
        this.from = from;
        this.to = to;
    }

    void start() {
        Daemons.start("link read " + direction, this::read);
        Daemons.start("link write " + direction, this::write);
    }

    private void read() {
        Chunk last = END;
        byte[] buffer = new byte[CHUNK_BYTES];
        try {
            InputStream in = from.getInputStream();
            int length;
            while ((length = in.read(buffer)) >= 0) {
                byte[] bytes = new byte[length];
                System.arraycopy(buffer, 0, bytes, 0, length);
                line.put(new Chunk(bytes, System.nanoTime() + link.latenessNanos()));
            }
        } catch (IOException | InterruptedException e) {
            last = BROKEN;
        }
        try {
            line.put(last);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write() {
        try {
            if (passAll(to.getOutputStream())) {
                connection.ended(from);
                return;
            }
        } catch (IOException | InterruptedException e) {
            // One of the ends has gone.
        }
        if (!connection.isOver()) {
            connection.reset();
        }
        drain();
    }

    /** @return whether the sender has closed in order; false when it has not, or is to be cut off */
    private boolean passAll(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            Chunk chunk = line.take();
            if (chunk == END || chunk == BROKEN) {
                line.add(chunk);
                link.awaitSpeech(connection);
                return chunk == END;
            }
            pause(chunk.dueNanos - System.nanoTime());
            if (!pass(chunk.bytes, out)) {
                return false;
            }
        }
    }

    private boolean pass(byte[] bytes, OutputStream out) throws IOException, InterruptedException {
        int offset = 0;
        while (offset < bytes.length) {
            int admitted = link.admit(connection, direction, bytes.length - offset);
            if (admitted < 0) {
                return false;
            }
            out.write(bytes, offset, admitted);
            offset += admitted;
            pause(link.pauseNanos(admitted));
        }
        return true;
    }

    /** Takes what is still sent to an end that is gone, until the sender closes too. */
    private void drain() {
        try {
            Chunk chunk;
            do {
                chunk = line.take();
            } while (chunk != END && chunk != BROKEN);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (direction == Direction.FROM_BROKER) {
            connection.reset();
        }
    }

    private static void pause(long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (nanos > 0) {
            LockSupport.parkNanos(nanos);
            nanos = deadline - System.nanoTime();
        }
    }
}

package io.limpet.mqtt;

import static io.limpet.fuzz.Oracle.demand;

import io.limpet.board.Connection;
import io.limpet.fuzz.FuzzClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * One connection between the session and the broker that a script plays. Bytes to the client are handed over in
 * pieces; when there are none, the time passes until the deadline.
 */
final class Wire implements Connection {

    private final FuzzClock clock;
    private final SessionWitness witness;
    private final int pieceBytes;
    private final ByteArrayOutputStream toClient = new ByteArrayOutputStream();

    private int handedOver;

    /** Up to where the witness has been told of whole packets. */
    private int told;

    private boolean closedByBroker;
    private boolean broken;
    private boolean closed;

    /** Calls since the last look. */
    private int receives;
    private int sends;

    Wire(FuzzClock clock, SessionWitness witness, int pieceBytes) {
        this.clock = clock;
        this.witness = witness;
        this.pieceBytes = pieceBytes;
    }

    void put(byte[] bytes) {
        toClient.writeBytes(bytes);
    }

    void closeByBroker() {
        closedByBroker = true;
    }

    /** Whatever is done next fails. */
    void breakOff() {
        broken = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean hasMore() {
        return handedOver < toClient.size();
    }

    /** One turn waits once, and writes no more often than there is something to be answered. */
    void checkWork(int packetsMax) {
        demand(receives <= 1, receives + " receives in one turn");
        demand(sends <= 2 + packetsMax, sends + " writes in one turn");
        receives = 0;
        sends = 0;
    }

    @Override
    public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
        demand(!closed, "sends on a closed connection");
        demand(offset >= 0 && length > 0 && length <= bytes.length - offset, "sends " + offset + ", " + length);
        demand(deadlineMillis > clock.uptimeMillis(), "a write whose deadline has passed");
        sends++;
        if (broken) {
            throw new IOException("broken");
        }
        byte[] sent = new byte[length];
        System.arraycopy(bytes, offset, sent, 0, length);
        witness.sent(sent);
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
        demand(!closed, "receives from a closed connection");
        demand(offset >= 0 && length > 0 && length <= buffer.length - offset, "receives " + offset + ", " + length);
        receives++;
        if (broken) {
            throw new IOException("broken");
        }
        if (!hasMore()) {
            if (closedByBroker) {
                return -1;
            }
            clock.sleepUntil(deadlineMillis);
            return 0;
        }
        int count = Math.min(pieceBytes, Math.min(length, toClient.size() - handedOver));
        byte[] all = toClient.toByteArray();
        System.arraycopy(all, handedOver, buffer, offset, count);
        handedOver += count;
        tell(all);
        return count;
    }

    private void tell(byte[] all) {
        ReferenceFrame frame = ReferenceFrame.at(all, told);
        while (frame != null && frame.remainingLength() >= 0 && frame.end() <= handedOver) {
            witness.handedOver(frame);
            told = frame.end();
            frame = ReferenceFrame.at(all, told);
        }
    }

    @Override
    public String description() {
        return "wire";
    }

    @Override
    public byte[] peerCertificate(int index) {
        return null;
    }

    @Override
    public void close() {
        closed = true;
    }
}

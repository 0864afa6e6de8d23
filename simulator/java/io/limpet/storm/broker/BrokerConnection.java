package io.limpet.storm.broker;

import io.limpet.board.Clock;
import io.limpet.board.Connection;
import java.io.IOException;
import java.util.function.Supplier;

/** The device's end of a {@link NetworkWire}, with the contract of the board, whose breach is reported. */
final class BrokerConnection implements Connection {

    private final NetworkWire wire;
    private final Time life;
    private final Clock clock;
    private final Judge judge;
    private final String description;
    private final Supplier<byte[]> certificate;
    private boolean closed;

    BrokerConnection(NetworkWire wire, Time life, Clock clock, Judge judge, String description,
            Supplier<byte[]> certificate) {
        this.wire = wire;
        this.life = life;
        this.clock = clock;
        this.judge = judge;
        this.description = description;
        this.certificate = certificate;
    }

    @Override
    public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
        requireOpen("send");
        if (deadlineMillis <= clock.uptimeMillis()) {
            judge.broken("board.Connection", "send with a deadline that is past already");
        }
        int sent = 0;
        while (true) {
            requireUnbroken();
            int count = Math.min(wire.room(), length - sent);
            if (count > 0) {
                wire.write(bytes, offset + sent, count);
                sent += count;
            }
            if (sent == length) {
                return;
            }
            if (clock.uptimeMillis() >= deadlineMillis) {
                throw new IOException("TLS: the peer does not take what is sent to it");
            }
            life.pass(Math.min(worldMillis(deadlineMillis), wire.resetMillis()), this::canSend);
        }
    }

    private boolean canSend() {
        return wire.room() > 0 || wire.isReset();
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
        requireOpen("receive");
        if (length <= 0 || offset < 0 || length > buffer.length - offset) {
            judge.broken("board.Connection", "receive into no room");
        }
        while (true) {
            requireUnbroken();
            int count = wire.take(buffer, offset, length);
            if (count > 0) {
                return count;
            }
            if (wire.isAtEnd()) {
                return -1;
            }
            if (clock.uptimeMillis() >= deadlineMillis) {
                return 0;
            }
            waitForMore(worldMillis(deadlineMillis));
        }
    }

    /** Until something arrives; what is put on the way meanwhile may arrive sooner than what is under way now. */
    private void waitForMore(long deadlineMillis) {
        long known = Math.min(deadlineMillis, wire.nextMillis());
        life.pass(known, () -> wire.nextMillis() < known);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public byte[] peerCertificate(int index) {
        return index == 0 && !closed ? certificate.get() : null;
    }

    @Override
    public void close() {
        if (!closed) {
            life.nowMillis();   // or there is no power to do it with
            closed = true;
            wire.closeByDevice();
        }
    }

    /** The power is gone. */
    void vanish() {
        closed = true;
        wire.losePower();
    }

    private void requireOpen(String what) throws IOException {
        if (closed) {
            judge.broken("board.Connection", what + " after close");
            throw new IOException("TLS: the connection is closed");
        }
    }

    private void requireUnbroken() throws IOException {
        if (wire.isReset()) {
            throw new IOException("TLS: connection reset by peer");
        }
    }

    private long worldMillis(long uptimeMillis) {
        long wait = uptimeMillis - clock.uptimeMillis();
        return wait > Pipe.NEVER - life.nowMillis() ? Pipe.NEVER : life.nowMillis() + wait;
    }
}

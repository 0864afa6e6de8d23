package io.limpet.baremetal;

import io.limpet.board.Connection;
import io.limpet.tls.TlsFailures;
import java.io.IOException;

/** The one TLS connection, once it is established. */
final class TlsConnection implements Connection {

    private final HardwareClock clock;
    private final TlsFailures failures;
    private final String description;
    private boolean open = true;

    TlsConnection(HardwareClock clock, TlsFailures failures, String description) {
        this.clock = clock;
        this.failures = failures;
        this.description = description;
    }

    @Override
    public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
        int sent = 0;
        while (sent < length) {
            requireOpen();
            int count = TlsNatives.send(bytes, offset + sent, length - sent);
            if (count < 0) {
                throw broken();
            }
            sent += count;
            if (count == 0) {
                waitForRoom(deadlineMillis);
            }
        }
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
        requireOpen();
        NetNatives.poll();
        int count = TlsNatives.receive(buffer, offset, length);
        while (count == 0 && clock.uptimeMillis() < deadlineMillis) {
            clock.pause();
            count = TlsNatives.receive(buffer, offset, length);
        }
        if (count < TlsNatives.CLOSED) {
            throw broken();
        }
        return count;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public byte[] peerCertificate(int index) {
        int length = open ? TlsNatives.peerCertificateLength(index) : 0;
        if (length == 0) {
            return null;
        }
        byte[] der = new byte[length];
        TlsNatives.peerCertificate(index, der);
        return der;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            TlsNatives.end();
            NetNatives.tcpClose();
        }
    }

    private void waitForRoom(long deadlineMillis) throws IOException {
        if (clock.uptimeMillis() >= deadlineMillis) {
            throw new IOException("TLS: the peer does not take what is sent to it");
        }
        clock.pause();
    }

    private void requireOpen() throws IOException {
        if (!open) {
            throw new IOException("TLS: the connection is closed");
        }
    }

    /** With TLS 1.3 a broker's refusal of the device's certificate arrives only here (RFC 8446 §4.4.2.4). */
    private IOException broken() {
        return HandshakeFailure.explain(failures, clock.utcMillis());
    }
}

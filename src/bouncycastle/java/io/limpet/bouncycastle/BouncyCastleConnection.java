package io.limpet.bouncycastle;

import io.limpet.board.Clock;
import io.limpet.board.Connection;
import io.limpet.tls.TlsFailures;
import java.io.IOException;
import org.bouncycastle.tls.TlsFatalAlertReceived;

/** An established TLS connection of Bouncy Castle's. */
final class BouncyCastleConnection implements Connection {

    private final Records records;
    private final Clock clock;
    private final TlsFailures failures;
    private final ServerCheck check;
    private final String description;
    private boolean closed;

    BouncyCastleConnection(Records records, Clock clock, TlsFailures failures, ServerCheck check, String description) {
        this.records = records;
        this.clock = clock;
        this.failures = failures;
        this.check = check;
        this.description = description;
    }

    @Override
    public void send(byte[] bytes, int offset, int length, long deadlineMillis) throws IOException {
        records.protocol.writeApplicationData(bytes, offset, length);
        records.send();
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (records.protocol.getAvailableInputBytes() == 0) {
            if (records.protocol.isClosed()) {
                return -1;
            }
            if (!receiveMore(deadlineMillis)) {
                return 0;
            }
        }
        return records.protocol.readInput(buffer, offset, length);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public byte[] peerCertificate(int index) {
        byte[][] chain = check.chain();
        return closed || index < 0 || index >= chain.length ? null : chain[index];
    }

    @Override
    public void close() {
        closed = true;
        records.close();
    }

    /** Whether there is time left to go on. */
    private boolean receiveMore(long deadlineMillis) throws IOException {
        try {
            records.receive(deadlineMillis);
        } catch (TlsFatalAlertReceived e) {
            // In TLS 1.3 the server judges the device's certificate when the device has done its part already.
            throw failures.alert(e.getAlertDescription() & 0xff, check.certificateAsked());
        }
        return records.protocol.getAvailableInputBytes() > 0 || records.protocol.isClosed()
                || clock.uptimeMillis() < deadlineMillis;
    }
}

package io.limpet.bouncycastle;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;
import io.limpet.microej.TlsStack;

/** What {@code tls.stack = bouncycastle} stands for in an image that has it. */
final class BouncyCastle implements TlsStack {

    @Override
    public String name() {
        return "bouncycastle";
    }

    @Override
    public SecureConnector connector(Clock clock) {
        return new BouncyCastleConnector(clock);
    }
}

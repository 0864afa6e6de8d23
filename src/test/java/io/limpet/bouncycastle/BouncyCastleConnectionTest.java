package io.limpet.bouncycastle;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;
import io.limpet.microej.TlsConnectionContract;

class BouncyCastleConnectionTest extends TlsConnectionContract {

    @Override
    protected SecureConnector connector(Clock clock) {
        return new BouncyCastleConnector(clock);
    }
}

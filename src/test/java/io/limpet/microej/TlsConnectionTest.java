package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;

/** Connections of the board's own TLS. */
class TlsConnectionTest extends TlsConnectionContract {

    @Override
    protected SecureConnector connector(Clock clock) {
        return new TlsConnector(clock);
    }
}

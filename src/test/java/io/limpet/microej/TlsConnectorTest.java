package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;

/** The connector on the simulated board's own TLS. */
class TlsConnectorTest extends TlsServersContract {

    @Override
    protected SecureConnector connector(Clock clock) {
        return new TlsConnector(clock);
    }

    @Override
    protected String unknownAuthority13() {
        return "is not issued by a loaded anchor, or not for \"broker.example.net\", or not valid on 2026-11-24. Loaded"
                + " anchors: \"CN=Our CA,O=Limpet\".";
    }
}

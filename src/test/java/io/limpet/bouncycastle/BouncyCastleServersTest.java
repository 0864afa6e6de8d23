package io.limpet.bouncycastle;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;
import io.limpet.microej.TlsServersContract;

/** The same servers as for the board's own TLS; of what comes under the cover of TLS 1.3 it can say more. */
class BouncyCastleServersTest extends TlsServersContract {

    @Override
    protected SecureConnector connector(Clock clock) {
        return new BouncyCastleConnector(clock);
    }

    @Override
    protected String unknownAuthority13() {
        return "its certificate \"CN=broker.example.net\" was issued by \"CN=Other CA,O=Else\", which is neither loaded"
                + " nor sent by the broker.";
    }
}

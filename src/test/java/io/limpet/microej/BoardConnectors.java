package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;

/** The board's TLS, for tests of other packages. The calling thread must be a device's: {@code BoardTls.install}. */
public final class BoardConnectors {

    private BoardConnectors() {
    }

    public static SecureConnector tls(Clock clock) {
        return new TlsConnector(clock);
    }
}

package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;

/** Hands the MicroEJ board's own connector to measurements that need no board around it. */
public final class BenchTls {

    private BenchTls() {
    }

    public static SecureConnector connector(Clock clock) {
        return new TlsConnector(clock);
    }
}

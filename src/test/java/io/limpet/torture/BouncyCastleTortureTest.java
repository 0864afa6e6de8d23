package io.limpet.torture;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;
import io.limpet.bouncycastle.BouncyCastleConnector;
import java.util.stream.Stream;

/** Our own stack, on Bouncy Castle. */
class BouncyCastleTortureTest extends ConnectorTorture {

    @Override
    SecureConnector connector(Clock clock) {
        return new BouncyCastleConnector(clock);
    }

    @Override
    Stream<Deviation> deviations() {
        return Stream.of();
    }
}

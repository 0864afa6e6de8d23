package io.limpet.bouncycastle;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;
import io.limpet.board.SecureConnectorContract;
import io.limpet.microej.TestClock;

class BouncyCastleContractTest extends SecureConnectorContract {

    private final Clock clock = new TestClock();
    private final SecureConnector connector = new BouncyCastleConnector(clock);

    @Override
    protected SecureConnector secureConnector() {
        return connector;
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    @Override
    protected boolean tellsCertificates() {
        return true;
    }
}

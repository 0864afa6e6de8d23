package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.SecureConnector;
import io.limpet.board.SecureConnectorContract;
import io.limpet.simulator.tls.BoardTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class TlsConnectorContractTest extends SecureConnectorContract {

    private final Clock clock = new TestClock();
    private final SecureConnector connector = new TlsConnector(clock);

    @BeforeEach
    void enterDevice() {
        BoardTls.install(clock::utcMillis);
    }

    @AfterEach
    void leaveDevice() {
        BoardTls.remove();
    }

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
        return false;
    }
}

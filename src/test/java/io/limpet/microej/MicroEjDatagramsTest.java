package io.limpet.microej;

import io.limpet.board.Clock;
import io.limpet.board.Datagrams;
import io.limpet.board.DatagramsContract;

class MicroEjDatagramsTest extends DatagramsContract {

    private final Clock clock = new TestClock();
    private final Datagrams datagrams = new MicroEjDatagrams(clock);

    @Override
    protected Datagrams datagrams() {
        return datagrams;
    }

    @Override
    protected Clock clock() {
        return clock;
    }
}

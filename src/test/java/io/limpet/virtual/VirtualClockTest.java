package io.limpet.virtual;

import io.limpet.board.Clock;
import io.limpet.board.ClockContract;

class VirtualClockTest extends ClockContract {

    private final Clock clock = new VirtualClock();

    @Override
    protected Clock clock() {
        return clock;
    }
}

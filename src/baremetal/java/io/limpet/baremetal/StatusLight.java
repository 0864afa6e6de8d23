package io.limpet.baremetal;

import io.limpet.board.Indicator;

/** The status light. */
final class StatusLight implements Indicator {

    @Override
    public void set(boolean on) {
        IndicatorNatives.set(on ? 1 : 0);
    }
}

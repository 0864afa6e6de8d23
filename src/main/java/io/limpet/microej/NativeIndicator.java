package io.limpet.microej;

import io.limpet.board.Indicator;

/** The status light through {@link BoardNatives}, which is called only when it changes. */
final class NativeIndicator implements Indicator {

    private boolean lit;

    @Override
    public void set(boolean on) {
        if (on != lit) {
            lit = on;
            BoardNatives.setIndicator(on);
        }
    }
}

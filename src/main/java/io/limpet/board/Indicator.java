package io.limpet.board;

/** A status light. */
public interface Indicator {

    void set(boolean on);
}

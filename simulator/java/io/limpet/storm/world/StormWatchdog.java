package io.limpet.storm.world;

import io.limpet.board.Watchdog;
import io.limpet.storm.Violation;

/** A watchdog that tells on a loop that lets it starve, in place of a reset that would hide it. */
final class StormWatchdog implements Watchdog {

    private final Life life;
    private long timeoutMillis;
    private long fedMillis;

    StormWatchdog(Life life) {
        this.life = life;
    }

    @Override
    public void start(int timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
        feed();
        lookAgain();
    }

    @Override
    public void feed() {
        fedMillis = life.nowMillis();
    }

    private void lookAgain() {
        life.at(fedMillis + timeoutMillis, this::look);
    }

    private void look() {
        if (life.isOver()) {
            return;
        }
        if (life.nowMillis() - fedMillis >= timeoutMillis) {
            throw new Violation("the watchdog starves: not fed for " + timeoutMillis + " ms");
        }
        lookAgain();
    }
}

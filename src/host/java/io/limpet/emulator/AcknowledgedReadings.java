package io.limpet.emulator;

import io.limpet.simulator.Goal;
import java.io.IOException;

/**
 * Counts what the broker has acknowledged, where there is no subscriber that could: over all lives of the board, whose
 * firmware begins anew after each reset.
 */
final class AcknowledgedReadings {

    private static final int POLL_MILLIS = 100;

    private final EmulatedBoard board;
    private final Goal goal;
    private long before;
    private int last;

    private AcknowledgedReadings(EmulatedBoard board, Goal goal) {
        this.board = board;
        this.goal = goal;
    }

    /** Tells the goal from now on, in a thread of its own. */
    static void count(EmulatedBoard board, Goal goal) {
        Thread thread = new Thread(new AcknowledgedReadings(board, goal)::follow, "acknowledged");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            while (true) {
                look();
                Thread.sleep(POLL_MILLIS);
            }
        } catch (IOException | InterruptedException e) {
            // The run is over, or QEMU has ended, and that is told elsewhere.
        }
    }

    private void look() throws IOException {
        int now = board.acknowledgedReadings();
        if (now < last) {
            before += last;
        }
        last = now;
        goal.setReadings(before + now);
    }
}

package io.limpet.ontarget;

import io.limpet.baremetal.BareMetalBoard;
import io.limpet.board.Board;
import io.limpet.board.Link;
import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;

/** The board that the contracts are tested on. */
public final class TargetBoard {

    private static final int PATIENCE_MILLIS = 10_000;

    private static Board board;

    private TargetBoard() {
    }

    /** It is on the network. */
    public static Board ready() {
        if (board == null) {
            board = new BareMetalBoard();
            bringUp(board.link(LinkSettings.ethernet()));
        }
        return board;
    }

    private static void bringUp(Link link) {
        long deadlineMillis = board.clock().uptimeMillis() + PATIENCE_MILLIS;
        try {
            while (!link.bringUp(deadlineMillis)) {
                if (board.clock().uptimeMillis() >= deadlineMillis) {
                    throw new AssertionError("the link is not up within " + PATIENCE_MILLIS + " ms");
                }
            }
        } catch (LinkException e) {
            throw new AssertionError("the link does not come up", e);
        }
    }
}

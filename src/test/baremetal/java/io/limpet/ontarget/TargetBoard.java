package io.limpet.ontarget;

import io.limpet.baremetal.BareMetalBoard;
import io.limpet.board.Board;
import io.limpet.board.Clock;
import io.limpet.board.Datagrams;
import io.limpet.board.I2cBus;
import io.limpet.board.Link;
import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;
import io.limpet.board.NonVolatile;
import io.limpet.board.Resources;
import io.limpet.board.SecureConnector;
import io.limpet.board.Signatures;
import io.limpet.memory.At24c;

/** The board that the contracts are tested on. */
public final class TargetBoard {

    private static final int PATIENCE_MILLIS = 10_000;

    private static Board board;

    private TargetBoard() {
    }

    public static Clock clock() {
        return ready().clock();
    }

    public static Resources resources() {
        return ready().resources();
    }

    public static I2cBus i2cBus() {
        return ready().i2cBus();
    }

    /** It has none of its own, and an EEPROM on its bus. */
    public static NonVolatile nonVolatile() {
        return At24c.create("24c32", 0x50, i2cBus(), clock());
    }

    public static Datagrams datagrams() {
        return ready().datagrams();
    }

    public static SecureConnector secureConnector() {
        return ready().secureConnector(Board.PLATFORM_TLS);
    }

    public static Signatures signatures() {
        return ready().signatures();
    }

    public static boolean tellsCertificates() {
        return true;
    }

    /** It is on the network. */
    private static Board ready() {
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

package io.limpet.baremetal;

import io.limpet.Firmware;
import io.limpet.board.Board;
import io.limpet.config.ConfigurationException;
import io.limpet.log.Log;

/** Where the image starts Java. */
public final class Main {

    private static final int BLINK_MILLIS = 500;

    /** For each reset that nobody asked for: a device that cannot stay up is to leave network and broker in peace. */
    private static final int HOLD_OFF_MILLIS = 1000;
    private static final int HOLD_OFFS_MAX = 30;

    private Main() {
    }

    public static void main(String[] arguments) {
        BareMetalBoard board = new BareMetalBoard();
        board.introduce(new Log(board.console(), board.clock()));
        if (board.lastReset().wasUnwanted()) {
            board.clock().sleepUntil((long) HOLD_OFF_MILLIS * Math.min(ResetNatives.count(), HOLD_OFFS_MAX));
        }
        try {
            Firmware firmware = new Firmware(board);
            board.watch(firmware);
            firmware.run();
        } catch (ConfigurationException e) {
            // Its mistakes are in the log. A device cannot mend them, and starting again would not either.
        }
        standStill(board);
    }

    /** Off the network, blinking, until a person comes. The watchdog runs only once a configuration is accepted. */
    private static void standStill(Board board) {
        boolean on = false;
        while (true) {
            on = !on;
            board.indicator().set(on);
            board.clock().sleepUntil(board.clock().uptimeMillis() + BLINK_MILLIS);
        }
    }
}

package io.limpet;

import io.limpet.board.Board;
import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.log.Log;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import io.limpet.simulator.panel.DeviceEvents;
import io.limpet.watch.WatchedBoard;
import io.limpet.watch.WatchedOutbox;

/** The firmware as it is, of whose life somebody is told: the front panel of {@code ./limpet run}. */
public final class WatchedFirmware {

    private final Board board;
    private final DeviceEvents events;
    private WatchedOutbox outbox;

    /** Null while it boots. */
    private Firmware firmware;

    private WatchedFirmware(Board board, DeviceEvents events) {
        this.board = board;
        this.events = events;
    }

    /** Boots it: tells what its outbox holds, and which state it begins in. */
    public static Firmware boot(Board board, DeviceEvents events) throws ConfigurationException {
        return new WatchedFirmware(board, events).boot();
    }

    private Firmware boot() throws ConfigurationException {
        firmware = new Firmware(new WatchedBoard(board, events, this::turned), new OutboxChoice() {
            @Override
            Outbox open(Board board, Configuration configuration, Log log)
                    throws OutboxException, ConfigurationException {
                outbox = new WatchedOutbox(super.open(board, configuration, log), events);
                return outbox;
            }
        });
        events.found(outbox.waiting());
        turned();
        return firmware;
    }

    private void turned() {
        if (firmware == null) {
            return;
        }
        outbox.look();
        Firmware.State state = firmware.state;
        long leftMillis = firmware.setup.recovery.endMillis() - board.clock().uptimeMillis();
        events.turn(state.name(), state == Firmware.State.BACKOFF ? Math.max(0, leftMillis) : 0,
                named(firmware.setup.recovery.lastFailure()), outbox.size(), outbox.inJournal());
    }

    /** Many messages begin with a name of their own, in place of the component's: {@code "wi-fi: ..."}. */
    private static String named(String failure) {
        return failure.replaceFirst("^[a-z]+: (?=[A-Za-z-]+: )", "");
    }
}

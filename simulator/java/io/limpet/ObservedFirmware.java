package io.limpet;

import io.limpet.board.Board;
import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.log.Log;
import io.limpet.outbox.JournalOutbox;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;

/** The firmware as it is, whose outbox somebody looks at as readings come and go: {@code ./limpet storm}. */
public final class ObservedFirmware {

    /** Gets between the firmware and its outbox. */
    public interface Observer {

        /**
         * Returns what the firmware is to use.
         *
         * @param damaged how many damaged records there were in its journal
         */
        Outbox observe(Outbox outbox, long damaged) throws OutboxException;
    }

    private ObservedFirmware() {
    }

    public static Firmware boot(Board board, Observer observer) throws ConfigurationException {
        return new Firmware(board, new OutboxChoice() {
            @Override
            Outbox open(Board board, Configuration configuration, Log log)
                    throws OutboxException, ConfigurationException {
                Outbox outbox = super.open(board, configuration, log);
                return observer.observe(outbox, damaged(outbox));
            }
        });
    }

    private static long damaged(Outbox outbox) {
        return outbox instanceof JournalOutbox journal ? journal.damaged() : 0;
    }
}

package io.limpet;

import io.limpet.board.Board;
import io.limpet.board.NonVolatile;
import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.Keys;
import io.limpet.log.Log;
import io.limpet.outbox.JournalOutbox;
import io.limpet.outbox.JournalRefusedException;
import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import io.limpet.outbox.WhenFull;
import io.limpet.outbox.WriteBehindOutbox;

/** The outbox that the configuration asks for. Not final: {@code ./limpet storm} looks over its shoulder. */
class OutboxChoice {

    /** Null where every reading is written at once, or none is. */
    private WriteBehindOutbox writeBehind;

    /**
     * Opens it.
     *
     * @throws OutboxException when its memory does not answer: try again later
     * @throws ConfigurationException when its memory is not what the configuration says
     */
    Outbox open(Board board, Configuration configuration, Log log) throws OutboxException, ConfigurationException {
        WhenFull whenFull = configuration.is(Keys.OUTBOX_WHEN_FULL, "drop-oldest") ? WhenFull.DROP_OLDEST
                : WhenFull.DROP_NEWEST;
        if (configuration.is(Keys.OUTBOX_STORAGE, "ram")) {
            return new MemoryOutbox(configuration.integer(Keys.OUTBOX_CAPACITY),
                    configuration.integer(Keys.OUTBOX_MESSAGE_BYTES), whenFull);
        }
        NonVolatile memory = MemoryChoice.forJournal(board, configuration);
        JournalOutbox journal = journal(board, configuration, memory, whenFull);
        log.info("outbox", "journal in " + memory.description() + ": " + journal.recovery() + "; at this rate it lives "
                + MemoryLife.of(configuration, memory));
        if (configuration.millis(Keys.OUTBOX_JOURNAL_AFTER) == 0) {
            return journal;
        }
        writeBehind = new WriteBehindOutbox(journal, configuration.integer(Keys.OUTBOX_JOURNAL_WAITING), whenFull);
        return writeBehind;
    }

    /** What is to be written later than at once, after {@link #open}; null when nothing is. */
    WriteBehindOutbox writeBehind() {
        return writeBehind;
    }

    private static JournalOutbox journal(Board board, Configuration configuration, NonVolatile memory,
            WhenFull whenFull) throws OutboxException, ConfigurationException {
        try {
            return JournalOutbox.open(memory, board.serialNumber(), configuration.integer(Keys.OUTBOX_CAPACITY),
                    configuration.integer(Keys.OUTBOX_MESSAGE_BYTES), whenFull,
                    configuration.is(Keys.OUTBOX_FOREIGN_JOURNAL, "erase"));
        } catch (JournalRefusedException e) {
            throw configuration.refusal(Keys.OUTBOX_STORAGE, e.getMessage());
        }
    }
}

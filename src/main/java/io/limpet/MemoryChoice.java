package io.limpet;

import io.limpet.board.Board;
import io.limpet.board.NonVolatile;
import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.Key;
import io.limpet.config.Keys;
import io.limpet.memory.At24c;

/** The non-volatile memories that the configuration names: the board's own, or an EEPROM on its bus. */
final class MemoryChoice {

    private final Board board;
    private final Configuration configuration;

    private MemoryChoice(Board board, Configuration configuration) {
        this.board = board;
        this.configuration = configuration;
    }

    /** @throws ConfigurationException when the board has none, and it is to be the board's */
    static NonVolatile forJournal(Board board, Configuration configuration) throws ConfigurationException {
        return new MemoryChoice(board, configuration).of(Keys.OUTBOX_MEMORY, Keys.OUTBOX_MEMORY_ADDRESS,
                board.nonVolatile(), " has no memory of its own for a journal. Wire an EEPROM and name it, or set"
                        + " outbox.storage = ram");
    }

    /**
     * Where what the device has to keep is kept; null for nowhere.
     *
     * @throws ConfigurationException when the board has none, and it is to be the board's
     */
    static NonVolatile forKeeping(Board board, Configuration configuration) throws ConfigurationException {
        return configuration.is(Keys.KEEP_MEMORY, "none") ? null
                : new MemoryChoice(board, configuration).of(Keys.KEEP_MEMORY, Keys.KEEP_MEMORY_ADDRESS,
                        board.keepMemory(), " has no memory of its own for it. Wire an EEPROM and name it, or set"
                                + " keep.memory = none");
    }

    private NonVolatile of(Key memory, Key address, NonVolatile own, String instead) throws ConfigurationException {
        if (!configuration.is(memory, "board")) {
            return At24c.create(configuration.text(memory), configuration.integer(address), board.i2cBus(),
                    board.clock());
        }
        if (own == null) {
            throw configuration.refusal(memory, board.name() + instead);
        }
        return own;
    }
}

package io.limpet;

import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.Keys;
import io.limpet.memory.At24c;
import io.limpet.outbox.JournalOutbox;

/** Whether the longest readings of a configuration fit its outbox: asked before an image is made, and at boot. */
public final class MessageSizes {

    private MessageSizes() {
    }

    /** @throws ConfigurationException when one would not, with the size that is needed */
    public static void check(Configuration configuration) throws ConfigurationException {
        Publication publication = Publication.of(configuration);
        Channel[] channels = Channel.of(configuration, null, null);   // sensors without a bus: never to measure
        int longest = 0;
        for (int i = 0; i < channels.length; i++) {
            longest = Math.max(longest, publication.bytesMax(channels[i]));
        }
        if (longest > configuration.integer(Keys.OUTBOX_MESSAGE_BYTES)) {
            throw configuration.refusal(Keys.OUTBOX_MESSAGE_BYTES, "must be at least " + longest
                    + ", the longest message of these sensors, topics and format");
        }
        checkSector(configuration);
    }

    /** How large the sectors of a board's own memory are, the board alone knows: it is asked at boot. */
    private static void checkSector(Configuration configuration) throws ConfigurationException {
        if (!configuration.is(Keys.OUTBOX_STORAGE, "journal") || configuration.is(Keys.OUTBOX_MEMORY, "board")) {
            return;
        }
        int most = JournalOutbox.messageBytesMax(At24c.create(configuration.text(Keys.OUTBOX_MEMORY),
                configuration.integer(Keys.OUTBOX_MEMORY_ADDRESS), null, null));   // without a bus: never to write
        if (configuration.integer(Keys.OUTBOX_MESSAGE_BYTES) > most) {
            throw configuration.refusal(Keys.OUTBOX_MESSAGE_BYTES, "must be " + most + " or less with outbox.memory = "
                    + configuration.text(Keys.OUTBOX_MEMORY) + ", whose sectors take no longer message");
        }
    }
}

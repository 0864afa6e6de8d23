package io.limpet;

import io.limpet.board.NonVolatile;
import io.limpet.config.Configuration;
import io.limpet.config.Keys;
import io.limpet.outbox.Wear;

/**
 * How long the memory of a journal lives at the rate of a configuration: told before an image is made, and at boot.
 *
 * <p>Reckoned with the longest message of each sensor, as if every reading went to the journal; so with {@code
 * outbox.journal-after} it is the life in an outage, or a link that is never there for long. Online nothing is written
 * then.
 */
public final class MemoryLife {

    private static final long SECOND = 1_000;
    private static final long DAY = 24 * 60 * 60 * SECOND;
    private static final long YEAR = 365 * DAY + DAY / 4;

    /** Beyond it a datasheet says no more, cycles or not: how long a cell keeps what is in it. */
    private static final long MOST = 100 * YEAR;

    private final Wear wear;
    private final long millis;

    public static MemoryLife of(Configuration configuration, NonVolatile memory) {
        Publication publication = Publication.of(configuration);
        Channel[] channels = Channel.of(configuration, null, null);   // sensors without a bus: never to measure
        int[] bytes = new int[channels.length];
        for (int i = 0; i < channels.length; i++) {
            bytes[i] = publication.bytesMax(channels[i]);
        }
        return new MemoryLife(new Wear(memory, bytes, configuration.integer(Keys.MQTT_QOS)),   // a mark for each step
                configuration.millis(Keys.PUBLISH_INTERVAL));
    }

    private MemoryLife(Wear wear, long intervalMillis) {
        this.wear = wear;
        this.millis = wear.batches() > MOST / intervalMillis ? MOST : wear.batches() * intervalMillis;
    }

    /** What is written for the messages of an interval. */
    public Wear wear() {
        return wear;
    }

    /** 100 years at most. */
    public long millis() {
        return millis;
    }

    /** {@code "38 years"}, {@code "7 months"}, {@code "12 days"}, {@code "5 hours"}; rounded down. */
    @Override
    public String toString() {
        if (millis >= MOST) {
            return "over 100 years";
        }
        if (millis >= 2 * YEAR) {
            return millis / YEAR + " years";
        }
        if (millis >= YEAR / 6) {
            return millis / (YEAR / 12) + " months";
        }
        return millis >= 2 * DAY ? millis / DAY + " days" : millis / (DAY / 24) + " hours";
    }
}

package io.limpet.endurance;

import io.limpet.scenario.Arrival;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** A device that publishes numbered readings, and whose power can be cut. */
interface CutDevice extends AutoCloseable {

    /** How long it may take to be online, on a machine that has much else to do. */
    Duration ONLINE_MAX = Duration.ofMinutes(2);

    /** For tables: {@code "Limpet, simulated board, journal"}. */
    String name();

    /** How many it takes when nothing hinders it. */
    double readingsPerSecond();

    /** How long it takes to be online, about; what is cut before was cut while it booted. */
    Duration bootTime();

    /** Begins another life; memory that lives without power is as the last one left it. */
    void powerOn() throws IOException;

    /** Waits until it is online. @throws IOException when that does not come */
    void awaitOnline() throws IOException;

    /** Lets it live for so long. @throws IOException when it ends by itself */
    void live(Duration time) throws IOException;

    /** Ends this life in the middle of whatever it does; returns when the device is still. */
    void cut() throws IOException;

    /** What it has taken for delivery in all lives so far, as somebody beside it saw. The last ones may be missing. */
    Set<ReadingNumber> accepted() throws IOException;

    /** How many it said it had to give up or to refuse: nothing was promised for these. */
    long refused() throws IOException;

    /** The number of a reading that has arrived; null when it is no reading. */
    ReadingNumber numberOf(Arrival arrival);

    @Override
    void close() throws IOException;
}

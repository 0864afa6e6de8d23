package io.limpet;

import io.limpet.board.Clock;
import io.limpet.log.Log;
import io.limpet.outbox.OutboxException;
import io.limpet.outbox.WriteBehindOutbox;

/**
 * Sends readings from RAM to the journal before they have waited for {@code outbox.journal-after}.
 *
 * <p>Looks twice in that time: what was there the last time and still is has waited for half of it at least, and for
 * less than all of it. Then everything is written, as the outage is not over.
 */
final class WriteBehind {

    private final Clock clock;
    private final Log log;

    /** Null when there is nothing to send later than at once. */
    private final WriteBehindOutbox outbox;

    private final long halfMillis;
    private long dueMillis;
    private long newestLastTime;
    private boolean failing;

    WriteBehind(Clock clock, Log log, WriteBehindOutbox outbox, long afterMillis) {
        this.clock = clock;
        this.log = log;
        this.outbox = outbox;
        this.halfMillis = Math.max(1, afterMillis / 2);
        this.dueMillis = outbox == null ? Long.MAX_VALUE : clock.uptimeMillis() + halfMillis;
    }

    /** When {@link #turn} has something to do next, in milliseconds of uptime. */
    long dueMillis() {
        return dueMillis;
    }

    void turn() {
        if (clock.uptimeMillis() < dueMillis) {
            return;
        }
        dueMillis = clock.uptimeMillis() + halfMillis;
        if (outbox.oldestYoung() != WriteBehindOutbox.NONE && outbox.oldestYoung() <= newestLastTime) {
            flush();
        }
        newestLastTime = outbox.lastNumber();
    }

    private void flush() {
        try {
            outbox.flush();
            failing = false;
        } catch (OutboxException e) {
            if (!failing) {
                failing = true;
                log.warn("outbox", e.getMessage() + "; readings wait in RAM");
            }
        }
    }
}

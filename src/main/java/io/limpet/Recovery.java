package io.limpet;

import io.limpet.board.Clock;
import io.limpet.log.Log;

/**
 * What a failure costs: one line in the log, and a wait.
 *
 * <p>The same failure again is no news, even if the time of day in its text has changed. A failure that only a person
 * can mend, a refused certificate or password, is waited out near the maximum at once. Once a message has been
 * acknowledged, what happens next is a new story.
 */
final class Recovery {

    /** After so many failures in a row the interface is brought up anew: some look up and carry nothing. */
    private static final int FAILURES_BEFORE_REJOINING = 5;

    private final Clock clock;
    private final Log log;
    private final Backoff backoff;
    private final Health health;

    private long endMillis;
    private int failuresInARow;
    private String lastComponent = "";
    private String lastFailure = "";

    Recovery(Clock clock, Log log, Backoff backoff, Health health) {
        this.clock = clock;
        this.log = log;
        this.backoff = backoff;
        this.health = health;
    }

    /** When the wait is over, in milliseconds of uptime. */
    long endMillis() {
        return endMillis;
    }

    /** Whether to take the link down and join anew before the next attempt. */
    boolean shouldRejoin() {
        return failuresInARow % FAILURES_BEFORE_REJOINING == 0;
    }

    void failed(String component, String message, boolean needsAttention) {
        long waitMillis = needsAttention ? backoff.nextMillisAfterRefusal() : backoff.nextMillis();
        endMillis = clock.uptimeMillis() + waitMillis;
        failuresInARow++;
        long tenths = (waitMillis + 99) / 100;
        String next = "next attempt in " + tenths / 10 + "." + tenths % 10 + " s, " + health.outboxSummary();
        if (differInNumbersOnly(message, lastFailure)) {
            log.debug(component, "the same again; " + next);
        } else {
            log.warn(component, message);
            log.info(component, next);
        }
        lastComponent = component;
        lastFailure = message;
    }

    /** The last failure as the log has it, with its component; empty when the connection has proved itself since. */
    String lastFailure() {
        return lastFailure.length() == 0 ? "" : lastComponent + ": " + lastFailure;
    }

    /** A message has been acknowledged: the connection has proved itself. */
    void succeeded() {
        backoff.reset();
        failuresInARow = 0;
        lastFailure = "";
    }

    private static boolean differInNumbersOnly(String one, String other) {
        int i = 0;
        int j = 0;
        while (true) {
            i = endOfDigits(one, i);
            j = endOfDigits(other, j);
            if (i == one.length() || j == other.length()) {
                return i == one.length() && j == other.length();
            }
            if (one.charAt(i++) != other.charAt(j++)) {
                return false;
            }
        }
    }

    private static int endOfDigits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}

package io.limpet.torture;

import io.limpet.board.ConnectException.Reason;

/**
 * How a connector has ended a trial.
 *
 * @param reason why it refused; null when it connected
 * @param said the message of the refusal; null when it connected
 * @param tookMillis from the start to that
 */
record Attempt(Reason reason, String said, long tookMillis) {

    boolean connected() {
        return reason == null;
    }
}

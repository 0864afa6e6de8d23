package io.limpet.simulator.panel;

/** Why a request is refused, in words for whoever sees them in a browser. */
@SuppressWarnings("serial")
final class Refusal extends RuntimeException {

    private final int status;

    /** @param text what was wrong, and what to do */
    Refusal(int status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}

package io.limpet.simulator.ca;

import java.io.IOException;

/** No chain could be had of a server: what happened, and what to do. */
final class FetchException extends IOException {

    private static final long serialVersionUID = 1L;

    FetchException(String message) {
        super(message);
    }
}

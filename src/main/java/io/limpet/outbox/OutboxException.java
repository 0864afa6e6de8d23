package io.limpet.outbox;

import java.io.IOException;

/** The outbox's memory does not do what it should; its text says which memory, where, and what. */
public final class OutboxException extends IOException {

    private static final long serialVersionUID = 1L;

    public OutboxException(String message) {
        super(message);
    }
}

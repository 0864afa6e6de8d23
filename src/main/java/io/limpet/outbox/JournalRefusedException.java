package io.limpet.outbox;

/** A memory holds something that must not be taken for this device's journal, nor overwritten; its text says what. */
public final class JournalRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    JournalRefusedException(String message) {
        super(message);
    }
}

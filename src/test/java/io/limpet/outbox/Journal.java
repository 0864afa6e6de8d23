package io.limpet.outbox;

import io.limpet.board.NonVolatile;

/** How the journal under test is opened: the real one, or one with a defect ({@link DefectiveJournal}). */
@FunctionalInterface
interface Journal {

    String SERIAL_NUMBER = "limpet-1";

    Journal REAL = (memory, capacity, messageBytesMax, whenFull) ->
            JournalOutbox.open(memory, SERIAL_NUMBER, capacity, messageBytesMax, whenFull, false);

    Outbox open(NonVolatile memory, int capacity, int messageBytesMax, WhenFull whenFull) throws Exception;

    /** {@link JournalOutbox#damaged()}, whichever class loader it is from. */
    static long damaged(Outbox outbox) throws ReflectiveOperationException {
        return (long) outbox.getClass().getMethod("damaged").invoke(outbox);
    }
}

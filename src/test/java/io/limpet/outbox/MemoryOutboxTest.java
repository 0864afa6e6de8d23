package io.limpet.outbox;

/** The outbox in RAM keeps the contract. */
class MemoryOutboxTest extends OutboxContract {

    @Override
    Outbox create(int capacity, WhenFull whenFull) {
        return new MemoryOutbox(capacity, MESSAGE_BYTES_MAX, whenFull);
    }
}

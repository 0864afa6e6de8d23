package io.limpet.storm;

import io.limpet.outbox.ForwardingOutbox;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import java.util.Iterator;

/** Stands between the firmware and its outbox in one life, and writes into the {@link Ledger} what it sees. */
final class Witness extends ForwardingOutbox {

    /** What a message has before its topic (io.limpet.mqtt.Message). */
    private static final int FRONT_BYTES = 3;

    private final Outbox outbox;
    private final Ledger ledger;
    private final Reconciliation reconciliation;

    /** How many the outbox had dropped when it was last looked at. */
    private long dropped;

    /** After a failure, what was asked for may have happened or not. */
    private boolean unsettled;

    /** @param reconciliation has been done at the beginning of this life, and is done again after a failure */
    Witness(Outbox outbox, Ledger ledger, Reconciliation reconciliation) {
        super(outbox);
        this.outbox = outbox;
        this.ledger = ledger;
        this.reconciliation = reconciliation;
        know(outbox.dropped());
    }

    private void know(long dropped) {
        this.dropped = dropped;
        reconciliation.droppedAreKnown(dropped);
    }

    @Override
    public long append(byte[] bytes, int offset, int length) throws OutboxException {
        ledger.handOver(Digest.of(bytes, offset + FRONT_BYTES, length - FRONT_BYTES));
        long number;
        try {
            settle();
            dropWhatIsGone();
            number = outbox.append(bytes, offset, length);
        } catch (OutboxException e) {
            ledger.fail();
            reconciliation.handingOverFailed();
            unsettled = true;
            throw e;
        }
        if (number == NONE) {
            ledger.refuse();
            know(dropped + 1);
        } else {
            ledger.accept(number);
        }
        dropWhatIsGone();
        lookForDamage();
        ledger.demandBalance(outbox.size());
        return number;
    }

    /**
     * A damaged message is noticed when it is looked at, and is there no more. One that has left is there again if the
     * record of that is damaged, and the memory had to be read anew since.
     */
    private void lookForDamage() throws OutboxException {
        if (ledger.size() > outbox.size()) {
            for (Entry each : ledger.waiting()) {
                length(each.number);
            }
        } else if (ledger.size() < outbox.size()) {
            reconciliation.afterFailure(outbox);
        }
    }

    /** Some have given way to others, says the outbox: those that are there no more. */
    private void dropWhatIsGone() throws OutboxException {
        long count = outbox.dropped() - dropped;
        know(dropped + count);
        for (long back = count; back < 0; back++) {   // the record of a drop is damaged, and was read anew
            reconciliation.excuse("the outbox has dropped " + -count + " less than before");
        }
        Iterator<Entry> each = count <= 0 ? null : ledger.waiting().iterator();
        for (long left = count; left > 0;) {
            if (!each.hasNext()) {
                reconciliation.excuse("the outbox says that it has dropped " + count + ", and " + left
                        + " of them are there");
                return;
            }
            Entry entry = each.next();
            if (entry.mark == 0 && outbox.length(entry.number) < 0) {   // the others are damaged
                ledger.drop(entry);
                left--;
            }
        }
    }

    @Override
    public void setMark(long number, int mark) throws OutboxException {
        Entry entry = ledger.waiting(number);
        if (entry != null) {
            entry.markWanted = mark;
        }
        try {
            settle();
            outbox.setMark(number, mark);
        } catch (OutboxException e) {
            unsettled = true;
            throw e;
        }
        if (entry != null) {
            entry.mark = mark;
        }
    }

    @Override
    public void remove(long number) throws OutboxException {
        Entry entry = ledger.waiting(number);
        if (entry != null) {
            entry.leaving = true;
        }
        try {
            settle();
            outbox.remove(number);
        } catch (OutboxException e) {
            unsettled = true;
            throw e;
        }
        if (entry != null && entry.isWaiting()) {
            ledger.leave(entry);
        }
    }

    @Override
    public long next(long number) throws OutboxException {
        settle();
        dropWhatIsGone();   // also what gave way when readings went from RAM to a full journal
        return outbox.next(number);
    }

    @Override
    public int length(long number) throws OutboxException {
        settle();
        int length = outbox.length(number);
        Entry entry = ledger.waiting(number);
        if (length < 0 && entry != null) {
            ledger.loseDamaged(entry);
        }
        return length;
    }

    @Override
    public void read(long number, int from, byte[] into, int offset, int length) throws OutboxException {
        settle();
        outbox.read(number, from, into, offset, length);
    }

    @Override
    public int mark(long number) throws OutboxException {
        settle();
        return outbox.mark(number);
    }

    /** Of topic and payload of a message in an outbox. */
    static long digest(Outbox outbox, long number) throws OutboxException {
        byte[] bytes = new byte[outbox.length(number)];
        outbox.read(number, 0, bytes, 0, bytes.length);
        return Digest.of(bytes, FRONT_BYTES, bytes.length - FRONT_BYTES);
    }

    private void settle() throws OutboxException {
        if (unsettled) {
            reconciliation.afterFailure(outbox);
            know(outbox.dropped());
            unsettled = false;
        }
    }
}

package io.limpet.outbox;

/** An outbox that hands everything on to another: for whoever wants to stand between, and change or tell one thing. */
public abstract class ForwardingOutbox implements Outbox {

    private final Outbox outbox;

    protected ForwardingOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public long append(byte[] bytes, int offset, int length) throws OutboxException {
        return outbox.append(bytes, offset, length);
    }

    @Override
    public long next(long number) throws OutboxException {
        return outbox.next(number);
    }

    @Override
    public int length(long number) throws OutboxException {
        return outbox.length(number);
    }

    @Override
    public void read(long number, int from, byte[] into, int offset, int length) throws OutboxException {
        outbox.read(number, from, into, offset, length);
    }

    @Override
    public int mark(long number) throws OutboxException {
        return outbox.mark(number);
    }

    @Override
    public void setMark(long number, int mark) throws OutboxException {
        outbox.setMark(number, mark);
    }

    @Override
    public void remove(long number) throws OutboxException {
        outbox.remove(number);
    }

    @Override
    public int size() {
        return outbox.size();
    }

    @Override
    public int capacity() {
        return outbox.capacity();
    }

    @Override
    public int messageBytesMax() {
        return outbox.messageBytesMax();
    }

    @Override
    public long dropped() {
        return outbox.dropped();
    }
}

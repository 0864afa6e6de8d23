package io.limpet.outbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an outbox has been told and has said: the judge of what it holds after each operation, and after a power cut
 * within one.
 *
 * <p>A power cut leaves an operation done or not done; an append that makes room does two things, and may be left after
 * the first. All else is an {@link AssertionError}.
 *
 * @param last the last number given; up to {@code lastMost} may have been given to appends that a cut has undone
 * @param refused how many of those dropped were new ones, since the last boot: a power cut may make them forgotten
 * @param attempts how often a message was appended, accepted or not: no two have the same bytes
 */
record Ledger(Limits limits, List<Message> live, long last, long lastMost, long dropped, long refused, int attempts) {

    /** What justifies that a message is dropped. */
    record Limits(int capacity, int messageBytesMax, WhenFull whenFull, Layout layout) {

        /**
         * Whether these may be too many bytes: if they all lie in the sector whose place is needed, they are more than
         * half of it, or leave no room for the new one in the next.
         */
        boolean areTight(List<Message> messages, int newBytes) {
            int bytes = 0;
            for (Message message : messages) {
                bytes += layout.messageRecordBytes(message.length());
            }
            int room = layout.messagesEnd - layout.headerBytes;
            return bytes > room / 2 || bytes > room - layout.valueBytes - layout.messageRecordBytes(newBytes)
                    - layout.recordBytes(0);
        }
    }

    /** A message that waits; its bytes follow from its attempt. */
    record Message(long number, int attempt, int length, int mark) {

        /** Every third is all ones behind its first byte: as if nothing had been programmed there. */
        byte[] bytes() {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0xff);
            for (int i = 0; i < (attempt % 3 == 0 ? Math.min(1, length) : length); i++) {
                bytes[i] = (byte) (attempt * 31 + i * 7 + 1);
            }
            return bytes;
        }
    }

    static Ledger empty(Limits limits) {
        return new Ledger(limits, List.of(), 0, 0, 0, 0, 0);
    }

    /** The message that is appended next, if it gets this number. */
    Message next(long number, int length) {
        return new Message(number, attempts + 1, length, 0);
    }

    /** What is so after an operation has returned; judges it. */
    Ledger after(Operation operation, long answer, Outbox outbox) throws OutboxException {
        List<Message> expected = new ArrayList<>(live);
        if (operation.isSend()) {
            expected.set(operation.index(), operation.sent(this));
        } else if (operation.isAcknowledgement()) {
            expected.remove(operation.index());
        }
        boolean accepted = operation.isAppend() && answer != Outbox.NONE;
        int given = operation.isAppend() ? giveUp(expected, outbox, accepted, operation.bytes(limits)) : 0;
        long counted = outbox.dropped() - given;
        if (operation == Operation.REBOOT) {
            demandCount(counted, dropped - refused, dropped);
            return then(operation, expected, answer, lastMost, outbox, 0);
        }
        int refusals = operation.isAppend() && !accepted ? refuse(operation.bytes(limits)) : 0;
        demandCount(counted, dropped + refusals, dropped + refusals);
        return then(operation, expected, answer, lastMost, outbox, refused + refusals);
    }

    /** What is so when the power has failed within the operation, and the outbox was opened again; judges it. */
    Ledger afterCut(Operation operation, Outbox outbox) throws OutboxException {
        List<Message> expected = new ArrayList<>(live);
        if (operation.isSend() && outbox.mark(operation.target(this).number()) == operation.sent(this).mark()) {
            expected.set(operation.index(), operation.sent(this));
        } else if (operation.isAcknowledgement() && outbox.length(operation.target(this).number()) < 0) {
            expected.remove(operation.index());
        }
        long number = operation.isAppend() ? outbox.next(last) : Outbox.NONE;
        boolean accepted = number != Outbox.NONE;
        int given = operation.isAppend() ? giveUp(expected, outbox, accepted, operation.bytes(limits)) : 0;
        boolean mayRefuse = operation.isAppend() && !accepted && isFull(operation.bytes(limits));
        demandCount(outbox.dropped() - given, dropped - refused, dropped + (mayRefuse ? 1 : 0));
        return then(operation, expected, number, operation.isAppend() ? lastMost + 1 : lastMost, outbox, 0);
    }

    private Ledger then(Operation operation, List<Message> expected, long accepted, long lastMost, Outbox outbox,
            long refused) throws OutboxException {
        if (accepted != Outbox.NONE) {
            if (accepted <= last || accepted > this.lastMost + 1) {
                throw new AssertionError("accepted as " + accepted + ", must be " + (last + 1));
            }
            expected.add(next(accepted, operation.bytes(limits)));
        }
        check(expected, outbox);
        return new Ledger(limits, List.copyOf(expected), Math.max(last, accepted),
                accepted != Outbox.NONE ? accepted : lastMost,
                outbox.dropped(), refused, operation.isAppend() ? attempts + 1 : attempts);
    }

    /** Takes out what the outbox has dropped, if it had reason to and chose the right ones. Returns how many. */
    private int giveUp(List<Message> expected, Outbox outbox, boolean accepted, int newBytes) throws OutboxException {
        List<Message> given = new ArrayList<>();
        for (Message message : expected) {
            if (outbox.length(message.number()) < 0) {
                given.add(message);
            }
        }
        if (!given.isEmpty() || accepted) {
            judge(given, accepted, newBytes);
            expected.removeAll(given);
        }
        return given.size();
    }

    private void judge(List<Message> given, boolean accepted, int newBytes) {
        for (Message message : given) {
            demand(message.mark() == 0, "dropped one under way");
            demand(limits.whenFull == WhenFull.DROP_OLDEST, "dropped an old one, where the newest is to go");
            demand(isFull(newBytes), "dropped one without need");
        }
        if (live.size() == limits.capacity && !isTight(newBytes)) {
            demand(given.size() == 1 || given.isEmpty() && !accepted, "dropped one too few or too many");
            demand(given.isEmpty() || given.get(0) == oldestUnmarked(), "dropped another than the oldest");
        }
    }

    /** A new message was refused: judges whether it had to be. Returns how many that are. */
    private int refuse(int newBytes) {
        demand(isFull(newBytes), "refused without need");
        demand(isTight(newBytes) || limits.whenFull == WhenFull.DROP_NEWEST || oldestUnmarked() == null,
                "refused, though another could go");
        return 1;
    }

    private Message oldestUnmarked() {
        for (Message message : live) {
            if (message.mark() == 0) {
                return message;
            }
        }
        return null;
    }

    private boolean isFull(int newBytes) {
        return live.size() == limits.capacity || isTight(newBytes);
    }

    private boolean isTight(int newBytes) {
        return limits.areTight(live, newBytes);
    }

    private static void check(List<Message> expected, Outbox outbox) throws OutboxException {
        long number = Outbox.NONE;
        for (Message message : expected) {
            number = outbox.next(number);
            if (number != message.number()) {
                throw new AssertionError("found message " + number + ", must be " + message);
            }
            check(message, outbox);
        }
        number = outbox.next(number);
        if (number != Outbox.NONE || outbox.size() != expected.size()) {
            throw new AssertionError("found message " + number + ", size " + outbox.size() + ", must be " + expected);
        }
    }

    private static void check(Message message, Outbox outbox) throws OutboxException {
        long number = message.number();
        byte[] bytes = new byte[outbox.length(number)];
        outbox.read(number, 0, bytes, 0, bytes.length);
        if (!Arrays.equals(bytes, message.bytes()) || outbox.mark(number) != message.mark()) {
            throw new AssertionError("found " + Arrays.toString(bytes) + ", mark " + outbox.mark(number)
                    + ", must be " + message);
        }
    }

    private static void demandCount(long counted, long least, long most) {
        if (counted < least || counted > most) {
            throw new AssertionError("counts " + counted + " as dropped, must be " + least + " to " + most);
        }
    }

    private static void demand(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}

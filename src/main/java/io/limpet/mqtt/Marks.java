package io.limpet.mqtt;

import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;

/** The marks that {@link Delivery} gives to messages under way; the layout is drawn there. */
final class Marks {

    private static final int SLOTS_MAX = 65536;

    private Marks() {
    }

    static int of(int awaited, int identifier) {
        return awaited << 16 | identifier;
    }

    static int awaited(int mark) {
        return mark >>> 16;
    }

    static int identifier(int mark) {
        return mark & 0xffff;
    }

    /** Whether a message of this QoS can have this mark. */
    static boolean isPossible(int mark, int qos) {
        int awaited = awaited(mark);
        return identifier(mark) != 0 && (qos == 1 && awaited == PacketType.PUBACK
                || qos == 2 && (awaited == PacketType.PUBREC || awaited == PacketType.PUBCOMP));
    }

    /**
     * How many slots an {@link Inflight} needs for this many entries and for those that the outbox has marked, each
     * of which must have a slot to itself. At start only; with 65,536 slots every identifier has its own.
     */
    static int slotsFor(Outbox outbox, int entries) throws OutboxException {
        int marked = 0;
        for (long number = outbox.next(Outbox.NONE); number != Outbox.NONE; number = outbox.next(number)) {
            if (outbox.mark(number) != 0) {
                marked++;
            }
        }
        int slots = Math.min(SLOTS_MAX, Inflight.slotsFor(Math.max(entries, marked)));
        while (slots < SLOTS_MAX && collide(outbox, slots)) {
            slots *= 2;
        }
        return slots;
    }

    private static boolean collide(Outbox outbox, int slots) throws OutboxException {
        int[] taken = new int[slots];
        for (long number = outbox.next(Outbox.NONE); number != Outbox.NONE; number = outbox.next(number)) {
            int identifier = identifier(outbox.mark(number));
            int slot = identifier & slots - 1;
            if (identifier != 0 && taken[slot] != 0 && taken[slot] != identifier) {
                return true;
            }
            taken[slot] = identifier != 0 ? identifier : taken[slot];
        }
        return false;
    }
}

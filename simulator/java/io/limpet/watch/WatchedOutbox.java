package io.limpet.watch;

import io.limpet.outbox.ForwardingOutbox;
import io.limpet.outbox.JournalOutbox;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import io.limpet.outbox.WriteBehindOutbox;
import io.limpet.simulator.panel.DeviceEvents;
import io.limpet.simulator.panel.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An outbox of which it is told what becomes of each message: handed over, acknowledged, dropped. Keeps a list of its
 * own of what waits, and what is on that and no more in the outbox has given way.
 */
public final class WatchedOutbox extends ForwardingOutbox {

    /** What a message has before its topic; the topic's length is the last two (io.limpet.mqtt.Message). */
    private static final int FRONT_BYTES = 3;

    private final Outbox outbox;
    private final DeviceEvents events;
    private final TreeMap<Long, Message> waiting = new TreeMap<>();

    /** Those whose acceptance has failed: what was asked for may have happened all the same. */
    private final List<Message> doubtful = new ArrayList<>();

    /** The one whose removal has failed, so that it may have left; or {@link #NONE}. */
    private long leaving = NONE;
    private boolean unsettled;

    public WatchedOutbox(Outbox outbox, DeviceEvents events) throws OutboxException {
        super(outbox);
        this.outbox = outbox;
        this.events = events;
        for (long number = outbox.next(NONE); number != NONE; number = outbox.next(number)) {
            keep(number);
        }
    }

    /** What waits, the oldest first. */
    public List<Message> waiting() {
        return List.copyOf(waiting.values());
    }

    /** How many of them are in the journal; -1 when there is none. */
    public int inJournal() {
        if (outbox instanceof WriteBehindOutbox behind) {
            long oldestYoung = behind.oldestYoung();   // all in the journal are older
            return outbox.size() - (oldestYoung == NONE ? 0 : waiting.tailMap(oldestYoung).size());
        }
        return outbox instanceof JournalOutbox ? outbox.size() : -1;
    }

    /** Tells what has gone since it was looked at last: also when readings go from RAM to a journal that is full. */
    public void look() {
        try {
            settle();
            tellWhatIsGone();
        } catch (OutboxException e) {
            unsettled = true;   // its memory fails: later
        }
    }

    @Override
    public long append(byte[] bytes, int offset, int length) throws OutboxException {
        Message message = message(Arrays.copyOfRange(bytes, offset, offset + length));
        long number;
        try {
            settle();
            number = outbox.append(bytes, offset, length);
        } catch (OutboxException e) {
            events.sampled(message);
            doubtful.add(message);
            unsettled = true;
            throw e;
        }
        events.sampled(message);   // not before: when the power fails within a write, nothing was accepted
        if (number == NONE) {
            events.dropped(message);
        } else {
            waiting.put(number, message);
        }
        look();
        return number;
    }

    @Override
    public void remove(long number) throws OutboxException {
        try {
            settle();
            outbox.remove(number);
        } catch (OutboxException e) {
            leaving = number;
            unsettled = true;
            throw e;
        }
        acknowledge(number);
    }

    private void acknowledge(long number) {
        Message message = waiting.remove(number);
        if (message != null) {
            events.acknowledged(message);
        }
    }

    private void tellWhatIsGone() throws OutboxException {
        Iterator<Map.Entry<Long, Message>> each = waiting.entrySet().iterator();
        while (waiting.size() > outbox.size() && each.hasNext()) {
            Map.Entry<Long, Message> entry = each.next();
            if (outbox.length(entry.getKey()) < 0) {
                each.remove();
                events.dropped(entry.getValue());
            }
        }
    }

    /** After a failure: what is there? */
    private void settle() throws OutboxException {
        if (!unsettled) {
            return;
        }
        if (leaving != NONE && outbox.length(leaving) < 0) {
            acknowledge(leaving);
        }
        leaving = NONE;
        for (long number = outbox.next(NONE); number != NONE; number = outbox.next(number)) {
            if (!waiting.containsKey(number)) {
                keep(number);
                doubtful.remove(find(waiting.get(number)));
            }
        }
        doubtful.forEach(events::dropped);
        doubtful.clear();
        unsettled = false;
    }

    /** The doubtful one that this is; null when it is none. */
    private Message find(Message found) {
        return doubtful.stream().filter(each -> each.topic().equals(found.topic())
                && Arrays.equals(each.payload(), found.payload())).findFirst().orElse(null);
    }

    private void keep(long number) throws OutboxException {
        byte[] bytes = new byte[Math.max(0, outbox.length(number))];
        outbox.read(number, 0, bytes, 0, bytes.length);
        waiting.put(number, message(bytes));
    }

    /** What is no message of MQTT has no topic. */
    private static Message message(byte[] bytes) {
        int topicBytes = bytes.length < FRONT_BYTES ? 0 : (bytes[1] & 0xff) << 8 | bytes[2] & 0xff;
        int payloadAt = FRONT_BYTES + topicBytes;
        if (payloadAt > bytes.length) {
            return new Message("", bytes);
        }
        return new Message(new String(bytes, FRONT_BYTES, topicBytes, StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, payloadAt, bytes.length));
    }
}

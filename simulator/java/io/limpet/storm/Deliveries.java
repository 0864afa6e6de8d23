package io.limpet.storm;

import io.limpet.storm.Entry.State;
import io.limpet.storm.broker.Subscriber;
import java.util.function.LongSupplier;

/**
 * Judges what the subscriber gets: nothing that was never accepted, first deliveries in the order of the readings, and
 * with QoS 2 nothing twice as long as the broker keeps the session.
 */
final class Deliveries implements Subscriber {

    private final Ledger ledger;
    private final Excuses excuses;
    private final String readingTopics;

    /** How many sessions of the device the broker has lost, or was asked to forget. */
    private final LongSupplier sessionsLost;

    private long lastPlace;
    private long first;
    private long again;

    Deliveries(Ledger ledger, Excuses excuses, String readingTopics, LongSupplier sessionsLost) {
        this.ledger = ledger;
        this.excuses = excuses;
        this.readingTopics = readingTopics;
        this.sessionsLost = sessionsLost;
    }

    /** Readings that have been delivered. */
    long first() {
        return first;
    }

    /** Deliveries of a reading that had been delivered before. */
    long again() {
        return again;
    }

    @Override
    public void delivered(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean duplicate, boolean retain) {
        if (!isReading(bytes, topicOffset, topicBytes)) {
            return;
        }
        Entry entry = find(digest(bytes, topicOffset, topicBytes, payloadOffset, payloadBytes));
        if (entry.deliveries++ == 0) {
            first++;
            judgeOrder(entry);
        } else {
            again++;
            judgeAgain(entry, qos);
        }
        entry.sessionAtDelivery = sessionsLost.getAsLong();
    }

    @Override
    public void lost(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes) {
        if (isReading(bytes, topicOffset, topicBytes)) {
            ledger.find(digest(bytes, topicOffset, topicBytes, payloadOffset, payloadBytes)).lostByBroker = true;
        }
    }

    private static long digest(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes) {
        return Digest.add(Digest.of(bytes, topicOffset, topicBytes), bytes, payloadOffset, payloadBytes);
    }

    /** Status messages and wills are no readings. */
    private boolean isReading(byte[] bytes, int offset, int length) {
        if (length < readingTopics.length()) {
            return false;
        }
        for (int i = 0; i < readingTopics.length(); i++) {
            if (bytes[offset + i] != readingTopics.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Of readings that look the same, the likeliest; of those that wait, the oldest. */
    private Entry find(long digest) {
        Entry found = ledger.find(digest);
        if (found == null) {
            throw new Violation("delivered although it was never accepted, or long after it had left the outbox");
        }
        for (Entry each = found.twin; each != null; each = each.twin) {
            if (likelihood(each) > likelihood(found) || likelihood(each) == 3 && likelihood(found) == 3) {
                found = each;
            }
        }
        return found;
    }

    /** One that has left may have done so just before, with QoS 0 or with the power. */
    private static int likelihood(Entry entry) {
        if (entry.isWaiting()) {
            return entry.deliveries == 0 ? 3 : 2;
        }
        return entry.deliveries == 0 && entry.state != State.DROPPED ? 1 : 0;
    }

    private void judgeOrder(Entry entry) {
        if (entry.state == State.DROPPED) {
            excuses.demand("delivered although it was dropped: " + entry);
        }
        if (entry.place < lastPlace) {
            excuses.demand("delivered out of order, after reading " + lastPlace + ": " + entry);
        }
        lastPlace = Math.max(lastPlace, entry.place);
    }

    private void judgeAgain(Entry entry, int qos) {
        if (entry.excused || qos == 0) {
            return;   // with QoS 0 the power can fail between sending a message and forgetting it
        }
        if (entry.state == State.GONE) {
            excuses.demand("delivered again although it had been acknowledged: " + entry);
        } else if (qos == 2 && entry.sessionAtDelivery == sessionsLost.getAsLong()) {
            excuses.demand("delivered twice with QoS 2 and a session that was kept: " + entry);
        }
    }
}

package io.limpet.storm.broker;

import java.util.ArrayDeque;

/**
 * What a connection is to send, and when. Each lane is in order, as §4.6 demands of acknowledgements of one kind, and
 * independent of the others, as it allows; but everything waits for the CONNACK.
 */
final class Answers {

    /**
     * One packet.
     *
     * @param transfer of which it is a part, or null
     * @param packet null when it is an acknowledgement, made of type and identifier
     */
    record Answer(long dueMillis, int type, int identifier, Outgoing.Transfer transfer, byte[] packet) {
    }

    private static final int CONNACK = 0;
    private static final int MESSAGES = 6;

    /** By packet type. */
    private static final int[] LANES = {-1, -1, CONNACK, MESSAGES, 1, 2, MESSAGES, 3, -1, 4, -1, 4, -1, 5};

    @SuppressWarnings({"unchecked", "rawtypes"})
    private final ArrayDeque<Answer>[] lanes = new ArrayDeque[MESSAGES + 1];

    private final long[] lastMillis = new long[MESSAGES + 1];

    Answers() {
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new ArrayDeque<>(4);
        }
    }

    /** When a packet of a type is due that would be so at some time if it were alone. */
    long dueMillis(int type, long millis) {
        int lane = LANES[type];
        lastMillis[lane] = Math.max(millis, Math.max(lastMillis[CONNACK], lastMillis[lane]));
        return lastMillis[lane];
    }

    void add(Answer answer) {
        lanes[LANES[answer.type()]].add(answer);
    }

    /** The next that is due, or null. */
    Answer next(long nowMillis) {
        int first = -1;
        long firstMillis = nowMillis + 1;
        for (int i = 0; i < lanes.length; i++) {
            Answer head = lanes[i].peek();
            if (head != null && head.dueMillis() < firstMillis) {
                first = i;
                firstMillis = head.dueMillis();
            }
        }
        return first < 0 ? null : lanes[first].poll();
    }

    void clear() {
        for (ArrayDeque<Answer> lane : lanes) {
            lane.clear();
        }
    }
}

package io.limpet.storm.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The QoS 2 messages that a session has received and not yet released (§4.3.3): what makes one message of two sendings.
 * Part of the session, so that it lives as long as that, through the broker's restarts.
 */
final class Reception {

    private final boolean[] held = new boolean[65536];

    /** Those of them that are handed on when they are released, by identifier, in the order in which they came. */
    private final Map<Integer, Message> stored = new LinkedHashMap<>();

    /** Returns false when it is held already: it is the same message then. */
    boolean hold(int identifier) {
        boolean anew = !held[identifier];
        held[identifier] = true;
        return anew;
    }

    void store(int identifier, Message message) {
        stored.put(identifier, message);
    }

    /** Lets go of an identifier. Returns the message that is to be handed on now, or null. */
    Message release(int identifier) {
        held[identifier] = false;
        return stored.remove(identifier);
    }

    /** What has been received and not been handed on. */
    List<Message> stored() {
        return List.copyOf(stored.values());
    }
}

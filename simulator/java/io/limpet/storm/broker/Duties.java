package io.limpet.storm.broker;

import java.util.Arrays;

/**
 * What a client has to keep to in its session, as far as a broker can tell: which identifiers are in use, what must be
 * sent again on a new connection, with DUP, the same content and in the same order, and what must not.
 *
 * <pre>
 *   FREE --PUBLISH--> PUBLISHED --PUBACK--> SETTLED                       upper case: from the client
 *                     PUBLISHED --PUBREC--> RECORDED --PUBREL--> RELEASED --PUBCOMP--> COMPLETED
 * </pre>
 *
 * A state changes when the broker <em>sends</em> an acknowledgement. Whether that arrives it does not know, so SETTLED
 * and RECORDED and COMPLETED leave the client the choice that it has.
 */
final class Duties {

    private static final int IDENTIFIERS = 65536;

    private static final byte FREE = 0;
    private static final byte PUBLISHED = 1;
    private static final byte RECORDED = 2;
    private static final byte RELEASED = 3;
    private static final byte SETTLED = 4;
    private static final byte COMPLETED = 5;
    /** A SUBSCRIBE or UNSUBSCRIBE that is not answered. */
    private static final byte ASKED = 6;
    /** The client may have lost what it knew of it, or know something from a session that the broker has lost. */
    private static final byte UNCERTAIN = 7;

    private final byte[] states = new byte[IDENTIFIERS];

    /** Hashes of what was published under them. */
    private final int[] contents = new int[IDENTIFIERS];

    /** In which order they were first published. */
    private final int[] orders = new int[IDENTIFIERS];

    /** On which connection they were last sent. */
    private final int[] connections = new int[IDENTIFIERS];

    /** Those that are PUBLISHED, RECORDED or RELEASED. */
    private final Identifiers underWay = new Identifiers();

    private final Identifiers asked = new Identifiers();

    /** Those of the PUBRECs of this connection that are not yet answered. */
    private final Identifiers recorded = new Identifiers();

    private int lastOrder;
    private int connection;

    /** Whether this connection goes on with a session, so that there can be something to send again. */
    private boolean resumed;

    /** Whether all that must be sent again has been. */
    private boolean caughtUp;

    /** Whether the session is new and the client cannot be known to know. */
    /** Whether the client has lost memory since it connected last. */
    private boolean forgetful;

    private boolean newnessUntold;

    private boolean uncertain;
    private int lastPublishedAgain;
    private int lastReleasedAgain;

    /** A CONNECT is accepted. */
    void connected(boolean sessionPresent) {
        connection++;
        resumed = sessionPresent;
        caughtUp = !sessionPresent;
        lastPublishedAgain = 0;
        lastReleasedAgain = 0;
        recorded.clear();
        forgetRequests();
        if (sessionPresent && newnessUntold || forgetful) {
            mayHaveForgotten();
        }
        forgetful = false;
        newnessUntold = !sessionPresent;
    }

    /** They do not outlive their connection. */
    private void forgetRequests() {
        for (int i = 0; i < asked.size(); i++) {
            states[asked.get(i)] = states[asked.get(i)] == ASKED ? FREE : states[asked.get(i)];
        }
        asked.clear();
    }

    /** The client has sent something after the CONNACK, and so knows what that said. */
    void heardAfterConnack() {
        if (newnessUntold) {
            newnessUntold = false;
            Arrays.fill(states, FREE);
            underWay.clear();
            uncertain = false;
        }
    }

    /** The client has lost memory, all or some of it; what it has sent before may still be on its way. */
    void loseMemory() {
        mayHaveForgotten();
        forgetful = true;
    }

    private void mayHaveForgotten() {
        Arrays.fill(states, UNCERTAIN);
        underWay.clear();
        recorded.clear();
        uncertain = true;
    }

    /** A PUBLISH with QoS 1 or 2. */
    void publish(int identifier, boolean duplicate, int content) throws Breach {
        byte state = states[identifier];
        if (state == PUBLISHED || state == RECORDED || state == RELEASED) {
            publishAgain(identifier, duplicate, content);
        } else if (state == ASKED) {
            throw new Breach("2.3.1", "PUBLISH under identifier " + identifier + ", which a request uses");
        } else if (duplicate && contents[identifier] == content && (state == SETTLED || state == COMPLETED)) {
            publishSettledAgain(identifier);
        } else {
            publishNew(identifier, duplicate, content);
        }
        connections[identifier] = connection;
    }

    private void publishAgain(int identifier, boolean duplicate, int content) throws Breach {
        if (!duplicate) {
            throw connections[identifier] == connection
                    ? new Breach("2.3.1", "PUBLISH under identifier " + identifier + ", which is in use")
                    : new Breach("3.3.1.1", "PUBLISH " + identifier + " is sent again without DUP, or is another one");
        }
        if (states[identifier] == RELEASED) {
            throw new Breach("4.3.3", "PUBLISH " + identifier + " after its PUBREL");
        }
        if (contents[identifier] != content) {
            throw new Breach("4.4", "PUBLISH " + identifier + " is sent again with other content");
        }
        requireOrder(identifier);
    }

    /** The client has not got the acknowledgement that was sent. */
    private void publishSettledAgain(int identifier) throws Breach {
        if (states[identifier] == COMPLETED) {
            throw new Breach("4.3.3", "PUBLISH " + identifier + " after its PUBREL");
        }
        requireOrder(identifier);
        states[identifier] = PUBLISHED;
        underWay.add(identifier);
    }

    private void requireOrder(int identifier) throws Breach {
        if (connections[identifier] != connection) {
            if (orders[identifier] < lastPublishedAgain) {
                throw new Breach("4.6", "PUBLISH " + identifier + " is sent again after a later one");
            }
            lastPublishedAgain = orders[identifier];
        }
    }

    /** Its first sending, or the first that has come: what is before it in the client's order has come by then. */
    private void publishNew(int identifier, boolean duplicate, int content) throws Breach {
        if (duplicate && !resumed) {
            throw new Breach("3.3.1.1", "PUBLISH " + identifier + " has DUP at its first sending");
        }
        if (!caughtUp) {
            requireCaughtUp(identifier, duplicate);
        }
        states[identifier] = PUBLISHED;
        contents[identifier] = content;
        orders[identifier] = ++lastOrder;
        underWay.add(identifier);
    }

    private void requireCaughtUp(int identifier, boolean duplicate) throws Breach {
        for (int i = 0; i < underWay.size(); i++) {
            int owed = underWay.get(i);
            if (connections[owed] != connection && !(duplicate && states[owed] != PUBLISHED)) {
                throw new Breach(duplicate ? "4.6" : "4.4", "PUBLISH " + identifier
                        + (duplicate ? "" : ", a new one,") + " comes before " + owed + " has been sent again");
            }
        }
        if (!duplicate) {
            caughtUp = true;
            makeCertain();
        }
    }

    /** All that the client still knew it has sent again by now. */
    private void makeCertain() {
        for (int i = 0; uncertain && i < IDENTIFIERS; i++) {
            states[i] = states[i] == UNCERTAIN ? FREE : states[i];
        }
        uncertain = false;
    }

    /** A PUBREL. */
    void release(int identifier) throws Breach {
        byte state = states[identifier];
        if (state == UNCERTAIN) {
            releaseUncertain(identifier);
            return;
        }
        if (state != RECORDED && state != RELEASED && state != COMPLETED) {
            throw new Breach("4.3.3", "PUBREL " + identifier + ", for which no PUBREC was sent");
        }
        requireReleaseOrder(identifier);
        states[identifier] = state == COMPLETED ? COMPLETED : RELEASED;
        connections[identifier] = connection;
    }

    /** From a session of the past. From now on it is known again. */
    private void releaseUncertain(int identifier) {
        states[identifier] = RELEASED;
        orders[identifier] = ++lastOrder;
        connections[identifier] = connection;
        lastReleasedAgain = lastOrder;
        underWay.add(identifier);
    }

    /** In the order of the PUBRECs (§4.6): first those of earlier connections, then those of this one. */
    private void requireReleaseOrder(int identifier) throws Breach {
        int at = recorded.indexOf(identifier);
        if (at < 0) {
            if (orders[identifier] < lastReleasedAgain) {
                throw new Breach("4.6", "PUBREL " + identifier + " is sent again after a later one");
            }
            lastReleasedAgain = orders[identifier];
            return;
        }
        for (int i = 0; i < at; i++) {
            requireReleased(recorded.get(i), identifier);
        }
        for (int i = 0; i < underWay.size(); i++) {
            if (states[underWay.get(i)] == RELEASED) {
                requireReleased(underWay.get(i), identifier);
            }
        }
        recorded.removeFirst(at + 1);
    }

    private void requireReleased(int earlier, int identifier) throws Breach {
        boolean released = states[earlier] == RELEASED || states[earlier] == COMPLETED;
        if (!released || connections[earlier] != connection) {
            throw new Breach("4.6", "PUBREL " + identifier + " comes before PUBREL " + earlier);
        }
    }

    /** A SUBSCRIBE or UNSUBSCRIBE. */
    void ask(int identifier) throws Breach {
        byte state = states[identifier];
        if (state == PUBLISHED || state == RECORDED || state == RELEASED || state == ASKED) {
            throw new Breach("2.3.1", "a request under identifier " + identifier + ", which is in use");
        }
        states[identifier] = ASKED;
        asked.add(identifier);
    }

    /** An acknowledgement is sent to the client. */
    void answered(int type, int identifier) {
        byte state = states[identifier];
        if (type == PacketType.PUBREC) {
            recorded.add(identifier);
            states[identifier] = state == PUBLISHED ? RECORDED : state;
        } else if (type == PacketType.PUBACK && state == PUBLISHED) {
            states[identifier] = SETTLED;
            underWay.remove(identifier);
        } else if (type == PacketType.PUBCOMP && state == RELEASED) {
            states[identifier] = COMPLETED;
            underWay.remove(identifier);
        } else if ((type == PacketType.SUBACK || type == PacketType.UNSUBACK) && state == ASKED) {
            states[identifier] = FREE;
            asked.remove(identifier);
        }
    }
}

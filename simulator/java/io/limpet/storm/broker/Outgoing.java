package io.limpet.storm.broker;

import java.util.ArrayList;
import java.util.List;

/**
 * The messages of a session to its client, and which acknowledgements the client may send. Part of the session.
 *
 * <pre>
 *   QoS 1   queued --PUBLISH--> sent --PUBACK--> gone
 *   QoS 2   queued --PUBLISH--> sent --PUBREC--> released --PUBREL, PUBCOMP--> gone
 * </pre>
 */
final class Outgoing {

    /** What waits for a client that does not come is given up at some time; brokers do. */
    private static final int QUEUED_MAX = 100;

    /** One message on its way. */
    static final class Transfer {
        final Message message;
        final int identifier;
        boolean released;
        /** Whether it has been sent on any connection, and whether the last packet of it was on this one. */
        boolean sent;
        boolean sentNow;

        Transfer(Message message, int identifier) {
            this.message = message;
            this.identifier = identifier;
        }

        @Override
        public String toString() {
            return identifier + " (" + message.payload() + ")";
        }
    }

    private final List<Transfer> transfers = new ArrayList<>();
    private int lastIdentifier;

    /** How many messages wait or are under way. */
    int size() {
        return transfers.size();
    }

    /** Takes a message in; null when there is no room. */
    Transfer add(Message message) {
        if (transfers.size() == QUEUED_MAX) {
            return null;
        }
        lastIdentifier = lastIdentifier == 65535 ? 1 : lastIdentifier + 1;
        Transfer transfer = new Transfer(message, lastIdentifier);
        transfers.add(transfer);
        return transfer;
    }

    /** All of them, to be sent on a new connection in this order (§4.6). */
    List<Transfer> resume() {
        for (Transfer transfer : transfers) {
            transfer.sentNow = false;
        }
        return List.copyOf(transfers);
    }

    /** A PUBACK: for the oldest of the QoS 1 messages that were sent on this connection (§4.6). */
    void acknowledge(int identifier) throws Breach {
        Transfer oldest = oldest(1, "PUBACK", identifier);
        transfers.remove(oldest);
    }

    /** A PUBREC. Returns what is to be released. */
    Transfer record(int identifier) throws Breach {
        Transfer oldest = oldest(2, "PUBREC", identifier);
        oldest.released = true;
        oldest.sentNow = false;
        return oldest;
    }

    private Transfer oldest(int qos, String packet, int identifier) throws Breach {
        for (Transfer transfer : transfers) {
            if (transfer.message.qos() == qos && transfer.sentNow && !transfer.released) {
                if (transfer.identifier != identifier) {
                    throw new Breach("4.6", packet + " " + identifier + " where that for " + transfer + " is next");
                }
                return transfer;
            }
        }
        throw new Breach("4.3." + (qos + 1), packet + " " + identifier + ", which nothing asked for");
    }

    /** A PUBCOMP. */
    void complete(int identifier) throws Breach {
        for (Transfer transfer : transfers) {
            if (transfer.identifier == identifier && transfer.released && transfer.sentNow) {
                transfers.remove(transfer);
                return;
            }
        }
        throw new Breach("4.3.3", "PUBCOMP " + identifier + ", which nothing asked for");
    }
}

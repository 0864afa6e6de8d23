package io.limpet;

import io.limpet.log.Log;
import io.limpet.mqtt.SessionListener;
import io.limpet.text.Utf8;

/** What the broker told during a turn of the session; the firmware acts on it after the turn. */
final class BrokerEvents implements SessionListener {

    /** A command is a word; what is longer is none. */
    private static final int COMMAND_BYTES_MAX = 32;

    private final Log log;

    private boolean acknowledged;
    private volatile int acknowledgedCount;
    private boolean sampleWanted;
    private boolean subscribed;

    BrokerEvents(Log log) {
        this.log = log;
    }

    /** Whether a message has been acknowledged since the last call: the connection carries what it is there for. */
    boolean takeAcknowledged() {
        boolean was = acknowledged;
        acknowledged = false;
        return was;
    }

    /** How many readings have been acknowledged since the start. From any thread. */
    int acknowledgedCount() {
        return acknowledgedCount;
    }

    /** Whether somebody has asked for a reading since the last call. */
    boolean takeSampleWanted() {
        boolean was = sampleWanted;
        sampleWanted = false;
        return was;
    }

    /** Whether the broker has granted the subscription that was asked for last, in this life of the device. */
    boolean isSubscribed() {
        return subscribed;
    }

    /** The subscription is asked for (again). */
    void forgetSubscription() {
        subscribed = false;
    }

    @Override
    public void acknowledged(long number) {
        acknowledged = true;
        acknowledgedCount++;
    }

    /** {@code sample} is the one command there is: take a reading now. */
    @Override
    public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain) {
        String command = Utf8.decode(bytes, payloadOffset, Math.min(payloadBytes, COMMAND_BYTES_MAX));
        if (retain) {
            log.warn("command", "ignored a retained command: it would come again at every connection. Publish"
                    + " commands without retain.");
        } else if (command.equals("sample")) {
            log.info("command", "sample");
            sampleWanted = true;
        } else {
            log.warn("command", "unknown: \"" + command + "\"; there is: sample");
        }
    }

    @Override
    public void subscribed(int request, int grantedQos) {
        subscribed = grantedQos != REFUSED;
        if (grantedQos == REFUSED) {
            log.warn("command", "the broker refused the subscription to mqtt.command-topic; does its access list"
                    + " allow this user to read it?");
        } else {
            log.info("command", "listening on mqtt.command-topic");
        }
    }

    @Override
    public void unsubscribed(int request) {
        // The device keeps its subscription for as long as its session.
    }
}

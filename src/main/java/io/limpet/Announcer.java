package io.limpet;

import io.limpet.board.LastReset;
import io.limpet.mqtt.Message;
import io.limpet.mqtt.MqttSession;
import io.limpet.mqtt.SessionOptions;
import io.limpet.mqtt.TopicName;
import io.limpet.text.Text;
import io.limpet.text.Utf8;

/**
 * Tells the broker's other clients whether the device is there, and what has befallen it.
 *
 * <p>The status topic holds a retained {@code online} while there is a connection and {@code offline} after it, which
 * the broker publishes as the last will when the device goes without a word (MQTT 3.1.1 §3.1.2.5). The birth message
 * belongs to this connection, so it does not pass through the outbox, and QoS 0 is enough: if it is lost, so is the
 * connection, and the next one begins with it again.
 *
 * <p>After a reset that nobody asked for, a message that is not retained tells of it first, on the same topic, at each
 * connection until one has proved itself.
 */
final class Announcer {

    /** The longest that {@link #tell} says, in bytes; of what is longer only the beginning. */
    static final int REPORT_BYTES_MAX = 240;

    /** Of one char of a string, in UTF-8. */
    private static final int BYTES_OF_A_CHAR_MAX = 3;

    private static final int WILL_QOS = 1;
    private static final String ONLINE = "online";
    private static final String OFFLINE = "offline";

    /** Null when there is no status topic. */
    private final TopicName statusTopic;

    /** What has to be told of the last reset; empty when there is nothing (any more). */
    private String reset;

    private final Text message;

    /** @param reporting whether {@link #tell} will be called */
    Announcer(String statusTopic, LastReset lastReset, boolean reporting) {
        this.statusTopic = statusTopic.length() == 0 ? null : new TopicName(statusTopic);
        this.reset = lastReset.wasUnwanted() ? lastReset.toString() : "";
        this.message = new Text(Message.OVERHEAD_BYTES + Utf8.length(statusTopic)
                + Math.max(reporting ? REPORT_BYTES_MAX : OFFLINE.length(), reset.length()));
    }

    /** Leaves the last will with the broker at each connection. */
    void makeWill(SessionOptions options) {
        if (statusTopic != null) {
            options.will(statusTopic, Utf8.bytes(OFFLINE), WILL_QOS, true);
        }
    }

    /** At the beginning of a connection: the birth message. */
    void comeOnline(MqttSession session) {
        if (reset.length() > 0) {
            say(session, reset, false);
        }
        say(session, ONLINE, true);
    }

    /**
     * Tells something that is news now and not retained.
     *
     * @return false when it cannot be told now: try again after the next turn of the session
     */
    boolean tell(MqttSession session, String news) {
        return say(session, Utf8.length(news) <= REPORT_BYTES_MAX ? news
                : news.substring(0, REPORT_BYTES_MAX / BYTES_OF_A_CHAR_MAX), false);
    }

    /** The broker has acknowledged something, and so has received what was sent before it. */
    void proved() {
        reset = "";
    }

    /** At its proper end, where no last will is published. */
    void goOffline(MqttSession session) {
        say(session, OFFLINE, true);
    }

    private boolean say(MqttSession session, String status, boolean retain) {
        return statusTopic == null
                || session.publishNow(Message.begin(message, statusTopic, 0, retain).append(status));
    }
}

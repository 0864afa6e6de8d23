package io.limpet;

import io.limpet.board.Clock;
import io.limpet.board.Connection;
import io.limpet.mqtt.MqttSession;

/**
 * How a life of the device begins to speak with a broker that may have kept the session of the life before.
 *
 * <p>Packet identifiers begin anywhere: were they the same in each life, the broker would take new messages for old
 * ones. And where this life does not know what was under way in the last one (an outbox in RAM does not outlive the
 * power), the broker has to forget it as well before a message of QoS 2 is sent: it may hold one under an identifier
 * that will be given to another, now or in weeks.
 */
final class SessionStart {

    /** The packet identifiers there are (MQTT 3.1.1 §2.3.1). */
    private static final int PACKET_IDENTIFIER_MAX = 65535;

    private final MqttSession session;
    private final Clock clock;
    private final Randomness randomness;

    private boolean identifiersDrawn;
    private boolean brokerMayKnowMore;

    /** @param forgetful whether the device does not know all that was under way in its last life */
    SessionStart(MqttSession session, Clock clock, Randomness randomness, boolean forgetful) {
        this.session = session;
        this.clock = clock;
        this.randomness = randomness;
        this.brokerMayKnowMore = forgetful;
    }

    /** The time is known: where no battery keeps it, it is all that differs from boot to boot. */
    void timeIsKnown() {
        if (!identifiersDrawn) {
            identifiersDrawn = true;
            randomness.stir(clock.utcMillis());
            session.beginIdentifiersAt((int) randomness.between(1, PACKET_IDENTIFIER_MAX));
        }
    }

    void open(Connection connection) {
        if (brokerMayKnowMore) {
            session.openToForget(connection);
        } else {
            session.open(connection);
        }
    }

    /**
     * The broker has accepted the connection.
     *
     * @return whether it is the one to publish by; if not, it has served to make the broker forget, and is closed:
     *         connect again
     */
    boolean accepted() {
        if (!brokerMayKnowMore) {
            return true;
        }
        brokerMayKnowMore = false;
        session.disconnect();
        return false;
    }
}

package io.limpet;

import io.limpet.board.Board;
import io.limpet.board.NonVolatile;
import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.Keys;
import io.limpet.log.Log;
import io.limpet.mqtt.MqttSession;
import io.limpet.text.Utf8;
import io.limpet.time.Floor;
import io.limpet.trust.Trust;
import io.limpet.trust.TrustPolicy;
import io.limpet.trust.TrustStore;
import java.io.IOException;

/** Whether trust can be renewed by bundles, as the configuration says; and whom it trusts now. */
final class TrustChoice {

    private final Board board;
    private final Configuration configuration;

    /** Null when there is no topic for bundles. */
    private final Trust trust;

    private final TrustInbox inbox;

    /**
     * Reads what was kept.
     *
     * @param memory for what has to be kept, which begins with the floor of time; null for none
     * @throws IOException when the memory does not answer: try again later, for nobody knows whom to trust
     * @throws ConfigurationException when its memory is not what the configuration says
     */
    TrustChoice(Board board, Configuration configuration, NonVolatile memory)
            throws IOException, ConfigurationException {
        this.board = board;
        this.configuration = configuration;
        this.trust = configuration.isSet(Keys.TRUST_TOPIC) ? load(memory) : null;
        this.inbox = trust == null ? null : new TrustInbox(configuration.text(Keys.TRUST_TOPIC), trust);
    }

    private Trust load(NonVolatile memory) throws IOException, ConfigurationException {
        if (memory == null || memory.sectors() < Floor.SECTORS + TrustStore.SECTORS_MIN) {
            throw configuration.refusal(Keys.KEEP_MEMORY, "has no room for trust bundles. Set it to one that has, or"
                    + " leave trust.topic empty");
        }
        TrustPolicy policy = new TrustPolicy(board.signatures(), configuration.trustKey(),
                configuration.text(Keys.TRUST_GROUP));
        return Trust.load(new TrustStore(memory, Floor.SECTORS), policy, configuration.tlsSettings(),
                configuration.integer(Keys.MQTT_BUFFER_BYTES) - MqttSession.RECEIVED_OVERHEAD_BYTES
                        - Utf8.length(configuration.text(Keys.TRUST_TOPIC)));
    }

    TrustKeeper keeper(Log log, Randomness randomness, Floor floor) {
        return new TrustKeeper(board.clock(), log, randomness, floor, configuration.tlsSettings(), trust, inbox,
                configuration.millis(Keys.TRUST_TRY_WITHIN));
    }

    /** Null when there is no topic for bundles. */
    TrustInbox inbox() {
        return inbox;
    }
}

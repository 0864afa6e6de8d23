package io.limpet.bench.client;

import java.io.IOException;

/** A client that is connected and publishes messages of {@link Broker#PAYLOAD_BYTES}. */
public interface Publisher extends AutoCloseable {

    /**
     * Publishes so many messages. With QoS 0 the last one goes with QoS 1, so that its acknowledgement tells that the
     * broker has read all of them.
     *
     * <p>Returns when they have been acknowledged; {@code mosquitto_pub}, which does not tell, returns at once.
     */
    void publish(int count) throws Exception;

    @Override
    void close() throws IOException;
}

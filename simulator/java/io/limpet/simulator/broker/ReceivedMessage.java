package io.limpet.simulator.broker;

import java.nio.charset.StandardCharsets;

/** A message as it arrived at a {@link Subscriber}. */
public record ReceivedMessage(String topic, byte[] payload, int qos, boolean retained, boolean duplicate) {

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}

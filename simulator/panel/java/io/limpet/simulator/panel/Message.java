package io.limpet.simulator.panel;

/** A message of MQTT, as it is told apart from all others: its payload has a number, and the time. */
public record Message(String topic, byte[] payload) {
}

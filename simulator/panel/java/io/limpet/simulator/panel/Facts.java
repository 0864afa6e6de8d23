package io.limpet.simulator.panel;

import java.util.List;

/**
 * What stays the same as long as a run lasts.
 *
 * @param device the device's name: {@code "limpet-24ec4a0102fe"}
 * @param firmware its version: {@code "Limpet 0.1.0"}
 * @param broker as the device knows it: {@code "broker.limpet.test:8883"}
 * @param embedded whether the broker is ours, with a subscriber; a real one tells only what it has acknowledged
 * @param ethernet whether the interface is a cable; otherwise Wi-Fi
 * @param network the SSID; empty with a cable
 * @param intervalMillis from one sampling to the next
 * @param outboxCapacity how many readings can wait
 * @param journal whether they wait in a journal, which a power cut does not take
 * @param whenFull which reading gives way: {@code "drop-oldest"} or {@code "drop-newest"}
 * @param sensors what is sampled, in the order of the configuration: {@code "bme280"}, ..., {@code "device"}
 * @param faults what can be done to the device, in groups, in the order in which they are shown
 */
public record Facts(String device, String firmware, String broker, boolean embedded, boolean ethernet, String network,
        long intervalMillis, int outboxCapacity, boolean journal, String whenFull, List<String> sensors,
        List<Fault> faults) {
}

package io.limpet.bench;

import io.limpet.bench.client.Broker;
import io.limpet.bench.client.LimpetPublisher;
import io.limpet.bench.client.MosquittoPublisher;
import io.limpet.bench.client.PahoPublisher;
import io.limpet.bench.client.Publisher;
import io.limpet.bench.report.Figures;
import io.limpet.bench.report.Section;
import io.limpet.bench.report.Table;
import io.limpet.bench.report.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** How many messages a second reach one and the same Mosquitto over TLS. */
final class ThroughputPart implements Part {

    private static final int ROUNDS = 5;
    private static final double ROUND_SECONDS = 0.7;

    /** Before anything is counted, each client runs for so long at least: the JVM compiles what is hot meanwhile. */
    private static final double WARM_UP_SECONDS = 1.5;

    private static final int WINDOW = 10;
    private static final int BUFFER = 2048;
    private static final int OUTBOX = 100;
    private static final int LARGE_WINDOW = 100;
    private static final int LARGE_BUFFER = 16384;
    private static final int LARGE_OUTBOX = 1000;
    private static final int PAHO_WAITING_MAX = 100;

    private static final String LIMPET_0 = "Limpet, QoS 0";
    private static final String LIMPET_1 = "Limpet, QoS 1, 10 in flight";
    private static final String PAHO_0 = "Paho, QoS 0";
    private static final String PAHO_1 = "Paho, QoS 1, 10 in flight";
    private static final String MOSQUITTO_0 = "mosquitto_pub -l, QoS 0";
    private static final String MOSQUITTO_1 = "mosquitto_pub -l, QoS 1, 20 in flight";

    private final Table table = new Table("", "TLS", "messages/s", "spread", "x Paho", "x mosquitto_pub");
    private final List<Target> targets = new ArrayList<>();

    /** Something that can be timed. */
    private interface Contestant {

        /** @return how many seconds it takes to publish so many messages */
        double seconds(int count) throws Exception;
    }

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public Section measure(Consumer<String> progress) throws Exception {
        for (String tlsVersion : List.of("1.3", "1.2")) {
            progress.accept("TLS " + tlsVersion);
            try (Broker broker = new Broker()) {
                tell(tlsVersion, rates(contestants(broker, tlsVersion), progress));
            }
        }
        return new Section(name(), "Messages a second", """
                Messages of %d bytes to one Mosquitto on the loopback interface, no subscriber; the clients take
                turns, %d rounds of %s s each, medians; connecting is not counted. Both Java clients run in this JVM,
                warmed up for at least %s s each; `mosquitto_pub` reads a file, and the time of a run with one message
                is taken off. A message counts when the broker has acknowledged it or, with QoS 0, one sent after it
                (for `mosquitto_pub` its DISCONNECT). Limpet has its default outbox of %d messages, kept full, and
                buffers of %d bytes (`mqtt.buffer-bytes`); the large one has an outbox of %d and buffers of %d.
                """.formatted(Broker.PAYLOAD_BYTES, ROUNDS,
                ROUND_SECONDS, WARM_UP_SECONDS, OUTBOX, BUFFER, LARGE_OUTBOX, LARGE_BUFFER), table, targets);
    }

    private static Map<String, Contestant> contestants(Broker broker, String tlsVersion) {
        Map<String, Contestant> all = new LinkedHashMap<>();
        all.put(LIMPET_0, limpet(broker, tlsVersion, 0));
        all.put("large Limpet, QoS 0", largeLimpet(broker, tlsVersion, 0));
        all.put(PAHO_0, connected(() ->
                new PahoPublisher(broker, broker.port(), tlsVersion, 0, PAHO_WAITING_MAX)));
        all.put(LIMPET_1, limpet(broker, tlsVersion, 1));
        all.put("large Limpet, QoS 1, 100 in flight", largeLimpet(broker, tlsVersion, 1));
        all.put(PAHO_1, connected(() -> new PahoPublisher(broker, broker.port(), tlsVersion, 1, WINDOW)));
        if (MosquittoPublisher.isInstalled()) {
            all.put(MOSQUITTO_0, mosquitto(broker, tlsVersion, 0));
            all.put(MOSQUITTO_1, mosquitto(broker, tlsVersion, 1));
        }
        return all;
    }

    /** At the defaults. */
    private static Contestant limpet(Broker broker, String tlsVersion, int qos) {
        return connected(() -> new LimpetPublisher(broker, broker.port(), tlsVersion, qos, WINDOW, BUFFER, OUTBOX));
    }

    /** With memory to spare. */
    private static Contestant largeLimpet(Broker broker, String tlsVersion, int qos) {
        return connected(() -> new LimpetPublisher(broker, broker.port(), tlsVersion, qos, LARGE_WINDOW, LARGE_BUFFER,
                LARGE_OUTBOX));
    }

    /** Connects anew each time, which is not counted. */
    private static Contestant connected(Callable<Publisher> maker) {
        return count -> {
            try (Publisher publisher = maker.call()) {
                long startNanos = System.nanoTime();
                publisher.publish(count);
                return (System.nanoTime() - startNanos) / 1e9;
            }
        };
    }

    private static Contestant mosquitto(Broker broker, String tlsVersion, int qos) {
        return count -> MosquittoPublisher.seconds(broker, tlsVersion, qos, count)
                - MosquittoPublisher.seconds(broker, tlsVersion, qos, 1);
    }

    /** Messages a second, {@link #ROUNDS} times each, in turns, so that what else the machine does meets all alike. */
    private static Map<String, double[]> rates(Map<String, Contestant> contestants, Consumer<String> progress)
            throws Exception {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Map.Entry<String, Contestant> each : contestants.entrySet()) {
            progress.accept("warming up: " + each.getKey());
            counts.put(each.getKey(), warmUp(each.getValue()));
        }
        Map<String, double[]> rates = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            progress.accept("round " + (round + 1) + " of " + ROUNDS);
            for (Map.Entry<String, Contestant> each : contestants.entrySet()) {
                int count = counts.get(each.getKey());
                rates.computeIfAbsent(each.getKey(), name -> new double[ROUNDS])[round] =
                        count / each.getValue().seconds(count);
            }
        }
        return rates;
    }

    /** @return how many messages take about {@link #ROUND_SECONDS} */
    private static int warmUp(Contestant contestant) throws Exception {
        int count = 2_000;
        double total = 0;
        while (true) {
            double seconds = contestant.seconds(count);
            total += seconds;
            int next = (int) (count * Math.min(8, ROUND_SECONDS / Math.max(seconds, 0.001)));
            if (total >= WARM_UP_SECONDS) {
                return next;
            }
            count = next;
        }
    }

    private void tell(String tlsVersion, Map<String, double[]> rates) {
        rates.forEach((name, values) -> {
            boolean limpet = name.contains("Limpet");
            boolean qos1 = name.contains("QoS 1");
            table.row(name, tlsVersion, Figures.of(Figures.median(values)), Figures.spread(values),
                    limpet ? ratio(values, rates.get(qos1 ? PAHO_1 : PAHO_0)) : "",
                    limpet ? ratio(values, rates.get(qos1 ? MOSQUITTO_1 : MOSQUITTO_0)) : "");
        });
        promise(tlsVersion, rates, LIMPET_0, PAHO_0, 3);
        promise(tlsVersion, rates, LIMPET_1, PAHO_1, 3);
    }

    private void promise(String tlsVersion, Map<String, double[]> rates, String limpet, String other, double least) {
        targets.add(Target.ratioAtLeast(limpet + " / " + other + ", TLS " + tlsVersion, least,
                Figures.median(rates.get(limpet)) / Figures.median(rates.get(other))));
    }

    private static String ratio(double[] values, double[] others) {
        return others == null ? "-" : Figures.of(Figures.median(values) / Figures.median(others));
    }
}

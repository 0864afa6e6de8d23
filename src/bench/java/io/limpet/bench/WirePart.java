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
import java.util.List;
import java.util.function.Consumer;

/** What a reading costs on the wire, TLS and TCP included. */
final class WirePart implements Part {

    private static final String UMQTT = "umqtt.simple, figure of 2026-11";

    /** TLS bytes to the broker of one umqtt.simple message of this size: five writes, and so five records. */
    private static final int UMQTT_BYTES = 225;

    private static final int QOS = 1;
    private static final int WINDOW = 10;
    private static final int BUFFER_BYTES = 2048;
    private static final int OUTBOX_CAPACITY = 100;

    private final Table table = new Table("", "TLS", "at once", "bytes to broker", "TLS records", "bytes from broker",
            "TCP segments", "bytes in all");
    private final List<Target> targets = new ArrayList<>();

    /** How a client is made that connects to a port. */
    interface Maker {
        Publisher connect(Broker broker, int port, String tlsVersion) throws Exception;
    }

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public Section measure(Consumer<String> progress) throws Exception {
        for (String tlsVersion : List.of("1.3", "1.2")) {
            progress.accept("TLS " + tlsVersion);
            ReadingCost limpet = measure("Limpet", tlsVersion, (broker, port, version) ->
                    new LimpetPublisher(broker, port, version, QOS, WINDOW, BUFFER_BYTES, OUTBOX_CAPACITY));
            measure("Paho", tlsVersion, (broker, port, version) ->
                    new PahoPublisher(broker, port, version, QOS, WINDOW));
            if (MosquittoPublisher.isInstalled()) {
                measure("mosquitto_pub -l", tlsVersion, (broker, port, version) ->
                        new MosquittoPublisher(broker, port, version, QOS));
            }
            targets.add(new Target("bytes to the broker for a reading, TLS " + tlsVersion + ": fewer than umqtt's "
                    + UMQTT_BYTES, Figures.of(limpet.bytesToBroker()), limpet.bytesToBroker() < UMQTT_BYTES));
        }
        table.row(UMQTT, "1.2", "1", Figures.of(UMQTT_BYTES), "5", "", "", "");
        return new Section(name(), "Bytes on the wire for a reading", """
                In an established connection, each figure for one reading: topic of %d bytes, payload of %d, QoS 1,
                PUBACK included. Published one at a time, each acknowledged before the next, with %d ms between them
                (longer than TCP delays an acknowledgement, so that a longer pause would change nothing), or ten at
                once. Records and bytes are those of TLS, counted by a proxy; segments, pure acknowledgements included,
                are counted by the kernel in a second run without the proxy, the fewest of 20. "In all" adds %d bytes a
                segment for TCP and IPv4. The JDK pads each record of TLS 1.3 with 16 bytes; boards do not. umqtt's
                figure was measured with the same topic and payload lengths before this project began.
                """.formatted(Broker.TOPIC.length(), Broker.PAYLOAD_BYTES, ReadingCost.PAUSE_MILLIS,
                ReadingCost.SEGMENT_HEADER_BYTES), table, targets);
    }

    /** @return what a reading by itself costs */
    private ReadingCost measure(String client, String tlsVersion, Maker maker) throws Exception {
        try (Broker broker = new Broker()) {
            ReadingCost alone = ReadingCost.measure(broker, tlsVersion, maker, 1);
            row(client, tlsVersion, "1", alone);
            row(client, tlsVersion, "10", ReadingCost.measure(broker, tlsVersion, maker, 10));
            return alone;
        }
    }

    private void row(String client, String tlsVersion, String atOnce, ReadingCost cost) {
        table.row(client, tlsVersion, atOnce, Figures.of(cost.bytesToBroker()), Figures.of(cost.recordsToBroker()),
                Figures.of(cost.bytesFromBroker()), cost.segmentsAreKnown() ? Figures.of(cost.segments()) : "-",
                cost.segmentsAreKnown() ? Figures.of(cost.bytesInAll()) : "-");
    }
}

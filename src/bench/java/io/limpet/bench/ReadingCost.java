package io.limpet.bench;

import io.limpet.bench.client.Broker;
import io.limpet.bench.client.Publisher;
import java.util.concurrent.TimeUnit;

/**
 * What one reading costs on the wire, on average.
 *
 * @param segments both ways, pure acknowledgements included; negative when nobody counts them
 */
record ReadingCost(double bytesToBroker, double recordsToBroker, double bytesFromBroker, double segments) {

    /** IPv4 and TCP without options (RFC 791, RFC 9293), as small stacks send them. */
    static final int SEGMENT_HEADER_BYTES = 40;

    /** Longer than Linux delays an acknowledgement, 40 ms. */
    static final int PAUSE_MILLIS = 70;

    /** What belongs to connecting has come by then: CONNACK, and the tickets of TLS 1.3. */
    private static final int SETTLE_MILLIS = 200;

    private static final int PUBLICATIONS = 10;

    /** @param atOnce how many readings are published without a pause */
    static ReadingCost measure(Broker broker, String tlsVersion, WirePart.Maker maker, int atOnce) throws Exception {
        double readings = PUBLICATIONS * atOnce;
        double segments = Segments.areCounted() ? segments(broker, tlsVersion, maker, atOnce) : -1;
        try (CountingProxy proxy = new CountingProxy(broker.port());
                Publisher publisher = maker.connect(broker, proxy.port(), tlsVersion)) {
            pause(SETTLE_MILLIS);
            Traffic to = proxy.toBroker();
            Traffic from = proxy.fromBroker();
            long bytesTo = to.bytes();
            long recordsTo = to.records();
            long bytesFrom = from.bytes();
            publish(publisher, PUBLICATIONS, atOnce);
            return new ReadingCost((to.bytes() - bytesTo) / readings, (to.records() - recordsTo) / readings,
                    (from.bytes() - bytesFrom) / readings, segments);
        }
    }

    boolean segmentsAreKnown() {
        return segments >= 0;
    }

    double bytesInAll() {
        return bytesToBroker + bytesFromBroker + SEGMENT_HEADER_BYTES * segments;
    }

    /** Other programs send segments as well: of many publications the one with the fewest is believed. */
    private static double segments(Broker broker, String tlsVersion, WirePart.Maker maker, int atOnce)
            throws Exception {
        long least = Long.MAX_VALUE;
        try (Publisher publisher = maker.connect(broker, broker.port(), tlsVersion)) {
            pause(SETTLE_MILLIS);
            for (int i = 0; i < 2 * PUBLICATIONS; i++) {
                long before = Segments.sent();
                publish(publisher, 1, atOnce);
                least = Math.min(least, Segments.sent() - before);
            }
        }
        return (double) least / atOnce;
    }

    private static void publish(Publisher publisher, int times, int atOnce) throws Exception {
        for (int i = 0; i < times; i++) {
            publisher.publish(atOnce);
            pause(PAUSE_MILLIS);
        }
    }

    private static void pause(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}

package io.limpet.simulator.panel;

import java.util.List;
import java.util.Map;

/**
 * What has happened since the frame before: all that the page ever gets, as JSON, ten times a second at most. Times are
 * milliseconds since 1970, by the clock of this machine and not by the device's. Null: nothing new.
 *
 * @param whole whether it holds everything that is remembered, and the page forgets what it has
 * @param facts in a whole frame only
 * @param readings sampled since, oldest first
 * @param fates what has become of readings since
 * @param lines of the console since
 * @param packets of MQTT since
 */
public record Frame(boolean whole, long now, Facts facts, World world, Life life, Verdict verdict, Counts ledger,
        Outage outage, List<Reading> readings, List<Fate> fates, List<Depth> depths, List<Line> lines,
        List<Packet> packets) {

    /**
     * Where the firmware is in its life.
     *
     * @param state as {@link DeviceEvents#turn} says, or {@code "OFF"}
     * @param since when it came there
     * @param until in BACKOFF, when the next attempt begins; 0 otherwise
     * @param left which state it left last by a failure; null when it never did
     * @param reason why
     */
    public record Life(String state, long since, long until, String left, String reason) {
    }

    /**
     * What TLS has found out about the broker.
     *
     * @param outcome {@code "none"}, {@code "connecting"}, {@code "verified"}, {@code "refused"} or {@code "closed"}
     * @param host and {@code port}: whom the device meant to reach
     * @param name the name that was checked; null when that is not known
     * @param version {@code "TLSv1.3"}; null unless verified
     * @param address where the broker was found; null unless verified
     * @param reason what the firmware says; null unless refused
     * @param chain as presented, the broker's own first; empty when it is not known
     */
    public record Verdict(String outcome, long at, String host, int port, String name, String version,
            String cipherSuite, String address, String anchor, String reason, List<Certificate> chain) {
    }

    /**
     * A certificate, for a person.
     *
     * @param names DNS names and addresses that it is for
     * @param key {@code "EC 256"}
     * @param fingerprint SHA-256, in hexadecimal
     */
    public record Certificate(String subject, String issuer, long notBefore, long notAfter, List<String> names,
            String key, String fingerprint) {
    }

    /**
     * The ledger: {@code sampled = delivered + waiting + dropped + lost}.
     *
     * @param sampled readings handed to the outbox, and those found in it at the first boot
     * @param delivered of these, received by the subscriber; or acknowledged, where the broker is a real one
     * @param waiting in the outbox, or acknowledged and on the way to the subscriber
     * @param dropped given way by policy, or not taken by a memory that failed
     * @param twice how often one came again that had been delivered
     * @param lost gone, and none of the above
     */
    public record Counts(long sampled, long delivered, long waiting, long dropped, long twice, long lost) {
    }

    /**
     * The last outage, or the present one.
     *
     * @param ended when the device was online again and all that had waited was delivered; 0 while it lasts
     * @param story one or two sentences
     */
    public record Outage(long began, long ended, String story) {
    }

    /**
     * A reading.
     *
     * @param id grows by one with each
     * @param at when it was sampled
     * @param sequence its own number since the device's boot; -1 when it tells none
     * @param values by their names in the payload, with the unit in it: {@code "temperature_C"}
     */
    public record Reading(long id, long at, String sensor, long sequence, Map<String, Double> values) {
    }

    /**
     * What has become of a reading.
     *
     * @param id the reading's
     * @param fate {@code "delivered"}, {@code "twice"}, {@code "dropped"} or {@code "lost"}
     */
    public record Fate(long id, String fate, long at) {
    }

    /** How many readings waited. @param inJournal how many of them in the journal; -1 when there is none */
    public record Depth(long at, int waiting, int inJournal) {
    }

    /**
     * A line of the console.
     *
     * @param number grows by one with each
     * @param level {@code "E"}, {@code "W"}, {@code "I"}, {@code "D"}; {@code "S"} for what the simulator says; empty
     *     for a line without
     */
    public record Line(long number, long at, String level, String text) {
    }

    /**
     * A packet of MQTT.
     *
     * @param number grows by one with each
     * @param sent by the device; otherwise by the broker
     * @param type {@code "PUBLISH"} (MQTT 3.1.1 §2.2.1)
     * @param identifier -1 when it has none
     * @param qos -1 where there is no such thing
     * @param topic null when it has none
     * @param payload as text, as far as it is; null when it has none
     * @param detail what else it says, in words: {@code "session present, accepted"}
     * @param hex its first bytes, secrets replaced; never more than 512
     * @param length its whole length in bytes
     */
    public record Packet(long number, long at, boolean sent, String type, int identifier, int qos, boolean duplicate,
            boolean retain, String topic, String payload, String detail, String hex, int length) {
    }
}

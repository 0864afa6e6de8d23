package io.limpet.fuzz;

import io.limpet.config.PropertiesTarget;
import io.limpet.memory.SlotTarget;
import io.limpet.microej.ServerFlightTarget;
import io.limpet.mqtt.DecoderTarget;
import io.limpet.mqtt.SessionTarget;
import io.limpet.outbox.JournalTarget;
import io.limpet.time.SntpTarget;
import io.limpet.tls.CredentialsTarget;
import io.limpet.trust.TrustBundleTarget;
import java.util.List;
import java.util.function.Supplier;

/** The table of all targets. */
public final class Targets {

    /**
     * A line of the table.
     *
     * @param name by which {@code ./limpet fuzz} knows it, and its folders
     * @param what is fuzzed, for people
     * @param inputBytesMax longer inputs are not tried
     */
    public record Entry(String name, String what, int inputBytesMax, Supplier<Target> maker) {

        public Target make() {
            return maker.get();
        }
    }

    public static final List<Entry> ALL = List.of(
            new Entry("mqtt-decoder", "MQTT packets of a broker, in pieces of any size", 4096, DecoderTarget::new),
            new Entry("mqtt-session", "sequences of packets and failures, against a session with its outbox", 2048,
                    SessionTarget::new),
            new Entry("properties", "configuration files", 2048, PropertiesTarget::new),
            new Entry("pem-der", "certificates, private keys, chains that a server presents", 4096,
                    CredentialsTarget::new),
            new Entry("sntp", "replies of a time server", 1024, SntpTarget::new),
            new Entry("journal", "what a journal's flash or EEPROM may hold", 4096, JournalTarget::new),
            new Entry("server-flight", "what a TLS server answers to the probe of its certificates", 4096,
                    ServerFlightTarget::new),
            new Entry("slot", "what the memory of a kept record may hold", 1024, SlotTarget::new),
            new Entry("trust-bundle", "bundles of trust anchors, damaged after they were signed", 2048,
                    TrustBundleTarget::new));

    private Targets() {
    }

    /** The target of a name, or null. */
    public static Entry named(String name) {
        return ALL.stream().filter(each -> each.name.equals(name)).findFirst().orElse(null);
    }
}

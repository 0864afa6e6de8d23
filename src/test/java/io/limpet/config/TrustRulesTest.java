package io.limpet.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.text.Utf8;
import io.limpet.tls.PublicKeys;
import io.limpet.tls.PublicKeysTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to go with {@code trust.topic}, and what it is not. */
class TrustRulesTest {

    @Test
    void aSoundConfigurationHasItsKey() throws Exception {
        assertEquals(List.of(), configuration().mistakes());
        assertArrayEquals(PublicKeys.read(Utf8.bytes(PublicKeysTest.PEM)), configuration().read().trustKey());
        assertNull(new TestConfiguration().read().trustKey());
    }

    @Test
    void itNeedsAKeyAGroupAndAMemory() {
        check("trust.key: missing, must be 1 to 255 bytes, the name of a resource or a file (needed with trust.topic)",
                "trust.key");
        check("trust.group: missing, must be 1 to 64 printable ASCII characters (needed with trust.topic)",
                "trust.group");
        String memory = "has no room for the bundles of trust.topic, must be board, or 24c64 or larger";
        check("keep.memory = none: " + memory, "keep.memory");
        check("keep.memory = 24c32: " + memory, "keep.memory=24c32");
        assertEquals(List.of(), configuration().with("keep.memory=24c64").mistakes());
    }

    @Test
    void aKeyWithoutATopicIsForgottenSomewhere() {
        check("set without trust.topic, must be both or neither", "trust.topic");
    }

    @Test
    void itsKeyIsReadWhenTheConfigurationIs() {
        check("trust.key = nowhere.pem: no such resource", "trust.key=nowhere.pem");
        check("trust.key = device.key: unusable, line 1: BEGIN PRIVATE KEY where a BEGIN PUBLIC KEY is needed",
                "trust.key=device.key");
    }

    @Test
    void itIsATopicOfItsOwn() {
        check("the same as mqtt.status-topic, must be a topic of its own", "mqtt.status-topic=fleet/trust");
        check("the same as mqtt.command-topic, must be a topic of its own", "mqtt.command-topic=fleet/trust");
        check("the same as mqtt.topic for device, must be a topic of its own", "mqtt.topic=fleet/trust");
        assertEquals(List.of(), configuration().with("trust.topic=fleet/${device.id}/trust").mistakes());
    }

    @Test
    void theBufferTakesABundle() {
        check("too small for the shortest bundles of trust.topic, must be 788 or more", "mqtt.buffer-bytes=787");
        assertEquals(List.of(), configuration().with("mqtt.buffer-bytes=788").mistakes());
    }

    private static void check(String complaint, String... changes) {
        List<String> mistakes = configuration().with(changes).mistakes();
        assertEquals(1, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).contains(complaint), mistakes.get(0));
    }

    private static TestConfiguration configuration() {
        TestConfiguration configuration = new TestConfiguration().with("trust.topic=fleet/trust",
                "trust.key=trust.pem", "trust.group=field", "keep.memory=board");
        configuration.flash.put("trust.pem", Utf8.bytes(PublicKeysTest.PEM));
        return configuration;
    }
}

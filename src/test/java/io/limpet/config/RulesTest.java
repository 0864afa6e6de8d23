package io.limpet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every rule between values once, and next to it what it must let pass. */
class RulesTest {

    private static final String HOST = "a host name or an IPv4 address, without scheme and port";
    private static final String IPV4 = "an IPv4 address such as 192.168.4.17: four numbers of 0 to 255";
    private static final String[] STATIC = {"link.dhcp=false", "link.address=192.168.4.17",
        "link.netmask=255.255.255.0", "link.gateway=192.168.4.1", "link.dns=9.9.9.9"};

    @Test
    void aSoundConfigurationHasNoMistakes() {
        good();
        good("link.type=ethernet", "wifi.ssid", "wifi.passphrase");
        good("link.type=ethernet", "wifi.ssid=still-there");
        good(STATIC);
    }

    @Test
    void theHostIsAlwaysNeeded() {
        check("mqtt.host: missing, must be " + HOST, "mqtt.host");
        check("site.properties:3: mqtt.host: missing, must be " + HOST, "mqtt.host=");
    }

    @Test
    void theServerNameIsNoAddress() {
        String text = "an address, which boards check no certificate for. Set it to a name in the broker's certificate;"
                + " mqtt.host may be an address then";
        check("tls.server-name = 192.168.4.1: " + text, "mqtt.host=192.168.4.1");
        check("site.properties:4: tls.server-name = 10.0.0.1: " + text, "tls.server-name=10.0.0.1");
        good("mqtt.host=192.168.4.1", "tls.server-name=broker.example.net");
    }

    @Test
    void wifiNeedsItsNameAndItsPassphrase() {
        check("wifi.ssid: missing, must be 1 to 32 bytes of UTF-8 without control characters (needed with link.type ="
                + " wifi)", "wifi.ssid");
        check("wifi.passphrase: missing, must be 8 to 63 printable ASCII characters (needed with link.type = wifi,"
                + " unless wifi.security = open)", "wifi.passphrase");
        good("wifi.passphrase", "wifi.security=open");
    }

    @Test
    void anOpenNetworkHasNoPassphrase() {
        check("site.properties:2: wifi.passphrase: contradicts wifi.security = open, which has none. Remove one of"
                + " them", "wifi.security=open");
    }

    @Test
    void aFixedAddressNeedsAllItsParts() {
        check("link.netmask: missing, must be " + IPV4 + " (needed with link.dhcp = false)",
                with(STATIC, "link.netmask"));
        check("link.gateway: missing, must be " + IPV4 + " (needed with link.dhcp = false)",
                with(STATIC, "link.gateway"));
        check("link.dns: missing, must be " + IPV4 + " (needed with link.dhcp = false)", with(STATIC, "link.dns"));
        check("link.address: missing, must be " + IPV4 + " (needed with link.dhcp = false)",
                with(STATIC, "link.address"));
    }

    @Test
    void aFixedAddressContradictsDhcp() {
        check("site.properties:4: link.address = 10.0.0.2: contradicts link.dhcp = true, by which it comes from DHCP."
                + " Remove one of them", "link.address=10.0.0.2");
    }

    @Test
    void addressAndGatewayAreOneNetwork() {
        check("site.properties:8: link.gateway = 192.168.5.1: not in the network of link.address and link.netmask,"
                + " 192.168.4.17 and 255.255.255.0", with(STATIC, "link.gateway", "link.dns=1.1.1.1",
                "link.gateway=192.168.5.1"));
        check("site.properties:8: link.gateway = 192.168.4.17: the same as link.address, must be the router's",
                with(STATIC, "link.gateway", "link.dns=1.1.1.1", "link.gateway=192.168.4.17"));
        check("site.properties:8: link.netmask = 255.0.255.0: no netmask, must be ones and then zeros in binary, such"
                + " as 255.255.255.0", with(STATIC, "link.netmask=255.0.255.0"));
    }

    @Test
    void aPasswordNeedsAUserName() {
        check("site.properties:4: mqtt.password: set without mqtt.username, which MQTT forbids (MQTT-3.1.2-22)",
                "mqtt.password=limpets");
        good("mqtt.username=me", "mqtt.password=limpets");
        good("mqtt.username=me");
    }

    @Test
    void aKeptSessionNeedsAClientIdentifier() {
        check("site.properties:4: mqtt.client-id: empty, by which the broker cannot know the session again that"
                + " mqtt.clean-session = false asks it to keep (MQTT-3.1.3-8)", "mqtt.client-id=");
        good("mqtt.client-id=", "mqtt.clean-session=true");
    }

    @Test
    void aClientCertificateAndItsKeyBelongTogether() {
        check("site.properties:4: tls.client-key = device.key: set without tls.client-certificate, must be both or"
                + " neither", "tls.client-key=device.key");
        check("site.properties:4: tls.client-certificate = device.pem: set without tls.client-key, must be both or"
                + " neither", "tls.client-certificate=device.pem");
        good("tls.client-certificate=device.pem", "tls.client-key=device.key");
    }

    @Test
    void readingsStatusAndCommandsHaveTopicsOfTheirOwn() {
        check("site.properties:5: mqtt.status-topic = a/device: the same as mqtt.topic for device, which would replace"
                + " the status by readings", "mqtt.topic=a/${sensor}", "mqtt.status-topic=a/device");
        check("site.properties:4: mqtt.command-topic = limpet/limpet-24ec4a0102fe/tmp102: the same as mqtt.topic for"
                + " tmp102, by which the device would take its readings for commands",
                "mqtt.command-topic=limpet/${device.id}/tmp102", "sensor.enabled=device,tmp102");
        check("site.properties:4: mqtt.command-topic = limpet/limpet-24ec4a0102fe/status: the same as"
                + " mqtt.status-topic, by which the device would take its status for a command",
                "mqtt.command-topic=limpet/${device.id}/status");
        good("mqtt.status-topic=");
        good("mqtt.topic=a", "mqtt.status-topic=b", "mqtt.command-topic=c");
    }

    @Test
    void noMoreMessagesOfQos2AreUnderWayThanABrokerHasRoomFor() {
        check("site.properties:5: mqtt.in-flight = 21: must be 20 or less with mqtt.qos = 2: brokers lose without"
                + " a word what is more than they have room for, and Mosquitto has room for that many",
                "mqtt.qos=2", "mqtt.in-flight=21");
        good("mqtt.qos=2", "mqtt.in-flight=20");
        good("mqtt.qos=1", "mqtt.in-flight=100");
    }

    @Test
    void aMessageFitsTheBuffer() {
        check("site.properties:5: mqtt.buffer-bytes = 512: too small for outbox.message-bytes = 504, must be 513 or"
                + " more", "outbox.message-bytes=504", "mqtt.buffer-bytes=512");
        good("outbox.message-bytes=503", "mqtt.buffer-bytes=512");
    }

    @Test
    void connectFitsTheBuffer() {
        // 5 + 10, client identifier 2 + 19, user name 2 + 2, password 2 + 400, will 2 + 33 + 2 + 64
        check("site.properties:6: mqtt.buffer-bytes = 542: too small for client identifier, user name, password and"
                + " status topic, must be 543 or more", "mqtt.username=me", "mqtt.password=" + "x".repeat(400),
                "mqtt.buffer-bytes=542");
        good("mqtt.username=me", "mqtt.password=" + "x".repeat(400), "mqtt.buffer-bytes=543");
        good("mqtt.username=me", "mqtt.password=" + "x".repeat(400), "mqtt.buffer-bytes=512", "mqtt.status-topic=");
    }

    @Test
    void theOutboxInRamHasABound() {
        check("site.properties:4: outbox.capacity = 4195: times outbox.message-bytes = 16000 must be 64 MiB or less"
                + " with outbox.storage = ram", "outbox.capacity=4195", "outbox.message-bytes=16000",
                "mqtt.buffer-bytes=16384");
        good("outbox.capacity=4194", "outbox.message-bytes=16000", "mqtt.buffer-bytes=16384");
        good("outbox.capacity=100000", "outbox.message-bytes=16000", "mqtt.buffer-bytes=16384",
                "outbox.storage=journal");
    }

    @Test
    void onlyAJournalIsWrittenLater() {
        check("site.properties:4: outbox.journal-after = 30s: contradicts outbox.storage = ram, by which a reading"
                + " never goes to a journal. Remove one of them", "outbox.journal-after=30s");
        good("outbox.journal-after=30s", "outbox.storage=journal");
        good("outbox.journal-after=0s", "outbox.memory=24c256", "outbox.memory-address=0x57");
    }

    @Test
    void aJournalSharesItsEepromWithNothing() {
        check("site.properties:7: keep.memory-address = 0x50: also that of outbox.memory, all of which the journal"
                + " takes: it must be another EEPROM", "outbox.storage=journal", "outbox.memory=24c256",
                "keep.memory=24c32", "keep.memory-address=0x50");
        good("outbox.storage=journal", "outbox.memory=24c256", "keep.memory=24c32");
        good("outbox.storage=journal", "keep.memory=24c32", "keep.memory-address=0x50");
        good("outbox.memory=24c256", "keep.memory=24c32", "keep.memory-address=0x50");
        good("outbox.storage=journal", "outbox.memory=24c256", "keep.memory=board", "keep.memory-address=0x50");
    }

    @Test
    void waitsGrowAndDoNotShrink() {
        check("site.properties:4: backoff.initial = 3min: longer than backoff.maximum = 2min", "backoff.initial=3min");
        good("backoff.initial=120", "backoff.maximum=2min");
    }

    @Test
    void theWatchdogOutlastsAConnectionAttempt() {
        check("site.properties:4: connect.timeout = 30s: not shorter than watchdog.timeout = 30s, by which a broker"
                + " that does not answer would reset the device", "connect.timeout=30s");
        good("connect.timeout=30s", "watchdog.timeout=31s");
    }

    @Test
    void theWatchdogOutlastsTwoTurnsOfAnIdleLoop() {
        check("site.properties:4: loop.turn-maximum = 15s: not shorter than half of watchdog.timeout = 30s, by which a"
                + " loop with nothing to do would reset the device", "loop.turn-maximum=15s");
        check("loop.turn-maximum = 1s: not shorter than half of watchdog.timeout = 2s, by which a loop with nothing to"
                + " do would reset the device", "watchdog.timeout=2s", "connect.timeout=1s");
        good("loop.turn-maximum=14999ms");
        good("loop.turn-maximum=999ms", "watchdog.timeout=2s", "connect.timeout=1s");
    }

    @Test
    void mistakesAreToldAllAtOnce() {
        assertEquals(List.of(
                "site.properties:4: mqtt.in-flight = 21: must be 20 or less with mqtt.qos = 2: brokers lose without"
                        + " a word what is more than they have room for, and Mosquitto has room for that many",
                "site.properties:6: outbox.journal-after = 1min: contradicts outbox.storage = ram, by which a reading"
                        + " never goes to a journal. Remove one of them",
                "site.properties:7: loop.turn-maximum = 30s: not shorter than half of watchdog.timeout = 30s, by which"
                        + " a loop with nothing to do would reset the device"),
                new TestConfiguration().with("mqtt.in-flight=21", "mqtt.qos=2", "outbox.journal-after=1min",
                        "loop.turn-maximum=30s").mistakes());
    }

    @Test
    void sensorsOnOneBusHaveDifferentAddresses() {
        check("site.properties:4: sensor.dps310.address = 0x76: also the address of bme280 (sensor.bme280.address),"
                + " which is enabled too: on one bus they must differ", "sensor.dps310.address=0x76",
                "sensor.enabled=device,bme280,dps310");
        check("sensor.tmp105.address = 0x48: also the address of tmp102 (sensor.tmp102.address), which is enabled too:"
                + " on one bus they must differ", "sensor.enabled=tmp102,tmp105");
        good("sensor.enabled=bme280,dps310,tmp102,tmp105,device", "sensor.tmp105.address=0x49");
        good("sensor.enabled=bme280", "sensor.dps310.address=0x76");
    }

    @Test
    void whatDependsOnAWrongValueIsNotJudged() {
        check("site.properties:4: backoff.initial: must be 10ms to 1h: a number with the unit ms, s, min or h",
                "backoff.initial=soon");
        check("site.properties:4: link.dhcp = no: must be true or false", "link.dhcp=no");
        check("site.properties:4: device.id = a+b: must be 1 to 64 characters of A-Z, a-z, 0-9, '-', '_', '.' and ':',"
                + " the first a letter or digit", "device.id=a+b", "mqtt.command-topic=${device.id}");
        check("site.properties:3: mqtt.host = my_host: must be " + HOST, "mqtt.host=my_host");
    }

    private static void good(String... entries) {
        assertEquals(List.of(), new TestConfiguration().with(entries).mistakes());
    }

    private static void check(String mistake, String... entries) {
        assertEquals(List.of(mistake), new TestConfiguration().with(entries).mistakes());
    }

    private static String[] with(String[] entries, String... more) {
        String[] all = Arrays.copyOf(entries, entries.length + more.length);
        System.arraycopy(more, 0, all, entries.length, more.length);
        return all;
    }
}

package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.console.BrokerCommands;
import io.limpet.simulator.console.CommandTable;
import io.limpet.simulator.panel.DeviceEvents;
import io.limpet.simulator.panel.Message;
import io.limpet.simulator.tls.CertificateAuthority;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who watches a device is told everything, in order, and disturbs nothing: shown at an embedded broker. */
@Timeout(120)
class WatchedDeviceScenario {

    /** MQTT 3.1.1 §2.2.1. */
    private static final String CONNECT = "sent 1 ";
    private static final String CONNACK = "got 2 ";

    private static TestBroker broker;

    private final RecordedEvents events = new RecordedEvents();
    private SimulatedDevice device;

    @BeforeAll
    static void startTheBroker(@TempDir Path directory) throws Exception {
        broker = new TestBroker(directory);
    }

    @AfterAll
    static void stopTheBroker() throws Exception {
        broker.close();
    }

    @AfterEach
    void takeTheWorldDown() {
        device.close();
        assertNull(device.crash());
    }

    private void boot(String... settings) {
        device = TestDevice.builder(broker.authorityPem, broker.broker::address, settings).watch(events).build();
        device.powerOn();
    }

    @Test
    void tellsTheLifeOfADeviceInItsOrder() {
        boot("outbox.storage=ram");
        int online = events.awaitInOrder(0, "booted false", "line I ", "found 0", "turn LINK waiting 0 journal -1",
                "turn TIME", "connecting broker-", "turn CONNECT",
                "presented broker.limpet.test by CN=broker.limpet.test", "verified TLSv1.3, ", CONNECT, CONNACK,
                "turn ONLINE", "acknowledged limpet/");
        String verified = events.line(events.await("verified", 0));
        assertTrue(verified.contains(" TLS_AES_"), verified);
        assertTrue(verified.endsWith(" anchor CN=Limpet simulator CA chain CN=broker.limpet.test"), verified);
        assertTrue(events.lines().stream().limit(online).noneMatch(line -> line.startsWith("refused")));
        assertTrue(events.lines().stream().limit(events.await("verified", 0))
                .noneMatch(line -> line.startsWith("sent")), "bytes before the verdict");
    }

    @Test
    void eachReadingIsTheSameFromItsSamplingOn() {
        boot();
        int sampled = events.await("sampled limpet/" + device.name() + "/bme280 {\"seq\":3,", 0);
        String reading = events.line(sampled).substring("sampled ".length());
        events.await("acknowledged " + reading, sampled);
        broker.awaitReadings(device, "bme280");
        assertTrue(broker.payloads(device, "bme280").contains(reading.substring(reading.indexOf('{'))), reading);
    }

    @Test
    void aRefusedChainIsToldAndNoByteOfMqtt() {
        byte[] other = CertificateAuthority.create("CN=Nobody").pem().getBytes(StandardCharsets.US_ASCII);
        device = TestDevice.builder(other, broker.broker::address).watch(events).build();
        device.powerOn();
        events.awaitInOrder(0, "connecting", "presented broker.limpet.test by CN=broker.limpet.test", "refused TLS: ",
                "turn BACKOFF");
        String backoff = events.line(events.await("turn BACKOFF", 0));
        assertTrue(backoff.contains(" left true failure TLS: "), backoff);
        assertEquals(0, events.count("verified") + events.count("sent"));
    }

    @Test
    void aBrokerThatShowsAnotherAuthoritysCertificateGetsNothingAndAllIsReceivedAfterwards(@TempDir Path directory)
            throws Exception {
        try (TestBroker own = new TestBroker(directory)) {
            own.listen(message -> events.received(new Message(message.topic(), message.payload())));
            device = TestDevice.builder(own.authorityPem, own::locate).watch(events).build();
            CommandTable commands = new CommandTable()
                    .add(BrokerCommands.of(own.broker, device.link()::setBrokerRunning));
            device.powerOn();
            String first = reading(events.await("sampled", events.await("turn ONLINE", 0)));
            events.awaitInOrder(0, "sampled " + first, "acknowledged " + first);
            events.await("received " + first, 0);

            commands.run("broker certificate other-authority");
            int presented = events.await("presented broker.limpet.test by CN=broker.limpet.test of CN=Some other CA",
                    0);
            int refused = events.awaitInOrder(presented, "refused TLS: ", "turn BACKOFF");
            String waiting = reading(events.await("sampled", refused));
            events.await("refused TLS: ", refused);
            assertTrue(events.lines().stream().skip(presented).noneMatch(line -> line.startsWith("sent")));

            commands.run("broker certificate right");
            events.awaitInOrder(refused, "verified", "turn ONLINE", "acknowledged " + waiting);
            events.await("received " + waiting, refused);
            device.stop();
            for (String line : events.lines()) {
                if (line.startsWith("acknowledged")) {
                    events.await("received" + line.substring("acknowledged".length()), 0);
                }
            }
        }
    }

    private String reading(int sampled) {
        return events.line(sampled).substring("sampled ".length());
    }

    @Test
    void aPowerCutIsToldAndWhatTheJournalHeldIsFound() {
        boot("outbox.storage=journal");
        events.await("turn ONLINE", 0);
        device.surroundings().setWifi(false);
        int lost = events.await("turn BACKOFF", 0);
        assertTrue(events.line(lost).contains("failure link: lost"), events.line(lost));
        int sampled = events.await("sampled", lost);
        String reading = events.line(sampled).substring("sampled ".length());
        events.await("sampled", sampled + 1);
        device.powerCycle();
        int booted = events.awaitInOrder(lost, "powerLost", "booted false", "found ");
        assertTrue(events.line(booted - 1).contains(reading), events.line(booted - 1));
        device.surroundings().setWifi(true);
        events.awaitInOrder(booted, "turn ONLINE", "acknowledged " + reading);
    }

    @Test
    void whatGivesWayIsTold() {
        boot("outbox.storage=ram", "outbox.capacity=2", "outbox.when-full=drop-oldest");
        device.surroundings().setWifi(false);
        int sampled = events.await("sampled", events.size());
        String reading = events.line(sampled).substring("sampled ".length());
        events.await("dropped " + reading, sampled);
    }

    @Test
    void theNewestGivesWayWhereThatIsThePolicy() {
        device = TestDevice.builder(broker.authorityPem, broker.broker::address, "outbox.storage=ram",
                "outbox.capacity=2", "outbox.when-full=drop-newest").watch(events).build();
        device.surroundings().setWifi(false);
        device.powerOn();
        int dropped = events.await("dropped", 0);
        String reading = events.line(dropped).substring("dropped ".length());
        assertEquals("sampled " + reading, events.line(dropped - 1));
    }

    @Test
    void theOtherStackTellsItsChainWhenItHasVerifiedIt() {
        boot("tls.stack=bouncycastle");
        events.awaitInOrder(0, "connecting", "presented broker.limpet.test by CN=broker.limpet.test", "verified");
        String verified = events.line(events.await("verified", 0));
        assertTrue(verified.endsWith(" anchor CN=Limpet simulator CA chain CN=broker.limpet.test"), verified);
    }

    @Test
    void aWatcherThatFailsDisturbsNothing() {
        AtomicInteger failures = new AtomicInteger();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> failures.incrementAndGet());
        try {
            device = TestDevice.builder(broker.authorityPem, broker.broker::address).watch(
                    (DeviceEvents) Proxy.newProxyInstance(getClass().getClassLoader(),
                    new Class<?>[] {DeviceEvents.class}, (proxy, method, arguments) -> {
                        throw new IllegalStateException("the watcher has failed");
                    })).build();
            device.powerOn();
            broker.awaitReadings(device, "bme280");
            device.powerCycle();
            broker.awaitReadings(device, "bme280");
            device.close();
            assertTrue(failures.get() > 0);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void howItIsCanBeAskedDuringAPowerCut() throws Exception {
        boot();
        events.await("turn ONLINE", 0);
        Thread holder = new Thread(() -> {
            synchronized (device) {
                assertTrue(device.isOn());
                Await.until("the questions", () -> Thread.currentThread().isInterrupted());
            }
        });
        holder.start();
        Await.until("the monitor is held", () -> holder.getState() == Thread.State.TIMED_WAITING);
        try {
            assertTrue(device.isOn() && device.isRunning() && device.clockMillis() > 0 && device.bootCount() == 1);
            device.surroundings().setWifi(true);
            assertEquals(Thread.State.TIMED_WAITING, holder.getState(), "somebody has waited for the monitor");
        } finally {
            holder.interrupt();
            holder.join();
        }
        assertFalse(holder.isAlive());
    }
}

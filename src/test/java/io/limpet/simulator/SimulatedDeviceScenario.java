package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.chip.Fault;
import io.limpet.simulator.network.Direction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulated world does to the unchanged firmware what a real one would: shown at an embedded broker. */
@Timeout(120)
class SimulatedDeviceScenario {

    private static TestBroker broker;

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
        if (device != null) {
            device.close();
            assertNull(device.crash());
        }
    }

    @Test
    void publishesAndSaysGoodbyeWhenAskedToStop() {
        online();
        broker.awaitReadings(device, "bme280");
        assertTrue(device.led());
        assertTrue(device.acknowledgedReadings() > 0);

        assertTrue(device.stop());

        assertEquals("offline", awaitStatus("offline"));
        assertFalse(device.isOn());
    }

    @Test
    void aPowerCutEndsTheThreadAndTellsTheBrokerNothing() {
        online();
        long toBroker = device.link().bytes(Direction.TO_BROKER);

        device.powerOff();

        assertFalse(device.isRunning());
        assertFalse(device.led());
        assertTrue(threadsOf(device).isEmpty(), "left over: " + threadsOf(device));
        assertTrue(device.link().bytes(Direction.TO_BROKER) >= toBroker);
        assertEquals("online", broker.status(device));
        long silent = device.link().bytes(Direction.TO_BROKER);

        device.powerOn();
        device.console().expect("online as");

        assertTrue(device.link().bytes(Direction.TO_BROKER) > silent);
        assertEquals(2, device.bootCount());
        broker.awaitReadings(device, "tmp105");
    }

    @Test
    void aPowerCutEndsTheThreadInTheMiddleOfAHandshake() {
        device = broker.device();
        device.link().goHalfOpen();
        device.powerOn();
        Await.until("the device connects", () -> device.link().connectionCount() == 1);

        device.powerOff();

        assertTrue(threadsOf(device).isEmpty(), "left over: " + threadsOf(device));
    }

    @Test
    void theWatchdogResetsADeviceThatHangs() {
        device = broker.device("watchdog.timeout=1s", "loop.turn-maximum=400ms", "connect.timeout=900ms",
                "mqtt.timeout=900ms");
        CountDownLatch never = new CountDownLatch(1);
        device.console().listen(line -> {
            if (line.contains("online as") && device.bootCount() == 1) {
                hang(never);
            }
        });
        device.powerOn();
        device.console().expect("reset by the watchdog");
        device.console().expect("online as");
        assertEquals(2, device.bootCount());
    }

    @Test
    void withoutTheAccessPointThereIsNoNetworkAndWithItThereIsAgain() {
        online();

        device.surroundings().setWifi(false);

        device.console().expect("lost");
        assertFalse(device.isOnNetwork());
        device.console().expect("not in reach");
        device.surroundings().setWifi(true);
        device.console().expect("online as");
        broker.awaitReadings(device, "bme280");
    }

    @Test
    void aWrongPassphraseIsRefused() {
        device = broker.device();
        device.surroundings().accessPoints().get(0).setPassphrase("another passphrase");
        device.powerOn();
        device.console().expect("did not let us in");
        assertEquals(0, device.link().connectionCount());
        device.surroundings().accessPoints().get(0).restorePassphrase();
        device.console().expect("online as");
    }

    @Test
    void dhcpThatFailsGivesNoAddressAndLaterOne() {
        device = broker.device();
        device.surroundings().setDhcp(false);
        device.powerOn();
        Await.until("the access point is joined", device::isRunning);
        assertFalse(device.isOnNetwork());
        device.surroundings().setDhcp(true);
        device.console().expect("address 192.168.4.17");
        device.console().expect("online as");
    }

    @Test
    void aStaticAddressNeedsNoDhcp() {
        device = broker.device("link.dhcp=false", "link.address=10.1.2.3", "link.netmask=255.0.0.0",
                "link.gateway=10.0.0.1", "link.dns=10.0.0.1");
        device.surroundings().setDhcp(false);
        device.powerOn();
        device.console().expect("address 10.1.2.3");
        device.console().expect("online as");
    }

    @Test
    void anEthernetCableCanBeUnplugged() {
        device = broker.device("link.type=ethernet");
        device.surroundings().setCable(false);
        device.powerOn();
        assertFalse(device.isOnNetwork());
        device.surroundings().setCable(true);
        device.console().expect("online as");
        device.surroundings().setCable(false);
        device.console().expect("lost");
        device.surroundings().setCable(true);
        device.console().expect("online as");
    }

    @Test
    void aNameServerThatIsSilentIsNamed() {
        device = broker.device("sensor.enabled=device");
        device.setDns(false);
        device.powerOn();
        device.console().expect("DNS: ");
        device.setDns(true);
        device.console().expect("online as");
    }

    @Test
    void aRestartedBrokerIsFoundAgain() throws Exception {
        online();
        device.link().setBrokerRunning(false);
        broker.broker.stop();
        device.console().expect("Is the broker running?");
        broker.broker.start();
        device.link().setBrokerRunning(true);
        device.console().expect("online as");
        broker.awaitReadings(device, "bme280");
    }

    @Test
    void aCutConnectionIsMadeAnew() {
        online();
        device.link().cut();
        device.console().expect("online as");
        broker.awaitReadings(device, "bme280");
        assertEquals(2, device.link().connectionCount());
    }

    @Test
    void aChipThatFailsIsReportedAndTheOthersGoOn() {
        online();
        device.i2cBus().chip("bme280").inject(Fault.ABSENT);
        device.console().expect("bme280");
        broker.awaitReadings(device, "tmp105");
    }

    @Test
    void theTimeServerSetsTheClock() {
        device = broker.device();
        device.ntpServer().setOffset(Duration.ofDays(2));
        device.powerOn();
        device.console().expect("online as");
        long ahead = device.clockMillis() - System.currentTimeMillis();
        assertTrue(Math.abs(ahead - Duration.ofDays(2).toMillis()) < 5_000, ahead + " ms ahead");
    }

    @Test
    void aBatteryClockNeedsNoTimeServer() {
        device = TestDevice.builder(broker.authorityPem, broker.broker::address).batteryClock().build();
        device.ntpServer().setAnswering(false);
        device.powerOn();
        device.console().expect("online as");
    }

    @Test
    void twoDevicesLiveSideBySide() {
        SimulatedDevice other = broker.device();
        try {
            other.powerOn();
            online();
            other.console().expect("online as");
            other.surroundings().setWifi(false);
            other.console().expect("lost");
            broker.awaitReadings(device, "bme280");
            assertTrue(device.isOnNetwork());
        } finally {
            other.close();
        }
    }

    /** Until the power is cut, which interrupts. */
    private static void hang(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void online() {
        device = broker.device();
        device.powerOn();
        device.console().expect("online as");
        Await.until("the birth message", () -> "online".equals(broker.status(device)));
    }

    private String awaitStatus(String status) {
        Await.until("status " + status, () -> status.equals(broker.status(device)));
        return broker.status(device);
    }

    private static List<String> threadsOf(SimulatedDevice device) {
        Thread[] threads = new Thread[Thread.activeCount() + 20];
        int count = Thread.enumerate(threads);
        return Arrays.stream(threads, 0, count).map(Thread::getName)
                .filter(name -> name.equals("device " + device.name())).toList();
    }
}

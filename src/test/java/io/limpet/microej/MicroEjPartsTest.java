package io.limpet.microej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.time.VirtualClock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The small parts of the board: clock, watchdog, datagrams, resources, arguments of natives. */
class MicroEjPartsTest {

    private static final long FLOOR = 1_700_000_000_000L;

    private final VirtualClock time = new VirtualClock();
    private final DeviceHardware hardware = new DeviceHardware(time);

    @BeforeEach
    void powerOn() {
        hardware.enter();
    }

    @AfterEach
    void powerOff() {
        DeviceHardware.exit();
    }

    @Test
    void theClockIsSetWhenItsCalendarIsNotBeforeTheImage() {
        MicroEjClock clock = new MicroEjClock(FLOOR);
        assertFalse(clock.isSet());
        clock.setUtcMillis(FLOOR - 1);
        assertFalse(clock.isSet());
        clock.setUtcMillis(FLOOR);
        assertTrue(clock.isSet());
        time.uptimeMillis += 1234;
        assertEquals(FLOOR + 1234, clock.utcMillis());
        assertEquals(time.uptimeMillis, clock.uptimeMillis());
        clock.sleepUntil(time.uptimeMillis - 1);   // long past: returns at once
    }

    @Test
    void theWatchdogHasTheLoopAsItsOnlyCheckpoint() {
        MicroEjWatchdog watchdog = new MicroEjWatchdog();
        watchdog.feed();
        watchdog.start(10_000);
        watchdog.start(10_000);
        watchdog.feed();
        assertEquals(List.of("watchdog init", "watchdog start", "checkpoint 7"), hardware.log);
        assertFalse(MicroEjWatchdog.lastReset().wasUnwanted());
        hardware.watchdogCausedReset = true;
        assertEquals("reset by the watchdog", MicroEjWatchdog.lastReset().toString());
    }

    @Test
    void datagramsComeFromThePeerOnlyAndByTheDeadline() throws Exception {
        TestClock clock = new TestClock();
        MicroEjDatagrams datagrams = new MicroEjDatagrams(clock);
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            datagrams.open("127.0.0.1", server.getLocalPort());
            datagrams.send(new byte[] {0, 1, 2, 3}, 1, 2);
            DatagramPacket request = new DatagramPacket(new byte[16], 16);
            server.receive(request);
            assertEquals(2, request.getLength());
            stranger.send(new DatagramPacket(new byte[] {66}, 1, request.getSocketAddress()));
            long deadlineMillis = clock.uptimeMillis() + 30;
            assertEquals(0, datagrams.receive(new byte[8], 0, 8, deadlineMillis));
            assertTrue(clock.uptimeMillis() >= deadlineMillis);
            server.send(new DatagramPacket(new byte[] {7, 8, 9}, 3, request.getSocketAddress()));
            byte[] reply = new byte[4];
            assertEquals(2, datagrams.receive(reply, 1, 2, clock.uptimeMillis() + 5000));
            assertArrayEquals(new byte[] {0, 7, 8, 0}, reply);
        }
        datagrams.close();
        datagrams.close();
        IOException failure =
                assertThrows(IOException.class, () -> datagrams.open("no-such-host.invalid", 123));
        assertEquals("DNS: \"no-such-host.invalid\" has no address", failure.getMessage());
    }

    @Test
    void resourcesAreReadWholeOrNotAtAll() throws Exception {
        MicroEjResources resources = new MicroEjResources();
        assertNull(resources.read("no/such.file"));
        byte[] own = resources.read("io/limpet/microej/MicroEjPartsTest.class");
        byte[] expected;
        try (var in = MicroEjPartsTest.class.getResourceAsStream("MicroEjPartsTest.class")) {
            expected = in.readAllBytes();
        }
        assertTrue(expected.length > 2048, "too small to show that the buffer grows");
        assertArrayEquals(expected, own);
    }

    @Test
    void nativesGetNoArgumentsThatLeadOutsideTheirArrays() {
        NativeI2cBus bus = new NativeI2cBus();
        byte[] two = new byte[2];
        for (int address : new int[] {-1, 0, 0x07, 0x78, 0x90}) {
            assertThrows(IllegalArgumentException.class, () -> bus.transfer(address, two, 1, two, 1));
        }
        for (int length : new int[] {-1, 3, Integer.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> bus.transfer(0x48, two, length, two, 1));
            assertThrows(IllegalArgumentException.class, () -> bus.transfer(0x48, two, 1, two, length));
        }
    }
}

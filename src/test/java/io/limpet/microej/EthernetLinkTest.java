package io.limpet.microej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;
import io.limpet.time.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cable over MicroEJ's libraries; time is virtual. */
class EthernetLinkTest {

    private final VirtualClock clock = new VirtualClock();
    private final DeviceHardware hardware = new DeviceHardware(clock);
    private final EthernetLink link =
            new EthernetLink(new IpInterface(LinkSettings.ethernet(), clock), new LinkCheck(clock));

    @BeforeEach
    void powerOn() {
        hardware.enter();
    }

    @AfterEach
    void powerOff() {
        DeviceHardware.exit();
    }

    @Test
    void isUpWhenItHasAnAddress() throws Exception {
        assertFalse(link.isUp());
        assertFalse(link.bringUp(clock.uptimeMillis() + 10));
        assertTrue(link.bringUp(Long.MAX_VALUE));
        assertTrue(link.isUp());
        assertEquals("ethernet, address 192.168.4.17", link.description());
        assertEquals(0, link.signalDbm());
    }

    @Test
    void noticesThatTheAddressIsGoneAndGetsItAgain() throws Exception {
        assertTrue(link.bringUp(Long.MAX_VALUE));
        hardware.dhcpAnswers = false;
        clock.uptimeMillis += LinkCheck.INTERVAL_MILLIS;
        assertFalse(link.isUp());
        link.takeDown();
        hardware.dhcpAnswers = true;
        assertTrue(link.bringUp(Long.MAX_VALUE));
        assertTrue(link.isUp());
    }

    @Test
    void asksForTheCableWhereNoAddressComes() {
        hardware.dhcpAnswers = false;
        LinkException failure = assertThrows(LinkException.class, () -> link.bringUp(Long.MAX_VALUE));
        assertEquals(LinkException.Reason.NO_ADDRESS, failure.reason());
        assertTrue(failure.getMessage().startsWith("ethernet (is the cable plugged in?): no address from DHCP"),
                failure.getMessage());
    }
}

package io.limpet.baremetal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.LinkException;
import io.limpet.board.LinkException.Reason;
import io.limpet.board.LinkSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cable comes up in steps, each of which returns by its deadline. */
class EthernetLinkTest {

    private final HardwareClock clock = new FakeTarget().clock;

    @Test
    void waitsForTheCarrierThenForAnAddress() throws Exception {
        EthernetLink link = new EthernetLink(LinkSettings.ethernet(), clock, 0);
        assertFalse(bringUpFor(link, 50));
        assertEquals(List.of(), NetNatives.log);
        NetNatives.carrier = 1;
        assertFalse(bringUpFor(link, 50));
        assertEquals(List.of("dhcp"), NetNatives.log);
        assertFalse(link.isUp());
        NetNatives.address = Ipv4.parse("10.0.2.15");
        assertTrue(bringUpFor(link, 50));
        assertTrue(link.isUp());
        assertEquals("ethernet, address 10.0.2.15", link.description());
    }

    @Test
    void returnsByTheDeadlineAndLetsTheNetworkWorkMeanwhile() throws Exception {
        EthernetLink link = new EthernetLink(LinkSettings.ethernet(), clock, 0);
        bringUpFor(link, 250);
        assertEquals(1_250, clock.uptimeMillis());
        assertEquals(250, NetNatives.polls);
    }

    @Test
    void saysThatThereIsNoCable() {
        check(new EthernetLink(LinkSettings.ethernet(), clock, 0), Reason.NO_NETWORK,
                "ethernet: no carrier. Is the cable plugged in, and the switch at its other end on?");
        assertEquals(11_000, clock.uptimeMillis());
    }

    @Test
    void saysThatNobodyGivesAnAddressAndBeginsAnew() throws Exception {
        NetNatives.carrier = 1;
        EthernetLink link = new EthernetLink(LinkSettings.ethernet(), clock, 0);
        check(link, Reason.NO_ADDRESS, "ethernet: no address from DHCP within 20 s. Is there a DHCP server on this"
                + " network? Or set link.dhcp=false and link.address.");
        assertEquals(List.of("dhcp", "stop"), NetNatives.log);
        bringUpFor(link, 10);
        assertEquals(List.of("dhcp", "stop", "dhcp"), NetNatives.log);
    }

    @Test
    void hasTheAddressThatIsSet() throws Exception {
        NetNatives.carrier = 1;
        bringUpFor(new EthernetLink(LinkSettings.ethernet().withAddress("192.168.4.17", "255.255.255.0", "192.168.4.1",
                "9.9.9.9"), clock, 0), 10);
        assertEquals(List.of("192.168.4.17 255.255.255.0 192.168.4.1 9.9.9.9"), NetNatives.log);
    }

    @Test
    void isDownWhenItsAddressIsGoneOrItWasTakenDown() throws Exception {
        NetNatives.carrier = 1;
        NetNatives.address = 1;
        EthernetLink link = new EthernetLink(LinkSettings.ethernet(), clock, 0);
        assertTrue(bringUpFor(link, 10));
        NetNatives.address = 0;
        assertFalse(link.isUp());
        NetNatives.address = 1;
        assertTrue(link.isUp());
        link.takeDown();
        assertFalse(link.isUp());
    }

    @Test
    void hasNoRadio() {
        check(new EthernetLink(LinkSettings.wifi("lab", null, LinkSettings.Security.OPEN), clock, 0), Reason.HARDWARE,
                "wi-fi: this board has no radio. Set link.type = ethernet.");
    }

    @Test
    void saysWhyThereIsNoNetworkOnThisBoard() {
        check(new EthernetLink(LinkSettings.ethernet(), clock, -1), Reason.HARDWARE,
                "ethernet: the controller does not answer, or has no hardware address");
        check(new EthernetLink(LinkSettings.ethernet(), clock, -2), Reason.HARDWARE,
                "ethernet: this board's source of random numbers fails, and without it the network would be at"
                        + " anybody's mercy");
    }

    private boolean bringUpFor(EthernetLink link, int millis) throws LinkException {
        return link.bringUp(clock.uptimeMillis() + millis);
    }

    private void check(EthernetLink link, Reason reason, String message) {
        LinkException failure = assertThrows(LinkException.class, () -> bringUpFor(link, 60_000));
        assertEquals(reason, failure.reason());
        assertEquals(message, failure.getMessage());
    }
}

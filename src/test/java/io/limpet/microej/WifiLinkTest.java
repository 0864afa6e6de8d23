package io.limpet.microej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ej.ecom.wifi.SecurityMode;
import io.limpet.board.LinkException;
import io.limpet.board.LinkException.Reason;
import io.limpet.board.LinkSettings;
import io.limpet.board.LinkSettings.Security;
import io.limpet.time.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wi-Fi over MicroEJ's libraries, with the air as the test wants it; time is virtual. */
class WifiLinkTest {

    private final VirtualClock clock = new VirtualClock();
    private final DeviceHardware hardware = new DeviceHardware(clock);
    private LinkSettings settings = LinkSettings.wifi("lab", "correct horse", Security.WPA2);

    @BeforeEach
    void powerOn() {
        hardware.passphrase = "correct horse";
        hardware.enter();
    }

    @AfterEach
    void powerOff() {
        DeviceHardware.exit();
    }

    @Test
    void scansThenJoinsThenWaitsForItsAddress() throws Exception {
        hardware.addAccessPoint("lab", -70, SecurityMode.WPA2);
        hardware.addAccessPoint("lab", -52, SecurityMode.WPA2_WPA3_MIXED);
        hardware.addAccessPoint("other", -30, SecurityMode.WPA2);
        WifiLink link = link();
        assertFalse(link.isUp());
        assertFalse(link.bringUp(now()));
        assertEquals(List.of("configure dhcp", "scan"), hardware.log);
        assertFalse(link.bringUp(now()));
        assertEquals("join lab WPA2_WPA3_MIXED", hardware.log.get(2));
        long joinedMillis = now();
        assertFalse(link.bringUp(now() + 50));
        assertEquals(joinedMillis + 50, now());
        assertTrue(link.bringUp(Long.MAX_VALUE));
        assertEquals(joinedMillis + DeviceHardware.DHCP_MILLIS, now(), 100);
        assertTrue(link.isUp());
        assertEquals("wi-fi \"lab\" (-52 dBm), address 192.168.4.17", link.description());
        assertEquals(-52, link.signalDbm());
    }

    @Test
    void usesAFixedAddress() throws Exception {
        settings = settings.withAddress("10.0.0.2", "255.255.255.0", "10.0.0.1", "10.0.0.53");
        hardware.addAccessPoint("lab", -52, SecurityMode.WPA2);
        WifiLink link = link();
        bringUp(link);
        assertEquals("configure 10.0.0.2/255.255.255.0 via 10.0.0.1 dns 10.0.0.53", hardware.log.get(0));
        assertEquals("wi-fi \"lab\" (-52 dBm), address 10.0.0.2", link.description());
    }

    @Test
    void joinsAnOpenNetworkWithoutAPassphrase() throws Exception {
        settings = LinkSettings.wifi("lab", null, Security.OPEN);
        hardware.passphrase = "";
        hardware.addAccessPoint("lab", -52, SecurityMode.OPEN);
        bringUp(link());
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, OPEN, true", "OPEN, WPA2, false", "OPEN, UNKNOWN, false",
        "WPA2, WPA2, true", "WPA2, MIXED, true", "WPA2, WPA2_WPA3_MIXED, true", "WPA2, WPA1, false",
        "WPA2, OPEN, false", "WPA2, WPA3, false", "WPA2, WEP128, false", "WPA2, ENTERPRISE_WPA2, false",
        "WPA3, WPA3, true", "WPA3, WPA2_WPA3_MIXED, true", "WPA3, WPA2, false", "WPA3, OPEN, false",
    })
    void joinsOnlyWhatIsSecuredAsConfigured(Security wanted, SecurityMode found, boolean joins) throws Exception {
        settings = LinkSettings.wifi("lab", wanted == Security.OPEN ? null : "correct horse", wanted);
        hardware.passphrase = wanted == Security.OPEN ? "" : "correct horse";
        hardware.addAccessPoint("lab", -52, found);
        if (joins) {
            bringUp(link());
        } else {
            check(Reason.REFUSED, "wi-fi: \"lab\" is in reach, but " + found + " is how it is secured. Check"
                    + " wifi.security (" + wanted + " is set)");
        }
    }

    @Test
    void namesWhatItHeardWhereTheNetworkIsNotInReach() {
        check(Reason.NO_NETWORK, "\"lab\" is not in reach. No access point was heard: is the antenna connected?");
        hardware.addAccessPoint("Lab", -40, SecurityMode.WPA2);
        hardware.addAccessPoint("evil\nERROR", -71, SecurityMode.OPEN);
        check(Reason.NO_NETWORK, "Heard: \"Lab\" (-40 dBm), \"evil?ERROR\" (-71 dBm). Check wifi.ssid.");
        for (int i = 0; i < 9; i++) {
            hardware.addAccessPoint("n" + i, -80, SecurityMode.OPEN);
        }
        check(Reason.NO_NETWORK, "\"n2\" (-80 dBm), .... Check wifi.ssid.");
    }

    @Test
    void saysThatThePassphraseWasRefusedAndNeverWhatItIs() {
        hardware.passphrase = "another";
        hardware.addAccessPoint("lab", -52, SecurityMode.WPA2);
        String text = check(Reason.REFUSED, "wi-fi: \"lab\" (-52 dBm) did not let us in: wifi esp32 driver error. Check"
                + " wifi.passphrase.");
        assertFalse(text.contains("horse"), text);
        hardware.reachable.clear();
        hardware.addAccessPoint("lab", -85, SecurityMode.WPA2);
        check(Reason.REFUSED, "the signal is weak as well");
    }

    @Test
    void givesUpWhereDhcpDoesNotAnswerAndBeginsAnew() throws Exception {
        hardware.addAccessPoint("lab", -52, SecurityMode.WPA2);
        hardware.dhcpAnswers = false;
        WifiLink link = link();
        long start = now();
        check(link, Reason.NO_ADDRESS, "wi-fi \"lab\": no address from DHCP within 20 s");
        assertEquals(start + IpInterface.ADDRESS_TIMEOUT_MILLIS, now());
        assertEquals("leave", hardware.log.get(hardware.log.size() - 1));
        hardware.dhcpAnswers = true;
        bringUp(link);
    }

    @Test
    void saysThatTheHardwareFailed() {
        hardware.broken = true;
        check(Reason.HARDWARE, "the network interface reported \"wifi esp32 driver error\"");
    }

    @Test
    void noticesThatTheAccessPointIsGoneAndComesBack() throws Exception {
        hardware.addAccessPoint("lab", -52, SecurityMode.WPA2);
        WifiLink link = link();
        bringUp(link);
        hardware.loseAccessPoint();
        assertTrue(link.isUp(), "the driver is not asked in every turn");
        clock.uptimeMillis += LinkCheck.INTERVAL_MILLIS;
        assertFalse(link.isUp());
        link.takeDown();
        bringUp(link);
        assertTrue(link.isUp());
    }

    private WifiLink link() {
        return new WifiLink(settings, new IpInterface(settings, clock), new LinkCheck(clock));
    }

    private static void bringUp(WifiLink link) throws LinkException {
        while (!link.bringUp(Long.MAX_VALUE)) {
            // scan, join, address
        }
    }

    private String check(Reason reason, String text) {
        return check(link(), reason, text);
    }

    private static String check(WifiLink link, Reason reason, String text) {
        LinkException failure = assertThrows(LinkException.class, () -> bringUp(link));
        assertTrue(failure.getMessage().contains(text), failure.getMessage());
        assertEquals(reason, failure.reason());
        return failure.getMessage();
    }

    private long now() {
        return clock.uptimeMillis();
    }
}

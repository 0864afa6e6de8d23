package io.limpet.simulator.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ej.ecom.wifi.SecurityMode;
import org.junit.jupiter.api.Test;

class SimulatedAccessPointTest {

    @Test
    void letsInWhoKnowsThePassphraseAndTheMode() {
        check(SecurityMode.WPA2, "right", SecurityMode.WPA2, true);
        check(SecurityMode.WPA2, "wrong", SecurityMode.WPA2, false);
        check(SecurityMode.WPA2, "right", SecurityMode.UNKNOWN, true);
        check(SecurityMode.WPA2, "right", SecurityMode.WPA3, false);
        check(SecurityMode.WPA3, "right", SecurityMode.WPA2, false);
        check(SecurityMode.WPA2_WPA3_MIXED, "right", SecurityMode.WPA2, true);
        check(SecurityMode.WPA2_WPA3_MIXED, "right", SecurityMode.WPA3, true);
        check(SecurityMode.WPA2_WPA3_MIXED, "wrong", SecurityMode.WPA3, false);
        check(SecurityMode.MIXED, "right", SecurityMode.WPA2, true);
        check(SecurityMode.OPEN, "", SecurityMode.OPEN, true);
        check(SecurityMode.OPEN, "", SecurityMode.WPA2, false);
    }

    private static void check(SecurityMode mode, String passphrase, SecurityMode offered, boolean letIn) {
        SimulatedAccessPoint accessPoint = new SimulatedAccessPoint("lab", "right", mode, -50);
        assertEquals(letIn, accessPoint.accepts(passphrase, offered), mode + " asked with " + offered);
    }
}

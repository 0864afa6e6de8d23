package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LifeTellerTest {

    private final LifeTeller teller = new LifeTeller(1_000);

    @Test
    void tellsSinceWhenItIsWhereItIs() {
        check("OFF", 1_000, 0, null, null);
        teller.booted(2_000);
        check("LINK", 2_000, 0, null, null);
        assertFalse(teller.turn(2_500, "LINK", 0, ""));
        check("LINK", 2_000, 0, null, null);
        teller.turn(3_000, "ONLINE", 0, "");
        teller.turn(4_000, "ONLINE", 0, "");
        check("ONLINE", 3_000, 0, null, null);
        teller.powerLost(5_000);
        check("OFF", 5_000, 0, null, null);
    }

    @Test
    void tellsWhatItLeftAndWhyAndUntilWhenItWaits() {
        teller.turn(3_000, "CONNECT", 0, "");
        assertTrue(teller.turn(4_000, "BACKOFF", 800, "TCP: refused"));
        check("BACKOFF", 4_000, 4_800, "CONNECT", "TCP: refused");
        assertFalse(teller.turn(4_500, "BACKOFF", 299, "TCP: refused"));
        check("BACKOFF", 4_000, 4_800, "CONNECT", "TCP: refused");
        teller.turn(4_600, "BACKOFF", 5_000, "TCP: refused");
        check("BACKOFF", 4_000, 9_600, "CONNECT", "TCP: refused");
        teller.turn(9_600, "CONNECT", 0, "TCP: refused");
        teller.turn(9_700, "ONLINE", 0, "");
        check("ONLINE", 9_700, 0, "CONNECT", "TCP: refused");
    }

    private void check(String state, long since, long until, String left, String reason) {
        assertEquals(new Frame.Life(state, since, until, left, reason), teller.life());
    }
}

package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class OutageTellerTest {

    private static final String NO_ANSWER = "the broker did not answer";

    private final OutageTeller teller = new OutageTeller();

    @Test
    void thereIsNoneBeforeTheDeviceWasOnline() {
        teller.offline(1_000, NO_ANSWER, "refused", counts(0, 0, 0));
        assertNull(teller.tell(2_000, counts(0, 0, 0)));
        teller.online(3_000, counts(4, 0, 0));
        assertNull(teller.tell(4_000, counts(4, 0, 0)));
    }

    @Test
    void tellsItFromBeginningToEnd() {
        teller.online(0, counts(0, 0, 0));
        teller.offline(1_000, "the connection was lost", "the broker closed the connection; its log says why",
                counts(0, 0, 0));
        check(1_000, 0, "Offline for 2.5 s because the connection was lost (the broker closed the connection; its log "
                + "says why); 1 reading waits.", 3_500, counts(1, 0, 0));
        teller.offline(4_000, NO_ANSWER, "TCP: 127.0.0.1:8883 refused. Is the broker running?", counts(3, 0, 0));
        check(1_000, 0, "Offline for 12 s because the broker did not answer (TCP: 127.0.0.1:8883 refused); 12 readings "
                + "wait.", 13_000, counts(12, 0, 0));
        teller.online(42_000, counts(41, 0, 0));
        teller.look(42_100, 20, counts(20, 0, 0));
        check(1_000, 0, "Online again after 41 s because the broker did not answer (TCP: 127.0.0.1:8883 refused); "
                + "20 readings wait.", 42_100, counts(20, 0, 0));
        teller.look(42_300, 0, counts(0, 0, 0));
        check(1_000, 42_300, "Offline 41 s because the broker did not answer; 41 readings waited and were delivered "
                + "in 0.3 s.", 99_000, counts(7, 9, 9));
    }

    @Test
    void oneReadingIsOne() {
        teller.online(0, counts(0, 0, 0));
        teller.offline(1_000, "its power was cut", "", counts(0, 0, 0));
        teller.online(3_000, counts(1, 0, 0));
        teller.look(4_500, 0, counts(0, 0, 0));
        check(1_000, 4_500, "Offline 2.0 s because its power was cut; 1 reading waited and was delivered in 1.5 s.", 0,
                counts(0, 0, 0));
    }

    @Test
    void saysWhenNothingWaited() {
        teller.online(0, counts(0, 0, 0));
        teller.offline(1_000, "", "", counts(0, 0, 0));
        check(1_000, 0, "Offline for 1.0 s; nothing waits.", 2_000, counts(0, 0, 0));
        teller.online(3_000, counts(0, 0, 0));
        teller.look(3_000, 0, counts(0, 0, 0));
        check(1_000, 3_000, "Offline 2.0 s; nothing waited.", 0, counts(0, 0, 0));
    }

    @Test
    void tellsWhatWasDroppedAndLostInIt() {
        teller.online(0, counts(0, 5, 1));
        teller.offline(1_000, "its power was cut", "", counts(0, 5, 1));
        check(1_000, 0, "Offline for 1.0 s because its power was cut; 3 readings wait. 1 reading had to be dropped.",
                2_000, counts(3, 6, 1));
        teller.online(61_000, counts(9, 7, 2));
        teller.look(62_000, 0, counts(0, 7, 4));
        check(1_000, 62_000, "Offline 1 min because its power was cut; 9 readings waited and were settled in 1.0 s. "
                + "2 readings had to be dropped. 3 readings were lost.", 0, counts(0, 7, 4));
    }

    @Test
    void anOutageThatComesBackBeforeTheBacklogIsDeliveredIsTheSame() {
        teller.online(0, counts(0, 0, 0));
        teller.offline(1_000, NO_ANSWER, "", counts(0, 0, 0));
        teller.online(11_000, counts(10, 0, 0));
        teller.look(12_000, 5, counts(5, 0, 0));
        teller.offline(15_000, NO_ANSWER, "", counts(5, 0, 0));
        teller.look(16_000, 0, counts(0, 0, 0));
        check(1_000, 0, "Offline for 15 s because the broker did not answer; 8 readings wait.", 20_000,
                counts(8, 0, 0));
        teller.online(25_000, counts(9, 0, 0));
        teller.look(26_000, 0, counts(0, 0, 0));
        check(1_000, 26_000, "Offline 20 s because the broker did not answer; 9 readings waited and were delivered in "
                + "1.0 s.", 0, counts(0, 0, 0));
    }

    @Test
    void theNextOneIsToldAnew() {
        teller.online(0, counts(0, 0, 0));
        teller.offline(1_000, NO_ANSWER, "x", counts(0, 0, 0));
        teller.online(2_000, counts(0, 0, 0));
        teller.look(2_000, 0, counts(0, 3, 0));
        teller.offline(5_000, "", "", counts(0, 3, 0));
        check(5_000, 0, "Offline for 1.0 s; nothing waits.", 6_000, counts(0, 3, 0));
    }

    private void check(long began, long ended, String story, long now, Frame.Counts counts) {
        assertEquals(new Frame.Outage(began, ended, story), teller.tell(now, counts));
    }

    private static Frame.Counts counts(long waiting, long dropped, long lost) {
        return new Frame.Counts(100, 100 - waiting - dropped - lost, waiting, dropped, 0, lost);
    }
}

package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What has become of each reading, in every order in which it can be told. */
class LedgerTest implements Ledger.Fates {

    private final List<String> told = new ArrayList<>();
    private final Ledger ledger = new Ledger(this);
    private long now = 1_000_000;

    @Test
    void aReadingWaitsUntilTheSubscriberHasIt() {
        ledger.sampled(reading("a"));
        check(1, 0, 1, 0, 0, 0);
        acknowledge("a");
        check(1, 0, 1, 0, 0, 0);
        receive("a");
        check(1, 1, 0, 0, 0, 0);
        assertEquals(List.of("0 counted", "0 delivered"), told);
    }

    @Test
    void aReadingThatWasReceivedBeforeItsAcknowledgementIsDelivered() {
        ledger.sampled(reading("a"));
        receive("a");
        check(1, 1, 0, 0, 0, 0);
        acknowledge("a");
        check(1, 1, 0, 0, 0, 0);
    }

    @Test
    void oneThatComesAgainIsCountedAsTwice() {
        ledger.sampled(reading("a"));
        receive("a");
        receive("a");
        acknowledge("a");
        receive("a");
        check(1, 1, 0, 0, 2, 0);
        assertEquals(List.of("0 counted", "0 delivered", "0 twice", "0 twice"), told);
    }

    @Test
    void aRealBrokersWordIsAllThereIs() {
        ledger.sampled(reading("a"));
        acknowledge("a");
        ledger.judgeBySubscriber(false);
        check(1, 1, 0, 0, 0, 0);
        ledger.sampled(reading("b"));
        acknowledge("b");
        check(2, 2, 0, 0, 0, 0);
    }

    @Test
    void aDroppedReadingIsCountedInWhicheverOrderThatIsTold() {
        ledger.sampled(reading("a"));
        ledger.dropped(reading("a"));
        ledger.dropped(reading("b"));
        check(2, 0, 0, 2, 0, 0);
        ledger.sampled(reading("b"));
        check(2, 0, 0, 2, 0, 0);
        ledger.sampled(reading("b"));
        check(3, 0, 1, 2, 0, 0);
    }

    @Test
    void oneThatWasDroppedOnTheDeviceAndArrivesIsDelivered() {
        ledger.sampled(reading("a"));
        ledger.dropped(reading("a"));
        receive("a");
        check(1, 1, 0, 0, 0, 0);
        assertEquals(List.of("0 counted", "0 dropped", "0 delivered"), told);
    }

    @Test
    void whatAPowerCutHasTakenIsLost() {
        for (String each : List.of("a", "b", "c", "d")) {
            ledger.sampled(reading(each));
        }
        receive("a");
        acknowledge("b");
        ledger.found(List.of(reading("c")));
        check(4, 1, 2, 0, 0, 1);
        assertTrue(told.contains("3 lost"), told.toString());
    }

    @Test
    void whatWasThoughtLostAndArrivesIsDelivered() {
        ledger.sampled(reading("a"));
        ledger.found(List.of());
        check(1, 0, 0, 0, 0, 1);
        receive("a");
        check(1, 1, 0, 0, 0, 0);
    }

    @Test
    void whatWasWaitingBeforeWeLookedCountsAsSampled() {
        ledger.found(List.of(reading("a"), reading("b")));
        check(2, 0, 2, 0, 0, 0);
        ledger.found(List.of(reading("a"), reading("b")));
        check(2, 0, 2, 0, 0, 0);
        acknowledge("a");
        receive("a");
        check(2, 1, 1, 0, 0, 0);
        assertEquals(List.of("0 found", "1 found", "0 delivered"), told);
    }

    @Test
    void oneThatIsFoundAgainAfterItsAcknowledgementIsNotCountedAnew() {
        ledger.sampled(reading("a"));
        acknowledge("a");
        receive("a");
        ledger.found(List.of(reading("a")));
        check(1, 1, 0, 0, 0, 0);
        acknowledge("a");
        receive("a");
        check(1, 1, 0, 0, 1, 0);
    }

    @Test
    void twoReadingsWithTheSameBytesAreTwo() {
        ledger.sampled(reading("a"));
        ledger.sampled(reading("a"));
        check(2, 0, 2, 0, 0, 0);
        receive("a");
        acknowledge("a");
        check(2, 1, 1, 0, 0, 0);
        ledger.found(List.of(reading("a")));
        check(2, 1, 1, 0, 0, 0);
        receive("a");
        receive("a");
        check(2, 2, 0, 0, 1, 0);
        ledger.sampled(reading("a"));
        check(3, 2, 1, 0, 1, 0);
        ledger.found(List.of());
        check(3, 2, 0, 0, 1, 1);
    }

    @Test
    void oneThatOthersOvertakeForTooLongIsLostUntilItComes() {
        ledger.sampled(reading("a"));
        ledger.sampled(reading("b"));
        ledger.sampled(reading("c"));
        acknowledge("a");
        now += Ledger.OVERTAKEN_MILLIS;
        receive("b");
        check(3, 1, 2, 0, 0, 0);
        now += 1;
        check(3, 1, 2, 0, 0, 0);
        receive("c");
        check(3, 2, 0, 0, 0, 1);
        receive("a");
        check(3, 3, 0, 0, 0, 0);
    }

    @Test
    void whatIsNoReadingOfThisDeviceIsNotCounted() {
        receive("foreign");
        acknowledge("foreign");
        ledger.sampled(reading("a"));
        ledger.received(new Message("limpet/other", reading("a").payload()), now);
        check(1, 0, 1, 0, 0, 0);
    }

    @Test
    void tellsHowManyOfABacklogStillWait() {
        ledger.sampled(reading("a"));
        ledger.sampled(reading("b"));
        ledger.markBacklog();
        assertEquals(2, ledger.backlog());
        ledger.sampled(reading("c"));
        receive("c");
        assertEquals(2, ledger.backlog());
        receive("a");
        ledger.dropped(reading("b"));
        assertEquals(0, ledger.backlog());
        ledger.found(List.of(reading("b")));
        assertEquals(1, ledger.backlog());
    }

    @Test
    void remembersOnlySoMany() {
        for (int i = 0; i < 3 * Ledger.SETTLED_MAX; i++) {
            String each = "reading " + i;
            ledger.sampled(reading(each));
            acknowledge(each);
            receive(each);
            told.clear();
        }
        assertEquals(Ledger.SETTLED_MAX, ledger.remembered());
        check(3 * Ledger.SETTLED_MAX, 3 * Ledger.SETTLED_MAX, 0, 0, 0, 0);
    }

    @Test
    void waitsForASubscriberThatIsSilentOnlySoLong() {
        for (int i = 0; i < Ledger.ON_THE_WAY_MAX + 2 * Ledger.SETTLED_MAX; i++) {
            ledger.sampled(reading("reading " + i));
            acknowledge("reading " + i);
            told.clear();
        }
        assertEquals(Ledger.ON_THE_WAY_MAX + Ledger.SETTLED_MAX, ledger.remembered());
        check(Ledger.ON_THE_WAY_MAX + 2 * Ledger.SETTLED_MAX, 0, Ledger.ON_THE_WAY_MAX, 0, 0, 2 * Ledger.SETTLED_MAX);
    }

    @Test
    void theSumIsRightAtEveryMomentWhateverHappens() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String each = "reading " + random.nextInt(40);
            now += random.nextInt(2_000);
            switch (random.nextInt(7)) {
                case 0, 1 -> ledger.sampled(reading(each));
                case 2 -> acknowledge(each);
                case 3, 4 -> receive(each);
                case 5 -> ledger.dropped(reading(each));
                default -> ledger.found(random.nextInt(20) > 0 ? List.of(reading(each)) : List.of());
            }
            Frame.Counts counts = ledger.counts();
            assertEquals(counts.sampled(), counts.delivered() + counts.waiting() + counts.dropped() + counts.lost());
            assertTrue(counts.waiting() >= 0 && counts.lost() >= 0 && counts.dropped() >= 0, counts.toString());
        }
    }

    @Override
    public void counted(long id, Message reading, boolean found) {
        told.add(id + (found ? " found" : " counted"));
    }

    @Override
    public void settled(long id, String fate) {
        told.add(id + " " + fate);
    }

    private void acknowledge(String text) {
        ledger.acknowledged(reading(text), now);
    }

    private void receive(String text) {
        ledger.received(reading(text), now);
    }

    private void check(long sampled, long delivered, long waiting, long dropped, long twice, long lost) {
        assertEquals(new Frame.Counts(sampled, delivered, waiting, dropped, twice, lost), ledger.counts());
    }

    private static Message reading(String text) {
        return new Message("limpet/limpet-1/tmp105", text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.limpet.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Seeds in which the storm has found something, each with what it was. All have failed before it was mended. */
class RegressionSeedsTest {

    private static final double YEAR_MILLIS = 365.25 * 86_400_000;

    /**
     * A certificate that was not valid by the device's wrong clock was waited out near the longest back-off before the
     * time server was asked, although an outage had been waited out just before.
     */
    @Test
    void asksForTheTimeAtOnceWhenACertificateIsNotValid() {
        check(40, Profile.HOSTILE, 0.05);
    }

    /** A time server that was silent once was not asked again when a certificate was not valid the next time. */
    @Test
    void keepsDoubtingItsClockUntilACertificateIsValid() {
        check(41, Profile.HOSTILE, 0.1);
    }

    /**
     * When the journal could not note that the second of two messages had been taken over, their PUBRELs were sent in
     * the wrong order on the next connection (MQTT 3.1.1 §4.6).
     */
    @Test
    void keepsTheOrderOfReleasesWhenTheMemoryFails() {
        check(241, Profile.HOSTILE, 0.05);
    }

    /** A message that was there again after the journal had been read anew, with its mark, was never sent again. */
    @Test
    void takesUpWhatIsMarkedAfterTheMemoryHasFailed() {
        check(67, Profile.HOSTILE, 0.05);
        check(86, Profile.HOSTILE, 0.05);
    }

    /** On a bus of 100 kHz a TMP102 was read a millisecond before it had measured, and every other reading missing. */
    @Test
    void waitsForSensorsFromWhenTheyWereStarted() {
        check(2, Profile.FIELD, 0.05);
        check(4, Profile.FIELD, 0.05);
    }

    /**
     * A device that keeps readings in RAM no longer knew, after a power cut, what the broker held under which packet
     * identifier. Sooner or later it gave that identifier to a new message of QoS 2, and the broker took that for the
     * old one.
     */
    @Test
    void hasTheBrokerForgetWhatIsNoLongerKnown() {
        check(3233, Profile.HOSTILE, 0.15);
        check(5283, Profile.HOSTILE, 0.15);
    }

    /**
     * The broker had lost the session, and the power failed while messages under way were made new ones, the oldest
     * first: the next life sent the others before it.
     */
    @Test
    void keepsTheOrderWhenThePowerFailsAsASessionIsFoundLost() {
        check(1146, Profile.HOSTILE, 0.25);
    }

    /** A certificate was not valid by a clock that had gone wrong a second time: another long pause. */
    @Test
    void doubtsItsClockAgain() {
        check(1169, Profile.HOSTILE, 0.25);
    }

    /** A flash cell that had lost its charge where nothing was written yet made the device break its connection. */
    @Test
    void writesElsewhereWhereACellHasChanged() {
        check(991, Profile.HOSTILE, 0.25);
    }

    /**
     * Of the judge: readings gave way in a full journal as others came there from RAM, while the device was offline and
     * nobody asked the outbox; then the power failed.
     */
    @Test
    void knowsWhatGaveWayBehindItsBack() {
        check(3740, Profile.FIELD, 0.25);
    }

    private static void check(long seed, Profile profile, double years) {
        Result result = new StormRun(Planner.draw(seed, profile, Math.round(years * YEAR_MILLIS))).run();
        assertEquals("", result.isWell() ? "" : FailureReport.line(result) + "\n" + FailureReport.events(result));
    }
}

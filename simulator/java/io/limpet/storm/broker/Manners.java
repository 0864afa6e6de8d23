package io.limpet.storm.broker;

/**
 * How a broker behaves, within the standard unless said otherwise. May be changed at any time. {@code ...OneIn} is how
 * often, once in so many; 0 is never.
 */
public final class Manners {

    /** How long an answer takes. */
    public int answerMillisMin = 1;
    public int answerMillisMax = 20;

    /** Answers that take {@link #lateMillisMax} at most instead. Answers of one kind stay in order (§4.6). */
    public int lateOneIn;
    public int lateMillisMax = 8_000;

    /** PUBACK, PUBREC and PUBCOMP that come twice. */
    public int twiceOneIn;

    /** CONNECTs that are refused, with a return code of 1 to 5 (§3.2.2.3). */
    public int refusesOneIn;

    /** Of the refusals, those with code 3, the broker being unavailable; the others need a person. */
    public boolean refusesOnlyAsUnavailable;

    /** CONNECTs whose session has been lost meanwhile. */
    public int losesSessionOneIn;

    /** Subscriptions that are granted with less than was asked for, or refused (§3.9.3). */
    public int grantsLessOneIn;

    /** Packets at which the broker stops answering on that connection, and reading. */
    public int hangsOneIn;

    /** PUBLISH packets at which the connection is closed, before the message is taken over. */
    public int closesBeforeTakingOverOneIn;

    /** PUBLISH packets at which the connection is closed, between taking over and acknowledging. */
    public int closesAfterTakingOverOneIn;

    /** PUBRELs at which the connection is closed, between releasing and acknowledging. */
    public int closesAfterReleaseOneIn;

    /** Whether a QoS 2 message is handed on at its PUBREL and not at its PUBLISH: method A of §4.3.3, figure 4.3. */
    public boolean deliversOnRelease;

    /** Against the standard: answers in whose place comes something illegal. The device has to close (§4.8). */
    public int illegalOneIn;

    /** How long the device may take to close after it has read something illegal. */
    public int illegalMillisMax = 2_000;

    /** Answers, and takes over, promptly and faultlessly from now on. */
    public void calm() {
        lateOneIn = 0;
        twiceOneIn = 0;
        refusesOneIn = 0;
        losesSessionOneIn = 0;
        grantsLessOneIn = 0;
        hangsOneIn = 0;
        closesBeforeTakingOverOneIn = 0;
        closesAfterTakingOverOneIn = 0;
        closesAfterReleaseOneIn = 0;
        illegalOneIn = 0;
    }
}

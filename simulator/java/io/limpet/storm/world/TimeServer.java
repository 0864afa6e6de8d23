package io.limpet.storm.world;

/** What is wrong with one of the time servers, and with the way to it. */
public final class TimeServer {

    /** The ways in which a time server can be of no use, or worse. */
    public enum Trouble {
        NONE,
        /** Its name has no address. */
        NOT_RESOLVED,
        /** It does not answer. */
        SILENT,
        /** It answers that nobody listens (ICMP). */
        UNREACHABLE,
        /** It tells a wrong time: hours off, before the firmware was built, or decades ahead. */
        WRONG,
        /** It says that it does not know the time. */
        UNSYNCHRONISED,
        /** It answers what was not asked, as somebody who guesses would. */
        GUESSED,
        /** Datagrams of any length with anything in them. */
        GARBAGE,
        /** It wants to be asked more rarely (RFC 5905 §7.4: RATE). */
        RATE,
        /** It wants not to be asked at all (RFC 5905 §7.4: DENY). */
        DENY
    }

    /** The trouble that a fault means. */
    static Trouble troubleOf(Fault fault) {
        return Trouble.values()[1 + fault.choice(Trouble.values().length - 1)];
    }

    Trouble trouble = Trouble.NONE;

    /** With {@link Trouble#WRONG}: by how much. */
    long aheadMillis;
}

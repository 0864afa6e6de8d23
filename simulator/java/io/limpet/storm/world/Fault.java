package io.limpet.storm.world;

/**
 * Something that goes wrong at one time for a while.
 *
 * @param atMillis when it begins, in milliseconds of the world
 * @param lastsMillis how long it lasts; for a power cut, how long the power stays away
 * @param parameter what else there is to choose: how often, which, by how much
 */
public record Fault(FaultKind kind, long atMillis, long lastsMillis, long parameter) {

    /** When it is over. */
    public long endMillis() {
        return atMillis + lastsMillis;
    }

    /**
     * When the device need no longer mind it: one that a time server has told to ask more rarely, or not at all, does
     * as it is told (RFC 5905 §7.4), and cannot judge a certificate meanwhile if it does not know the date.
     */
    public long overMillis() {
        return endMillis() + switch (kind == FaultKind.SNTP ? TimeServer.troubleOf(this) : TimeServer.Trouble.NONE) {
            case RATE -> 1_100_000L;
            case DENY -> 86_500_000L;
            default -> 0;
        };
    }

    /** One of so many, by the parameter. */
    int choice(int count) {
        return (int) Long.remainderUnsigned(parameter, count);
    }

    /** Another one of so many, for those that have two choices. */
    int choice2(int count) {
        return (int) Long.remainderUnsigned(parameter >>> 32, count);
    }

    @Override
    public String toString() {
        return "day " + atMillis / 86_400_000 + " + " + atMillis % 86_400_000 / 1000 + " s: " + kind + " ("
                + kind.words() + ") for " + lastsMillis / 1000 + " s, 0x" + Long.toHexString(parameter);
    }
}

package io.limpet.endurance;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the firmware says, each time it comes online, of readings that it had to give up. */
final class Dropped {

    private static final Pattern DROPPED = Pattern.compile("(\\d+) dropped so far");

    private Dropped() {
    }

    /** The most that it has said in its log. */
    static long most(List<String> log) {
        long most = 0;
        for (String line : log) {
            Matcher dropped = DROPPED.matcher(line);
            if (dropped.find()) {
                most = Math.max(most, Long.parseLong(dropped.group(1)));
            }
        }
        return most;
    }
}

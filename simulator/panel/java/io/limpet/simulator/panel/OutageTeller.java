package io.limpet.simulator.panel;

/**
 * The story of the last outage, or of the present one. It begins when the device is not online any more, and ends when
 * it is again and all that waited at that moment has been delivered, or has got lost. Until the device was online for
 * the first time there is none. Not for several threads.
 */
final class OutageTeller {

    private static final int REASON_LENGTH_MAX = 160;

    /** Why, in our words; what the firmware says goes in brackets. */
    private String because = "";
    private String firmwareSays = "";

    private long began;
    private long ended;

    /** Since when it is offline; 0 while it is online. */
    private long offlineSince;

    /** How long it was offline before it was online for too short a time to end the outage. */
    private long offlineBefore;

    private long onlineSince;
    private long waited;
    private Frame.Counts before;
    private Frame.Counts after;
    private boolean wasOnline;

    /** It has come online. @param counts at this moment */
    void online(long now, Frame.Counts counts) {
        wasOnline = true;
        if (offlineSince == 0) {
            return;
        }
        offlineBefore += now - offlineSince;
        offlineSince = 0;
        onlineSince = now;
        waited = counts.waiting();
    }

    /** It is not online any more, or not yet: one call for each failure. @param counts at this moment */
    void offline(long now, String because, String firmwareSays, Frame.Counts counts) {
        if (!wasOnline) {
            return;
        }
        if (offlineSince == 0) {
            begin(now, counts);
        }
        if (!because.isEmpty()) {
            this.because = because;
            this.firmwareSays = sentence(firmwareSays);
        }
    }

    /** @param backlog how many of those that waited when it came online still do */
    void look(long now, long backlog, Frame.Counts counts) {
        if (isUnderWay() && offlineSince == 0 && backlog == 0) {
            ended = now;
            after = counts;
        }
    }

    /** @return null when there was none */
    Frame.Outage tell(long now, Frame.Counts counts) {
        if (before == null) {
            return null;
        }
        return new Frame.Outage(began, ended, isUnderWay() ? present(now, counts) : past());
    }

    private void begin(long now, Frame.Counts counts) {
        if (!isUnderWay()) {
            began = now;
            ended = 0;
            offlineBefore = 0;
            before = counts;
            because = "";
            firmwareSays = "";
        }
        offlineSince = now;
    }

    private boolean isUnderWay() {
        return before != null && ended == 0;
    }

    private String present(long now, Frame.Counts counts) {
        if (offlineSince == 0) {
            return "Online again after " + Words.duration(offlineBefore) + reason() + "; "
                    + waiting(counts.waiting()) + "." + amiss(counts);
        }
        return "Offline for " + Words.duration(offlineBefore + now - offlineSince) + reason() + "; "
                + waiting(counts.waiting()) + "." + amiss(counts);
    }

    private String past() {
        String arrived = "nothing waited";
        if (waited > 0) {
            boolean all = after.lost() == before.lost();
            arrived = Words.count(waited, "reading") + " waited and " + (waited == 1 ? "was " : "were ")
                    + (all ? "delivered" : "settled") + " in " + Words.duration(ended - onlineSince);
        }
        return "Offline " + Words.duration(offlineBefore) + cause() + "; " + arrived + "." + amiss(after);
    }

    private String cause() {
        return because.isEmpty() ? "" : " because " + because;
    }

    /** With what the firmware says, for as long as somebody may want to mend it. */
    private String reason() {
        return because.isEmpty() || firmwareSays.isEmpty() ? cause() : cause() + " (" + firmwareSays + ")";
    }

    private static String waiting(long number) {
        return number == 0 ? "nothing waits" : Words.count(number, "reading") + (number == 1 ? " waits" : " wait");
    }

    private String amiss(Frame.Counts counts) {
        long dropped = counts.dropped() - before.dropped();
        long lost = counts.lost() - before.lost();
        String story = dropped <= 0 ? "" : " " + Words.count(dropped, "reading") + " had to be dropped.";
        return lost <= 0 ? story : story + " " + Words.count(lost, "reading") + (lost == 1 ? " was" : " were")
                + " lost.";
    }

    /** What the firmware says begins with the cause; advice follows in sentences of its own. */
    private static String sentence(String text) {
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end);
        first = first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
        return Words.shortened(Words.harmless(first), REASON_LENGTH_MAX);
    }
}

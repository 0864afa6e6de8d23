package io.limpet.simulator.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many readings waited, whenever that has changed. A device may change it a thousand times a second: of each
 * {@value #WINDOW_MILLIS} ms the lowest and the highest depth are kept, and the last, so that a plot of it shows how
 * far it has gone. Not for several threads.
 */
final class DepthLog {

    static final int CAPACITY = 8192;
    static final long WINDOW_MILLIS = 600;

    private final BoundedLog<Frame.Depth> log = new BoundedLog<>(CAPACITY);

    private Frame.Depth lowest;
    private Frame.Depth highest;
    private Frame.Depth last;

    /** Whether {@link #last} has been written down. */
    private boolean written;
    private long windowBegan;

    void note(long now, int waiting, int inJournal) {
        look(now);
        if (last != null && last.waiting() == waiting && last.inJournal() == inJournal) {
            return;
        }
        last = new Frame.Depth(now, waiting, inJournal);
        if (written || lowest == null) {
            windowBegan = now;
            lowest = last;
            highest = last;
            written = false;
        }
        lowest = waiting < lowest.waiting() ? last : lowest;
        highest = waiting >= highest.waiting() ? last : highest;
    }

    /** Writes down what is old enough: nothing stays in the dark longer than a window. */
    BoundedLog<Frame.Depth> look(long now) {
        if (last != null && !written && now - windowBegan >= WINDOW_MILLIS) {
            List<Frame.Depth> three = new ArrayList<>(List.of(lowest, highest, last));
            three.sort(Comparator.comparingLong(Frame.Depth::at));
            three.stream().distinct().forEach(log::add);
            written = true;
        }
        return log;
    }
}

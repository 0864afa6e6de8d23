package io.limpet.endurance;

import io.limpet.scenario.Observer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The readings of a device as they arrived at the observer. */
final class Arrivals {

    static final Duration WAIT_MAX = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofMillis(250);

    private final CutDevice device;
    private final Observer observer;

    Arrivals(CutDevice device, Observer observer) {
        this.device = device;
        this.observer = observer;
    }

    /** All so far, in the order in which they came, repeated ones included. */
    List<ReadingNumber> list() {
        return observer.arrivals(arrival -> true).stream().map(device::numberOf).filter(Objects::nonNull).toList();
    }

    /** Waits until these have all arrived, or none of them has for so long, or it has taken {@link #WAIT_MAX}. */
    void await(Set<ReadingNumber> promised, Duration patience) throws IOException {
        Set<ReadingNumber> missing = new HashSet<>(promised);
        list().forEach(missing::remove);
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        long endNanos = System.nanoTime() + WAIT_MAX.toNanos();
        while (!missing.isEmpty() && System.nanoTime() < Math.min(deadlineNanos, endNanos)) {
            device.live(LOOK);
            int before = missing.size();
            list().forEach(missing::remove);
            if (missing.size() < before) {
                deadlineNanos = System.nanoTime() + patience.toNanos();
            }
        }
    }

    /** Waits for the first one. */
    void awaitFirst(Duration patience) throws IOException {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        while (list().isEmpty()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new IOException(device.name() + ": no reading within " + patience.toSeconds() + " s");
            }
            device.live(LOOK);
        }
    }
}

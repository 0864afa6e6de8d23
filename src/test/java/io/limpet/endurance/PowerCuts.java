package io.limpet.endurance;

import io.limpet.scenario.Observer;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Cuts a device's power at random moments, while it publishes numbered readings, and looks at what arrived.
 *
 * <p>One cut in five comes while it boots. The last life is not cut until the readings wanted have been taken; then
 * what had been accepted by that moment is given its time to arrive.
 */
final class PowerCuts {

    private static final long ONLINE_MILLIS_MIN = 300;
    private static final int ONE_IN_THE_BOOT_OF = 5;
    private static final Duration LOOK = Duration.ofMillis(250);

    private final CutDevice device;
    private final Arrivals arrivals;
    private final Random random;
    private final int cuts;
    private final int readings;
    private final Duration patience;

    private Consumer<String> progress = line -> { };
    private int cutsInBoot;
    private double seconds;

    /**
     * A run.
     *
     * @param observer subscribed before the device is on
     * @param patience after the last cut, how long no further reading may be taken, and then, none arrive
     */
    PowerCuts(CutDevice device, Observer observer, long seed, int cuts, int readings, Duration patience) {
        this.device = device;
        this.arrivals = new Arrivals(device, observer);
        this.random = new Random(seed);
        this.cuts = cuts;
        this.readings = readings;
        this.patience = patience;
    }

    /** Is told after each cut how far it is. */
    PowerCuts progress(Consumer<String> progress) {
        this.progress = progress;
        return this;
    }

    /** How many of the cuts came while it booted. */
    int cutsInBoot() {
        return cutsInBoot;
    }

    /** From the first power on to the last arrival. */
    double seconds() {
        return seconds;
    }

    Verdict run() throws IOException {
        long startNanos = System.nanoTime();
        for (int cut = 1; cut <= cuts; cut++) {
            device.powerOn();
            awaitTheMoment();
            device.cut();
            progress.accept("cut " + cut + " of " + cuts + ": " + device.accepted().size() + " accepted, "
                    + arrivals.list().size() + " arrived");
        }
        device.powerOn();
        Set<ReadingNumber> promised = awaitReadings();
        arrivals.await(promised, patience);
        seconds = (System.nanoTime() - startNanos) / 1e9;
        device.cut();
        return Verdict.of(promised, device.accepted(), arrivals.list());
    }

    private void awaitTheMoment() throws IOException {
        if (random.nextInt(ONE_IN_THE_BOOT_OF) == 0) {
            cutsInBoot++;
            device.live(Duration.ofMillis(random.nextLong(device.bootTime().toMillis())));
        } else {
            device.awaitOnline();
            device.live(Duration.ofMillis(ONLINE_MILLIS_MIN + random.nextLong(spanMillis())));
        }
    }

    /** So long that the readings are taken by the time of the last cut, about. */
    private long spanMillis() {
        return Math.max(1, Math.round(2000 * readings / (cuts * device.readingsPerSecond())));
    }

    private Set<ReadingNumber> awaitReadings() throws IOException {
        device.awaitOnline();
        Set<ReadingNumber> accepted = device.accepted();
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        while (accepted.size() < readings) {
            device.live(LOOK);
            int before = accepted.size();
            accepted = device.accepted();
            if (accepted.size() > before) {
                deadlineNanos = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() > deadlineNanos) {
                throw new IOException(device.name() + ": " + before + " of " + readings
                        + " readings were taken, and no more come");
            }
        }
        return accepted;
    }
}

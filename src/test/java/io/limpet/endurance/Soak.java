package io.limpet.endurance;

import io.limpet.simulator.network.Direction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The simulated board at the highest rate that its configuration allows, on a link that is cut every few seconds: is
 * anything lost, and does anything grow?
 */
final class Soak {

    /** How long the link is sound between two cuts. */
    private static final int SOUND_MILLIS_MIN = 1000;
    private static final int SOUND_MILLIS_MAX = 5000;

    /** In the middle of whatever is being sent. */
    private static final int BYTES_MAX = 2000;

    private static final int SAMPLES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final World world;
    private final SimulatedLives device;
    private final Arrivals arrivals;
    private final Random random;
    private final long startNanos = System.nanoTime();
    private final List<Sample> samples = new ArrayList<>();

    /**
     * What was found at one moment.
     *
     * @param arrived readings
     * @param figures the answer of the process: {@code "heap N firmware N"}
     */
    record Sample(long seconds, long cuts, int arrived, String figures) {

        /** The number after a word of the figures. */
        long figure(String name) {
            List<String> words = List.of(figures.split(" "));
            return Long.parseLong(words.get(words.indexOf(name) + 1));
        }
    }

    Soak(World world, int qos, long seed) {
        this.world = world;
        // The simulator keeps each line that the device writes, and that would be what grows.
        this.device = new SimulatedLives(world, qos, "journal", "log.level=error");
        this.arrivals = new Arrivals(device, world.observer());
        this.random = new Random(seed);
    }

    /** What was found at ten moments. */
    List<Sample> samples() {
        return samples;
    }

    /** How often the device had to connect again. */
    long cuts() {
        return world.link().connectionCount() - 1;
    }

    /** Runs for so long, and then until what was accepted has arrived. */
    Verdict run(Duration duration, Consumer<Sample> progress) throws IOException {
        try (device) {
            device.powerOn();
            arrivals.awaitFirst(PATIENCE);
            for (int sample = 1; sample <= SAMPLES; sample++) {
                cutUntil(startNanos + duration.toNanos() * sample / SAMPLES);
                samples.add(sample());
                progress.accept(samples.get(sample - 1));
            }
            Set<ReadingNumber> promised = device.accepted();
            arrivals.await(promised, PATIENCE);
            device.cut();
            return Verdict.of(promised, device.accepted(), arrivals.list());
        }
    }

    private void cutUntil(long endNanos) throws IOException {
        long leftMillis = leftMillis(endNanos);
        while (leftMillis > 0) {
            device.live(Duration.ofMillis(Math.min(leftMillis, random.nextInt(SOUND_MILLIS_MIN, SOUND_MILLIS_MAX))));
            world.link().resetAfter(Direction.values()[random.nextInt(2)], random.nextInt(BYTES_MAX));
            leftMillis = leftMillis(endNanos);
        }
    }

    private static long leftMillis(long endNanos) {
        return (endNanos - System.nanoTime()) / 1_000_000;
    }

    private Sample sample() throws IOException {
        String figures = device.ask("heap");
        return new Sample((System.nanoTime() - startNanos) / 1_000_000_000, cuts(), arrivals.list().size(), figures);
    }
}

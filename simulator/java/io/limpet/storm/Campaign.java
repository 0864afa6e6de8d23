package io.limpet.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Many runs, one for each seed, as many at a time as there are processors. Each is one thread's alone.
 *
 * @param seeds how many, from the first on
 * @param years how long each of them lasts
 * @param profile null for that which each seed draws
 */
record Campaign(long firstSeed, int seeds, double years, Profile profile) {

    private static final double YEAR_MILLIS = 365.25 * 86_400_000;

    /** What all of them came to, and those that failed, in the order of their seeds. */
    record Outcome(Figures figures, List<Result> failures) {
    }

    Plan plan(long seed) {
        return Planner.draw(seed, profile, Math.round(years * YEAR_MILLIS));
    }

    /** @param progress is told how many runs are done */
    Outcome run(Consumer<Integer> progress) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Result>> runs = LongStream.range(firstSeed, firstSeed + seeds)
                    .mapToObj(seed -> threads.submit(() -> new StormRun(plan(seed)).run())).toList();
            Figures figures = new Figures();
            List<Result> failures = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                Result result = runs.get(i).get();
                figures.add(result.figures());
                if (!result.isWell()) {
                    failures.add(result);
                }
                progress.accept(i + 1);
            }
            return new Outcome(figures, failures);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}

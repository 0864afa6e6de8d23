package io.limpet.target;

import io.limpet.image.BuiltImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An image that connects to one broker after another ({@code io.limpet.ontarget.TortureMain}), for other packages. */
public final class TortureOnTarget {

    private TortureOnTarget() {
    }

    /**
     * Builds it, boots it once, and waits for its end.
     *
     * @param flash what the program wants to know
     * @return what it said of each broker, by the trial's name
     * @throws IllegalStateException when it did not come to its end in time
     */
    public static Map<String, String> run(Map<String, byte[]> flash, Duration limit) throws Exception {
        BuiltImage image = TargetImage.build("torture", "io.limpet.ontarget.TortureMain", List.of(), flash);
        TargetRun run = TargetRun.of(image, limit, "-nic", "user,model=lan9118");
        if (!run.isComplete()) {
            throw new IllegalStateException("it did not come to its end:\n" + run.lastLines());
        }
        return run.outcomes();
    }
}

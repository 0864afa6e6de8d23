package io.limpet.bench;

import io.limpet.bench.report.Figures;
import io.limpet.bench.report.Section;
import io.limpet.bench.report.Table;
import io.limpet.browser.Browser;
import io.limpet.browser.PanelPage;
import io.limpet.browser.RunningLimpet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the front panel costs: the same run without it, with it, and with a browser that shows it. */
final class PanelPart implements Part {

    private static final int READINGS = 10_000;
    private static final List<Integer> LOOKED_AT = List.of(1_000, 2_500, 5_000, 7_500, 10_000);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** As fast as a configuration can ask for: one sensor that needs no time, a hundred times a second. */
    private static final List<String> SETTINGS = List.of("--set", "sensor.enabled=device", "--set",
            "publish.interval=10ms");

    private final Table table = new Table("", "readings a second", "CPU of the simulator, s");
    private final List<String> heaps = new ArrayList<>();

    @Override
    public String name() {
        return "panel";
    }

    @Override
    public Section measure(Consumer<String> progress) throws Exception {
        progress.accept("without it");
        row("without a panel", false, "--panel", "off");
        progress.accept("nobody looks");
        row("with one that nobody looks at", false);
        progress.accept("with a browser");
        row("with a browser that shows it", true);
        return new Section(name(), "What the front panel costs", """
                `./limpet run` at the highest rate that a configuration can ask for, a reading each 10 ms, from the
                first to the %,dth that the subscriber received. The page's memory after a collection of garbage, at so
                many readings: %s.
                """.formatted(READINGS, String.join(", ", heaps)), table, List.of());
    }

    private void row(String what, boolean looking, String... options) throws Exception {
        List<String> all = new ArrayList<>(SETTINGS);
        all.addAll(List.of(options));
        try (RunningLimpet limpet = RunningLimpet.start(all.toArray(String[]::new))) {
            limpet.awaitReceived(1, PATIENCE);
            long startNanos = System.nanoTime();
            long cpuMillis = limpet.cpuMillis();
            if (looking) {
                look(limpet);
            }
            limpet.awaitReceived(READINGS, PATIENCE);
            table.row(what, Figures.of((READINGS - 1) * 1e9 / (System.nanoTime() - startNanos)),
                    Figures.of((limpet.cpuMillis() - cpuMillis) / 1000.0));
        }
    }

    private void look(RunningLimpet limpet) throws IOException {
        try (Browser browser = Browser.start()) {
            browser.open(limpet.address());
            PanelPage page = new PanelPage(browser);
            for (int count : LOOKED_AT) {
                browser.await(PATIENCE, count + " readings", any -> page.ledger("delivered") >= count);
                heaps.add("%,d KiB at %,d".formatted(browser.heapBytes() / 1024, count));
            }
        }
    }
}

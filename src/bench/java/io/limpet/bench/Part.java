package io.limpet.bench;

import io.limpet.bench.report.Section;
import java.util.function.Consumer;

/** One of the things that are measured. */
interface Part {

    /** What it is called on the command line. */
    String name();

    /**
     * Measures.
     *
     * @param progress is told what is being done, as it takes its time
     */
    Section measure(Consumer<String> progress) throws Exception;
}

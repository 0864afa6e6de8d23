package io.limpet.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.image.BoardFile;
import io.limpet.image.BuiltImage;
import io.limpet.image.Image;
import io.limpet.image.ImageBuilder;
import io.limpet.image.teavm.JavaPlaces;
import io.limpet.stress.Load;
import io.limpet.stress.Machine;
import io.limpet.stress.ProgramsMain;
import io.limpet.stress.Semantics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Java that was translated to C says what the JVM says, on the smallest of heaps. */
class StressOnTargetTest {

    private static final Path PROJECT = Path.of(System.getProperty("limpet.home", "")).toAbsolutePath();
    private static final int HEAP_BYTES = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void computesAndKeepsWhatTheJvmDoes() throws Exception {
        Semantics.run();
        Load.run(ProgramsMain.ROUNDS);
        TargetRun run = TargetRun.of(build("ProgramsMain"), PATIENCE);
        assertEquals(Machine.said(), run.console());
        assertEquals(0, run.exitCode());
    }

    @Test
    void tellsWhatGoesWrong() throws Exception {
        BuiltImage image = build("FailuresMain");
        String console = TargetRun.of(image, PATIENCE).console();
        String full = "full heap: no memory\nmore than the heap: no memory\n";
        String told = "null array: a null reference\nnull string: a null reference\nnull thrown: a null reference\n"
                + "index 10 of 10: an index\nindex -1: an index\ncast: a cast\n"
                + "four frames down: thrown, and caught above\n" + full + full + full + "nothing: 10\n";
        assertEquals(told, console.substring(0, Math.min(told.length(), console.length())));
        assertTrue(console.contains("*** uncaught exception of class 0x"), console);
        assertTrue(console.contains(": \"not caught\"\r\n    way  0x"), console);
        String places = places(image, console);
        assertTrue(places.startsWith("    a IllegalStateException\n"), places);
        assertTrue(places.contains("\n    at FailuresMain.main(FailuresMain.java:"), places);
    }

    private static String places(BuiltImage image, String console) throws IOException {
        JavaPlaces places = new JavaPlaces(image.elf());
        StringBuilder all = new StringBuilder();
        for (String line : console.split("\n")) {
            places.in(line).forEach(each -> all.append(each).append('\n'));
        }
        return all.toString();
    }

    private static BuiltImage build(String main) throws Exception {
        return ImageBuilder.of(PROJECT, BoardFile.read(PROJECT, Image.USUAL_BOARD)).main("io.limpet.stress." + main)
                .classPath(TargetImage.classPath()).heapBytes(HEAP_BYTES).resources(Map.of())
                .into(TargetImage.folder(main)).progress(line -> { }).build();
    }
}

package io.limpet.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every target over the inputs that are kept, and over some thousands made of them, the same each time. */
@HostOnly("it reads the corpus, and compares with the JDK")
class CorpusTest {

    private static final int MUTATIONS = 2_000;
    private static final long SEED = 6;

    private static final Folders FOLDERS = new Folders(Path.of(System.getProperty("limpet.home", "")));

    @TestFactory
    Stream<DynamicTest> findsNothingIn() {
        return Targets.ALL.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> findsNothing(each)));
    }

    @Test
    void everyFolderIsOfATargetAndEveryTargetHasSeeds() throws IOException {
        Set<String> names = new TreeSet<>(Targets.ALL.stream().map(Targets.Entry::name).toList());
        try (Stream<Path> folders = Files.list(FOLDERS.corpus())) {
            assertEquals(names, new TreeSet<>(folders.map(each -> each.getFileName().toString()).toList()));
        }
        try (Stream<Path> folders = Files.list(FOLDERS.regression())) {
            folders.forEach(each -> assertTrue(names.contains(each.getFileName().toString()), each.toString()));
        }
        for (Targets.Entry each : Targets.ALL) {
            assertEquals(new TreeSet<>(each.make().seeds().keySet()), new TreeSet<>(Folders.filesIn(FOLDERS.corpus()
                    .resolve(each.name())).stream().map(file -> file.getFileName().toString()).toList()), each.name());
        }
    }

    private static void findsNothing(Targets.Entry entry) throws IOException {
        Target target = entry.make();
        List<byte[]> inputs = new ArrayList<>();
        for (Path folder : List.of(FOLDERS.corpus(), FOLDERS.regression())) {
            for (Path file : Folders.filesIn(folder.resolve(entry.name()))) {
                inputs.add(Files.readAllBytes(file));
                run(target, inputs.get(inputs.size() - 1), file.toString());
            }
        }
        assertFalse(inputs.isEmpty());
        Mutation mutation = new Mutation(inputs, SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            run(target, mutation.next(), "mutation " + i);
        }
    }

    private static void run(Target target, byte[] input, String name) {
        try {
            target.run(input);
        } catch (Exception | AssertionError e) {
            throw new AssertionError(name + ", input " + HexFormat.of().formatHex(input), e);
        }
    }
}

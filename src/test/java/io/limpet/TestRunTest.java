package io.limpet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner reports what happened, and its exit code says so: a green run is only worth what this is. */
class TestRunTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void countsEachTestOnceWhereverItStands() {
        check("3 passed, 0 failed", TestRun.PASSED, run(List.of(), Passing.class));
    }

    @Test
    void failsWhenOneTestFailsAndShowsItsCause() {
        check("1 passed, 1 failed", TestRun.FAILED, run(List.of(), Failing.class));
        assertTrue(text().contains("FAILED: " + Failing.class.getName() + ", fails()"), text());
        assertTrue(text().contains("the reason given") && text().contains("Caused by: ") && text().contains("cause"),
                text());
    }

    @Test
    void failsWhenAClassCannotBeSetUp() {
        check("0 passed, 1 failed", TestRun.FAILED, run(List.of(), NotSetUp.class));
    }

    @Test
    void failsWhenAClassCannotBeTornDown() {
        check("1 passed, 1 failed", TestRun.FAILED, run(List.of(), NotTornDown.class));
    }

    @Test
    void countsWhatWasSkippedApart() {
        check("1 passed, 0 failed, 2 skipped", TestRun.PASSED, run(List.of(), Skipping.class));
    }

    @Test
    void failsWhenNothingWasRun() {
        check("0 passed, 0 failed", TestRun.FAILED, run(List.of()));
    }

    @Test
    void runsOnlyTheClassesThatANameIsPartOf() {
        check("3 passed, 0 failed", TestRun.PASSED, run(List.of("Pass"), Passing.class, Failing.class));
    }

    @Test
    void refusesANameThatIsPartOfNone() {
        assertEquals(TestRun.NO_SUCH_TEST, run(List.of("Pass", "passs"), Passing.class));
        assertEquals("no test class has \"passs\" in its name\n", text());
    }

    @Test
    void printsALineForEachClass() {
        run(List.of(), Passing.class);
        String line = text().lines().findFirst().orElse("");
        assertTrue(line.matches(" *[0-9.]+ s  .*TestRunTest\\$Passing: 3 passed, 0 failed"), text());
    }

    @Test
    void doesNotTakeTheSamplesOfThisTestForTests() throws Exception {
        Path root = Path.of(TestRunTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> classes = TestRun.classesIn(Set.of(root));
        assertTrue(classes.contains(TestRunTest.class.getName()), classes.toString());
        assertEquals(List.of(), classes.stream().filter(each -> each.contains("$")).toList());
    }

    private int run(List<String> names, Class<?>... classes) {
        Set<String> classNames = new TreeSet<>();
        for (Class<?> each : classes) {
            classNames.add(each.getName());
        }
        return TestRun.run(classNames, names, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private void check(String lastLine, int exitCode, int actualExitCode) {
        List<String> lines = text().lines().toList();
        assertEquals(lastLine, lines.get(lines.size() - 1), text());
        assertEquals(exitCode, actualExitCode, text());
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Tag(TestRun.SAMPLE)
    static final class Passing {
        @Test
        void passes() {
        }

        @ParameterizedTest
        @ValueSource(ints = 1)
        void passesWithAParameter(int value) {
            assertEquals(1, value);
        }

        @Nested
        class Within {
            @Test
            void passesToo() {
            }
        }
    }

    @Tag(TestRun.SAMPLE)
    static final class Failing {
        @Test
        void passes() {
        }

        @Test
        void fails() {
            fail("the reason given", new IllegalStateException("the cause"));
        }
    }

    @Tag(TestRun.SAMPLE)
    static final class NotSetUp {
        @BeforeAll
        static void setUp() {
            fail("not set up");
        }

        @Test
        void isNeverRun() {
        }
    }

    @Tag(TestRun.SAMPLE)
    static final class NotTornDown {
        @AfterAll
        static void tearDown() {
            fail("not torn down");
        }

        @Test
        void passes() {
        }
    }

    @Tag(TestRun.SAMPLE)
    static final class Skipping {
        @Test
        void passes() {
        }

        @Test
        void givesUp() {
            assumeTrue(false);
        }

        @Test
        @Disabled("to see it skipped")
        void isDisabled() {
        }
    }
}

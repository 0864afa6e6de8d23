package io.limpet.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.limpet.outbox.WhenFull;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments as JUnit would give them, in Java. */
class ArgumentsTest {

    /** Methods to read annotations from. */
    @SuppressWarnings("unused")
    private static final class Samples {

        @ValueSource(strings = {"", "a\"b", "\\", "\r\n", "\t", "\u00e9"})
        void strings(String value) {
        }

        @ValueSource(ints = {-1, 7})
        void ints(int value) {
        }

        @EnumSource
        void constants(WhenFull value) {
        }

        @CsvSource({"a b,   1, 2", "c,-1,-2"})
        void lines(String text, int number, long large) {
        }

        @CsvSource("'a, b', 1")
        void quotes(String text, int number) {
        }

        @MethodSource("strings")
        void others(String text) {
        }
    }

    @Test
    void areWrittenAsJavaSource() {
        assertEquals(List.of("\"\"", "\"a\\\"b\"", "\"\\\\\"", "\"\\r\\n\"", "\"\\u0009\"", "\"\\u00e9\""),
                of("strings"));
        assertEquals(List.of("-1", "7"), of("ints"));
        assertEquals(List.of("io.limpet.outbox.WhenFull.DROP_OLDEST", "io.limpet.outbox.WhenFull.DROP_NEWEST"),
                of("constants"));
        assertEquals(List.of("\"a b\", 1, 2L", "\"c\", -1, -2L"), of("lines"));
    }

    @Test
    void areRefusedWhereTheyAreNotUnderstood() {
        assertThrows(IllegalArgumentException.class, () -> of("quotes"));
        assertThrows(IllegalArgumentException.class, () -> of("others"));
    }

    private static List<String> of(String name) {
        Method method = Stream.of(Samples.class.getDeclaredMethods()).filter(each -> each.getName().equals(name))
                .findAny().orElseThrow();
        return Arguments.of(method);
    }
}

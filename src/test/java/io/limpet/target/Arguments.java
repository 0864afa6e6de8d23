package io.limpet.target;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arguments of a parameterized test, read from its annotations and written as Java source. */
final class Arguments {

    /** One element a call of the method. */
    static List<String> of(Method method) {
        Class<?>[] types = method.getParameterTypes();
        ValueSource values = method.getAnnotation(ValueSource.class);
        if (values != null) {
            return values(values).map(value -> literal(value, types[0])).toList();
        }
        if (method.isAnnotationPresent(EnumSource.class)) {
            return Stream.of(types[0].getEnumConstants())
                    .map(constant -> types[0].getCanonicalName() + "." + ((Enum<?>) constant).name()).toList();
        }
        CsvSource lines = method.getAnnotation(CsvSource.class);
        if (lines != null) {
            return Stream.of(lines.value()).map(line -> literals(line, types)).toList();
        }
        throw new IllegalArgumentException(method + ": arguments are read from @ValueSource, @EnumSource, @CsvSource");
    }

    private static Stream<String> values(ValueSource values) {
        return values.strings().length > 0 ? Stream.of(values.strings())
                : values.longs().length > 0 ? IntStream.range(0, values.longs().length)
                        .mapToObj(i -> Long.toString(values.longs()[i]))
                : IntStream.of(values.ints()).mapToObj(Integer::toString);
    }

    /** Fields without quotes, JUnit's rule for the rest: white space around them does not count. */
    private static String literals(String line, Class<?>[] types) {
        if (line.indexOf('\'') >= 0) {
            throw new IllegalArgumentException("quotes in @CsvSource: " + line);
        }
        String[] fields = line.split(",", -1);
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            literals.add(literal(fields[i].strip(), types[i]));
        }
        return String.join(", ", literals);
    }

    private static String literal(String value, Class<?> type) {
        return type == String.class ? quoted(value) : type == long.class ? value + "L" : value;
    }

    private static String quoted(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            literal.append(c == '"' || c == '\\' ? "\\" + c
                    : c >= ' ' && c < 0x7f ? String.valueOf(c)
                    : c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\u%04x".formatted((int) c));
        }
        return literal.append('"').toString();
    }

    private Arguments() {
    }
}

package io.limpet.target;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class of constants that take a JVM to make, for tests that run on the target as well. The target has another class
 * of its name, and its public constants, of type {@code String} (ASCII), {@code byte[]} and {@code byte[][]}, in flash.
 */
final class HostMade {

    private final Class<?> original;

    HostMade(Class<?> original) {
        this.original = original;
    }

    /** The values by name, as the image has them in flash. */
    Map<String, byte[]> resources() throws ReflectiveOperationException {
        Map<String, byte[]> resources = new TreeMap<>();
        for (Field field : constants()) {
            Object value = field.get(null);
            if (value instanceof byte[][] arrays) {
                for (int i = 0; i < arrays.length; i++) {
                    resources.put(name(field) + "." + i, arrays[i]);
                }
            } else {
                resources.put(name(field), value instanceof String text ? text.getBytes(StandardCharsets.US_ASCII)
                        : (byte[]) value);
            }
        }
        return resources;
    }

    /** Writes its source, which does not change with the values: nothing has to be translated again. */
    Path write(Path folder) throws IOException {
        return JavaSource.write(folder, original.getName(), """
                package %s;

                import io.limpet.ontarget.HostValues;

                public final class %s {
                %s}
                """.formatted(original.getPackageName(), original.getSimpleName(),
                constants().stream().map(this::constant).collect(Collectors.joining())));
    }

    private String constant(Field field) {
        String reader = field.getType() == String.class ? "text" : field.getType() == byte[].class ? "bytes" : "arrays";
        return "    public static final %s %s = HostValues.%s(\"%s\");%n".formatted(field.getType().getSimpleName(),
                field.getName(), reader, name(field));
    }

    private List<Field> constants() {
        return Stream.of(original.getDeclaredFields()).filter(field -> Modifier.isPublic(field.getModifiers()))
                .toList();
    }

    private String name(Field field) {
        return original.getName() + "." + field.getName();
    }
}

package io.limpet.storm;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much memory the firmware holds: all objects of its own classes that it can reach, and all arrays, in slots.
 *
 * <p>Strings are left out: of those that change, such as the text of the last failure, there is a fixed number.
 */
final class HeapMeter {

    private static final String FIRMWARE = "io.limpet.";
    private static final List<String> NOT_FIRMWARE = List.of("io.limpet.storm.", "io.limpet.simulator.");

    private final Map<Class<?>, List<Field>> references = new HashMap<>();

    /** Objects, and elements of arrays, that these reach, by the names of their classes. */
    Map<String, Long> slots(Object... roots) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> waiting = new ArrayDeque<>();
        for (Object root : roots) {
            meet(root, seen, waiting);
        }
        Map<String, Long> slots = new TreeMap<>();
        while (!waiting.isEmpty()) {
            Object object = waiting.pop();
            slots.merge(object.getClass().getSimpleName(),
                    1L + (object.getClass().isArray() ? Array.getLength(object) : 0), Long::sum);
            if (object instanceof Object[] array) {
                for (Object element : array) {
                    meet(element, seen, waiting);
                }
            }
            for (Field field : references(object.getClass())) {
                meet(value(field, object), seen, waiting);
            }
        }
        return slots;
    }

    private static void meet(Object object, Set<Object> seen, Deque<Object> waiting) {
        if (object == null || object instanceof Enum) {
            return;   // constants are there once, whoever refers to them
        }
        if ((object.getClass().isArray() || isFirmware(object.getClass())) && seen.add(object)) {
            waiting.push(object);
        }
    }

    private static boolean isFirmware(Class<?> type) {
        return type.getName().startsWith(FIRMWARE) && NOT_FIRMWARE.stream().noneMatch(type.getName()::startsWith);
    }

    private List<Field> references(Class<?> type) {
        return references.computeIfAbsent(type, HeapMeter::find);
    }

    private static List<Field> find(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && isFirmware(each); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static Object value(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

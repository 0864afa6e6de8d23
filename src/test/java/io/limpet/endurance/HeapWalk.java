package io.limpet.endurance;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All objects that the firmware's can reach, each counted where it is reached first.
 *
 * <p>The firmware's are those of its class loader, strings, and arrays. At others the walk ends: they are the
 * platform's (sockets, TLS) or the simulator's, and {@link #ends} names them, so that nothing is passed over in
 * silence.
 */
public final class HeapWalk {

    private final ClassLoader firmware;
    private final Layout[] layouts;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Integer> ends = new TreeMap<>();
    private final List<String> literals = new ArrayList<>();

    public HeapWalk(ClassLoader firmware, Layout... layouts) {
        this.firmware = firmware;
        this.layouts = layouts;
    }

    /** The classes of the objects that the walk ended at, and how many there were. */
    public Map<String, Integer> ends() {
        return ends;
    }

    /** Texts of the program itself that were met; no walk counts them. */
    public List<String> literals() {
        return literals;
    }

    /** What these reach and no walk before has reached, in bytes by each of the layouts. */
    public long[] bytes(List<Object> roots) throws IllegalAccessException {
        long[] bytes = new long[layouts.length];
        Deque<Object> waiting = new ArrayDeque<>();
        meet(roots, waiting);
        while (!waiting.isEmpty()) {
            Object object = waiting.pop();
            for (int i = 0; i < layouts.length; i++) {
                bytes[i] += size(object, layouts[i]);
            }
            meet(reachedFrom(object), waiting);
        }
        return bytes;
    }

    /** What a class's own fields hold: the static ones, or those of an object of the class. */
    public static List<Object> fields(Class<?> type, Object objectOrNull) throws IllegalAccessException {
        List<Object> values = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) == (objectOrNull == null) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                values.add(field.get(objectOrNull));
            }
        }
        return values;
    }

    private void meet(List<Object> objects, Deque<Object> waiting) {
        for (Object object : objects) {
            if (object == null || !seen.add(object)) {
                continue;
            }
            Class<?> type = object.getClass();
            if (object instanceof String text && isLiteral(text)) {
                literals.add(text);
            } else if (type.isArray() || type == String.class || type.getClassLoader() == firmware) {
                waiting.push(object);
            } else {
                ends.merge(type.getName(), 1, Integer::sum);
            }
        }
    }

    private List<Object> reachedFrom(Object object) throws IllegalAccessException {
        if (object instanceof Object[] array) {
            return Arrays.asList(array);
        }
        List<Object> values = new ArrayList<>();
        for (Class<?> each = object.getClass(); each.getClassLoader() == firmware; each = each.getSuperclass()) {
            values.addAll(fields(each, object));
        }
        if (object instanceof Enum<?> constant) {
            values.add(constant.name());
        }
        return values;
    }

    /** The pool of this JVM's literals has the object itself, and not just an equal one. */
    private static boolean isLiteral(String text) {
        return new String(text).intern() == text;
    }

    private static long size(Object object, Layout layout) {
        if (object instanceof String text) {
            return layout.ofString(text);
        }
        Class<?> type = object.getClass();
        return type.isArray() ? layout.ofArray(type.getComponentType(), Array.getLength(object))
                : layout.ofObject(type);
    }
}

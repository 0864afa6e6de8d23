package io.limpet.endurance;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * How a virtual machine lays objects out in memory, in bytes.
 *
 * @param header of an object
 * @param arrayHeader of an array, its length included
 * @param reference a reference
 * @param alignment what sizes are rounded up to
 */
public record Layout(int header, int arrayHeader, int reference, int alignment) {

    /** A 32-bit machine: two words of header, a third for the length of an array. */
    public static final Layout SMALL = new Layout(8, 12, 4, 4);

    /** This JVM, with compressed pointers. */
    public static final Layout DESKTOP = new Layout(12, 16, 4, 8);

    /** An object's own bytes; fields of all sizes are packed, as the JVM does it. */
    public long ofObject(Class<?> type) {
        long bytes = header;
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                bytes += Modifier.isStatic(field.getModifiers()) ? 0 : ofValue(field.getType());
            }
        }
        return aligned(bytes);
    }

    /** Hash, encoding, and an array of one byte a character, where that is enough for all of them. */
    public long ofString(String text) {
        boolean narrow = text.chars().allMatch(character -> character < 256);
        return aligned(header + 4 + 1 + reference) + ofArray(narrow ? byte.class : char.class, text.length());
    }

    public long ofArray(Class<?> component, int length) {
        return aligned(arrayHeader + (long) length * ofValue(component));
    }

    int ofValue(Class<?> type) {
        if (type == long.class || type == double.class) {
            return 8;
        } else if (type == int.class || type == float.class) {
            return 4;
        } else if (type == short.class || type == char.class) {
            return 2;
        }
        return type.isPrimitive() ? 1 : reference;
    }

    private long aligned(long bytes) {
        return (bytes + alignment - 1) / alignment * alignment;
    }
}

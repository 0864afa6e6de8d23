package io.limpet.storm.broker;

import java.nio.charset.StandardCharsets;

/** Topic names and topic filters (§4.7). */
final class Topics {

    private Topics() {
    }

    /** A name is not empty (§4.7.3) and has no wildcards (§3.3.2.1). Its UTF-8 has been looked at. */
    static void requireName(byte[] bytes, int offset, int length) throws Breach {
        if (length == 0) {
            throw new Breach("4.7.3", "empty topic name");
        }
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '+' || bytes[i] == '#') {
                throw new Breach("3.3.2.1", "wildcard in topic name \"" + text(bytes, offset, length) + "\"");
            }
        }
    }

    /** In a filter a wildcard stands alone in its level, {@code #} in the last one (§4.7.1). */
    static void requireFilter(byte[] bytes, int offset, int length) throws Breach {
        if (length == 0) {
            throw new Breach("4.7.3", "empty topic filter");
        }
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '#' && i != end - 1) {
                throw new Breach("4.7.1.2", "# is not last in \"" + text(bytes, offset, length) + "\"");
            }
            if (bytes[i] == '#' && i > offset && bytes[i - 1] != '/') {
                throw new Breach("4.7.1.2", "# is not a level in \"" + text(bytes, offset, length) + "\"");
            }
            if (bytes[i] == '+' && !(isLevelEnd(bytes, i - 1, offset, end) && isLevelEnd(bytes, i + 1, offset, end))) {
                throw new Breach("4.7.1.3", "+ is not a level in \"" + text(bytes, offset, length) + "\"");
            }
        }
    }

    private static boolean isLevelEnd(byte[] bytes, int at, int offset, int end) {
        return at < offset || at >= end || bytes[at] == '/';
    }

    /** Whether a name is one of those that a filter asks for (§4.7.1, §4.7.2). */
    static boolean matches(byte[] filter, byte[] name, int offset, int length) {
        int end = offset + length;
        int at = offset;
        if (name[at] == '$' && (filter[0] == '+' || filter[0] == '#')) {
            return false;
        }
        for (int i = 0; i < filter.length; i++) {
            if (filter[i] == '#') {
                return true;
            } else if (filter[i] == '+') {
                at = endOfLevel(name, at, end);
            } else if (at < end && name[at] == filter[i]) {
                at++;
            } else {   // "a/#" asks for "a" too
                return at == end && filter[i] == '/' && i + 2 == filter.length && filter[i + 1] == '#';
            }
        }
        return at == end;
    }

    private static int endOfLevel(byte[] name, int from, int end) {
        int at = from;
        while (at < end && name[at] != '/') {
            at++;
        }
        return at;
    }

    static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}

package io.limpet.tls;

/** Names of servers: which kind, and whether one is meant by another. */
public final class ServerNames {

    private ServerNames() {
    }

    /** Whether it is an IPv4 or IPv6 address and no name: {@code "192.168.4.1"}, {@code "::1"}. */
    public static boolean isAddress(String name) {
        boolean digitsAndDots = name.length() > 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == ':') {
                return true;
            }
            digitsAndDots &= c >= '0' && c <= '9' || c == '.';
        }
        return digitsAndDots;
    }

    /** Whether a list separated by ", " contains the name, or a wildcard for its first label. */
    static boolean contains(String list, String name) {
        int start = 0;
        while (start < list.length()) {
            int end = list.indexOf(", ", start);
            if (end < 0) {
                end = list.length();
            }
            if (matches(list.substring(start, end), name)) {
                return true;
            }
            start = end + 2;
        }
        return false;
    }

    private static boolean matches(String pattern, String name) {
        int dot = name.indexOf('.');
        if (pattern.startsWith("*.") && dot > 0) {
            return equalIgnoringCase(pattern.substring(1), name.substring(dot));
        }
        return equalIgnoringCase(pattern, name);
    }

    private static boolean equalIgnoringCase(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            if (lower(a.charAt(i)) != lower(b.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}

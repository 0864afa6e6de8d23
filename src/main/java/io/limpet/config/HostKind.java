package io.limpet.config;

/** A host name (RFC 1123 §2.1) or an IPv4 address. */
final class HostKind extends Kind {

    private static final int NAME_LENGTH_MAX = 253;
    private static final int LABEL_LENGTH_MAX = 63;

    HostKind() {
        super("host");
    }

    @Override
    String allowed() {
        return "a host name or an IPv4 address, without scheme and port";
    }

    /** Behind the scheme of a URL there may be user and password, up to an '@'. */
    @Override
    boolean shows(String value) {
        return value.indexOf('@') < 0;
    }

    @Override
    String mistakeIn(String value) {
        return isName(value) && (!endsInDigits(value) || Ipv4Kind.parse(value) != Ipv4Kind.NONE)
                ? null : mustBeAllowed();
    }

    private static boolean isName(String value) {
        int labelStart = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean end = i == value.length() || value.charAt(i) == '.';
            if (end && !isLabel(value, labelStart, i)) {
                return false;
            }
            labelStart = end ? i + 1 : labelStart;
        }
        return value.length() <= NAME_LENGTH_MAX;
    }

    private static boolean isLabel(String value, int from, int to) {
        if (from == to || to - from > LABEL_LENGTH_MAX || value.charAt(from) == '-' || value.charAt(to - 1) == '-') {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && c != '-' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Whether the last label is a number: then it can only be an address (RFC 1123 §2.1). */
    private static boolean endsInDigits(String value) {
        return Digits.parse(value.substring(value.lastIndexOf('.') + 1)) != Digits.NONE;
    }
}

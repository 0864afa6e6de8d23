package io.limpet.config;

/** An IPv4 address or netmask in dotted decimal: {@code 192.168.4.17}. */
final class Ipv4Kind extends Kind {

    /** What is no address. */
    static final long NONE = -1;

    Ipv4Kind() {
        super("IPv4 address");
    }

    @Override
    String allowed() {
        return "an IPv4 address such as 192.168.4.17: four numbers of 0 to 255";
    }

    @Override
    boolean shows(String value) {
        return Words.isNumberLike(value);
    }

    @Override
    String mistakeIn(String value) {
        return parse(value) == NONE ? mustBeAllowed() : null;
    }

    /** The address, 0 to 0xffffffff, or {@link #NONE}. Leading zeros are refused: some read them as octal. */
    static long parse(String value) {
        long address = 0;
        int from = 0;
        for (int part = 0; part < 4; part++) {
            int to = part < 3 ? value.indexOf('.', from) : value.length();
            long number = Digits.parse(value, from, to, 10);
            boolean leadingZero = to - from > 1 && value.charAt(from) == '0';
            if (number == Digits.NONE || number > 255 || leadingZero) {
                return NONE;
            }
            address = address << 8 | number;
            from = to + 1;
        }
        return address;
    }

    /** Whether the bits are ones, then zeros, and neither alone. */
    static boolean isNetmask(long mask) {
        long zeros = ~mask & 0xffffffffL;
        return mask != 0 && zeros != 0 && (zeros & zeros + 1) == 0;
    }
}

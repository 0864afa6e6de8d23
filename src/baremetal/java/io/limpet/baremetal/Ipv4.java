package io.limpet.baremetal;

/** IPv4 addresses as the network stack has them: numbers, of which 192.168.4.1 is 0xc0a80401. */
final class Ipv4 {

    private Ipv4() {
    }

    /** Dotted decimal. */
    static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "."
                + (address & 0xff);
    }

    /** From dotted decimal, which the configuration has checked. */
    static int parse(String text) {
        int address = 0;
        int part = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                address = address << 8 | part;
                part = 0;
            } else {
                part = part * 10 + c - '0';
            }
        }
        return address << 8 | part;
    }
}

package io.limpet.emulator.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** An IPv4 address, its first octet highest, and a port. */
record Endpoint(int address, int port) {

    /** Of octets as a person writes them. */
    static int address(int a, int b, int c, int d) {
        return a << 24 | b << 16 | c << 8 | d;
    }

    static int address(InetAddress address) {
        if (!(address instanceof Inet4Address)) {
            throw new IllegalArgumentException("address: " + address + ", must be one of IPv4");
        }
        return ByteBuffer.wrap(address.getAddress()).getInt();
    }
}

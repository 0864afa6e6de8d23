package io.limpet.simulator.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * Addresses of 127.0.0.0/8 (RFC 1122 §3.2.1.3), drawn at random, so that every simulated device has the real port
 * 8883 to itself. Where the system has 127.0.0.1 only (macOS), that is what all get.
 */
public final class LoopbackAddress {

    private static final SecureRandom RANDOM = new SecureRandom();

    private LoopbackAddress() {
    }

    public static InetAddress any() {
        InetAddress address = of(127, 1 + RANDOM.nextInt(254), RANDOM.nextInt(256), 1 + RANDOM.nextInt(254));
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, 0));
            return address;
        } catch (IOException e) {
            return of(127, 0, 0, 1);
        }
    }

    private static InetAddress of(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

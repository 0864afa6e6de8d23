package io.limpet.baremetal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands for the natives of the same name: a network that answers as a test says, and notes what it is asked. */
final class NetNatives {

    static final int NO_ENTROPY = -2;
    static final int PENDING = 0;
    static final int FAILED = -1;
    static final int ADDRESSES_MAX = 8;
    static final int TCP_CONNECTING = 1;
    static final int TCP_CONNECTED = 2;
    static final int TCP_REFUSED = 4;
    static final int TCP_FAILED = 6;

    static final List<String> log = new ArrayList<>();
    /** What comes of a call to an address. */
    static final Map<String, Integer> answers = new HashMap<>();
    static final Deque<byte[]> datagrams = new ArrayDeque<>();
    static int carrier;
    static int address;
    static String[] resolved;
    /** How many of the calls of resolved() say that there is no answer yet. */
    static int pending;
    static int polls;
    private static int called;

    private NetNatives() {
    }

    static void reset() {
        log.clear();
        answers.clear();
        datagrams.clear();
        carrier = 0;
        address = 0;
        resolved = new String[0];
        pending = 0;
        polls = 0;
    }

    static void poll() {
        polls++;
    }

    static int startDhcp() {
        log.add("dhcp");
        return 0;
    }

    static int startStatic(int own, int netmask, int gateway, int dns) {
        log.add(Ipv4.text(own) + " " + Ipv4.text(netmask) + " " + Ipv4.text(gateway) + " " + Ipv4.text(dns));
        return 0;
    }

    static void stop() {
        log.add("stop");
    }

    static int carrier() {
        return carrier;
    }

    static int address() {
        return address;
    }

    static int resolve(byte[] name) {
        log.add("resolve " + new String(name));
        return resolved == null ? -1 : 0;
    }

    static int resolved() {
        if (pending > 0) {
            pending--;
            return PENDING;
        }
        return resolved.length == 0 ? FAILED : resolved.length;
    }

    static int resolvedAddress(int index) {
        return Ipv4.parse(resolved[index]);
    }

    static int udpOpen(int peer, int port) {
        log.add("udp " + Ipv4.text(peer) + ":" + port);
        return answers.getOrDefault(Ipv4.text(peer), 0);
    }

    static int udpSend(byte[] bytes, int offset, int length) {
        log.add("send " + new String(bytes, offset, length));
        return 0;
    }

    static int udpReceive(byte[] into, int offset, int length) {
        byte[] next = datagrams.isEmpty() ? new byte[0] : datagrams.remove();
        System.arraycopy(next, 0, into, offset, Math.min(length, next.length));
        return Math.min(length, next.length);
    }

    static void udpClose() {
        log.add("udp close");
    }

    static int tcpConnect(int peer, int port) {
        called = peer;
        log.add("call " + Ipv4.text(peer) + ":" + port);
        return 0;
    }

    static int tcpState() {
        return answers.getOrDefault(Ipv4.text(called), TCP_CONNECTING);
    }

    static void tcpClose() {
        log.add("tcp close");
    }
}

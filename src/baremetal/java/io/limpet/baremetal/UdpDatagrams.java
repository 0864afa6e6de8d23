package io.limpet.baremetal;

import io.limpet.board.Datagrams;
import io.limpet.text.Utf8;
import java.io.IOException;

/** UDP through the one socket. */
final class UdpDatagrams implements Datagrams {

    /** Opening waits for the name's address no longer: one server's first two answers may be lost. */
    static final int RESOLVE_TIMEOUT_MILLIS = 3000;

    private final HardwareClock clock;

    UdpDatagrams(HardwareClock clock) {
        this.clock = clock;
    }

    @Override
    public void open(String host, int port) throws IOException {
        close();
        int address = resolve(host);
        if (address == 0) {
            throw new IOException("DNS: \"" + host + "\" has no address");
        }
        if (NetNatives.udpOpen(address, port) != 0) {
            throw new IOException("UDP: no way to " + Ipv4.text(address));
        }
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
        if (NetNatives.udpSend(bytes, offset, length) != 0) {
            throw new IOException("UDP: the network takes nothing");
        }
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, long deadlineMillis) {
        NetNatives.poll();
        int count = NetNatives.udpReceive(buffer, offset, length);
        while (count == 0 && clock.uptimeMillis() < deadlineMillis) {
            clock.pause();
            count = NetNatives.udpReceive(buffer, offset, length);
        }
        return count;
    }

    @Override
    public void close() {
        NetNatives.udpClose();
    }

    /** 0 when it has none. */
    private int resolve(String host) {
        if (NetNatives.resolve(Utf8.bytes(host)) != 0) {
            return 0;
        }
        long deadlineMillis = clock.uptimeMillis() + RESOLVE_TIMEOUT_MILLIS;
        while (NetNatives.resolved() == NetNatives.PENDING && clock.uptimeMillis() < deadlineMillis) {
            clock.pause();
        }
        return NetNatives.resolved() > 0 ? NetNatives.resolvedAddress(0) : 0;
    }
}

package io.limpet.baremetal;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/**
 * net/net.h: lwIP, with one interface, one name look-up, one UDP socket and one TCP connection at a time.
 *
 * <p>IPv4 addresses are numbers: 192.168.4.1 is 0xc0a80401, and 0 is none.
 */
@Include(value = "net/net.h", isSystem = false)
final class NetNatives {

    /** Answers of {@link #resolved} that are no count. */
    static final int PENDING = 0;
    static final int FAILED = -1;

    /** More addresses of a name are left out. */
    static final int ADDRESSES_MAX = 8;

    /** Answers of {@link #tcpState} while it connects; each other one says that the peer has answered. */
    static final int TCP_CONNECTING = 1;
    static final int TCP_REFUSED = 4;
    static final int TCP_FAILED = 6;

    /** What {@link #init} answers when the board has no source of random numbers. */
    static final int NO_ENTROPY = -2;

    private NetNatives() {
    }

    /** 0, or less than that when there never will be a carrier: {@link #NO_ENTROPY}, or no controller answers. */
    @Import(name = "net_init")
    static native int init();

    /** Frames and the stack's timers; never waits, and wants to be called every 250 ms at least. */
    @Import(name = "net_poll")
    static native void poll();

    @Import(name = "net_start_dhcp")
    static native int startDhcp();

    @Import(name = "net_start_static")
    static native int startStatic(int address, int netmask, int gateway, int dns);

    @Import(name = "net_stop")
    static native void stop();

    /** 1 when a cable is in, else 0. */
    @Import(name = "net_carrier")
    static native int carrier();

    /** The device's address while it may be used, with a carrier; else 0. */
    @Import(name = "net_address")
    static native int address();

    /** Starts to look up a name: 0, or -1 when that is none, or nobody is there to be asked. */
    static int resolve(byte[] name) {
        return resolve(Address.ofData(name), name.length);
    }

    /** {@link #PENDING}, {@link #FAILED}, or how many addresses there are. */
    @Import(name = "net_resolved")
    static native int resolved();

    @Import(name = "net_resolved_address")
    static native int resolvedAddress(int index);

    /** Opens the socket, which hears only this peer: 0, or -1 when there is no way to it. */
    @Import(name = "net_udp_open")
    static native int udpOpen(int address, int port);

    /** 0, or -1 when it cannot be sent now. */
    static int udpSend(byte[] bytes, int offset, int length) {
        return udpSend(Address.ofData(bytes).add(offset), length);
    }

    /** The length of a datagram, cut to that of the buffer; 0 when none is there. */
    static int udpReceive(byte[] into, int offset, int length) {
        return udpReceive(Address.ofData(into).add(offset), length);
    }

    @Import(name = "net_udp_close")
    static native void udpClose();

    /** Starts to connect; the state says what comes of it. */
    @Import(name = "net_tcp_connect")
    static native int tcpConnect(int address, int port);

    @Import(name = "net_tcp_state")
    static native int tcpState();

    /** Closes in order; a second call does nothing. */
    @Import(name = "net_tcp_close")
    static native void tcpClose();

    @Import(name = "net_resolve")
    private static native int resolve(Address name, int length);

    @Import(name = "net_udp_send")
    private static native int udpSend(Address bytes, int length);

    @Import(name = "net_udp_receive")
    private static native int udpReceive(Address into, int length);
}

package io.limpet.emulator.network;

/**
 * A server as the board knows it, and the port of this machine's loopback interface where it really is. QEMU's router
 * takes what is sent to its own address there.
 *
 * @param protocol {@link Frame#TCP} or {@link Frame#UDP}
 */
record Detour(int protocol, Endpoint known, int localPort) {

    /** Where QEMU's router hands packets to this machine (QEMU, "Using the user mode network stack"). */
    static final int GATEWAY = Endpoint.address(10, 0, 2, 2);

    /** Leads a packet of the board to the server, if it is for this one. */
    boolean forth(Frame frame) {
        boolean mine = frame.protocol() == protocol && frame.destination().equals(known);
        if (mine) {
            frame.setDestination(new Endpoint(GATEWAY, localPort));
        }
        return mine;
    }

    /** Makes an answer of the server look as the board expects it, if it is of this one. */
    boolean back(Frame frame) {
        boolean mine = frame.protocol() == protocol && frame.source().equals(new Endpoint(GATEWAY, localPort));
        if (mine) {
            frame.setSource(known);
        }
        return mine;
    }
}

package io.limpet.emulator.network;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames and questions as a board sends them, with checksums that are right. */
final class Packets {

    static final Endpoint BOARD = new Endpoint(Endpoint.address(10, 0, 2, 15), 49_152);
    static final Endpoint NAME_SERVER = new Endpoint(Endpoint.address(10, 0, 2, 3), 53);

    private static final int IP = 14;
    private static final int IP_BYTES = 20;

    private Packets() {
    }

    static Frame udp(Endpoint from, Endpoint to, byte[] payload) {
        ByteBuffer udp = ByteBuffer.allocate(8 + payload.length);
        udp.putShort((short) from.port()).putShort((short) to.port()).putShort((short) udp.capacity())
                .putShort((short) 0).put(payload);
        return ip(Frame.UDP, from, to, udp.array(), 6);
    }

    static Frame tcp(Endpoint from, Endpoint to, byte[] payload) {
        ByteBuffer tcp = ByteBuffer.allocate(20 + payload.length);
        tcp.putShort((short) from.port()).putShort((short) to.port()).putInt(1).putInt(2)
                .putShort((short) 0x5018).putShort((short) 4096).putInt(0).put(payload);
        return ip(Frame.TCP, from, to, tcp.array(), 16);
    }

    /** Whether both of its checksums are right: over what they cover, the sum is all ones (RFC 1071). */
    static boolean isIntact(Frame frame) {
        byte[] bytes = frame.bytes();
        return Checksum.sum(bytes, IP, IP_BYTES) == 0xffff
                && sum(pseudo(frame.protocol(), frame.source(), frame.destination(),
                        ByteBuffer.wrap(bytes).slice(IP + IP_BYTES, bytes.length - IP - IP_BYTES))) == 0xffff;
    }

    /** A question for the address of a name. */
    static byte[] question(String name, int type) {
        ByteBuffer query = ByteBuffer.allocate(12 + name.length() + 2 + 4);
        query.putShort((short) 0x1234).putShort((short) 0x0100).putShort((short) 1).putShort((short) 0).putInt(0);
        for (String label : name.split("\\.")) {
            query.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
        }
        return query.put((byte) 0).putShort((short) type).putShort((short) 1).array();
    }

    private static Frame ip(int protocol, Endpoint from, Endpoint to, byte[] transport, int checksumAt) {
        setChecksum(transport, checksumAt, sum(pseudo(protocol, from, to, ByteBuffer.wrap(transport))));
        ByteBuffer frame = ByteBuffer.allocate(IP + IP_BYTES + transport.length);
        frame.putLong(0x5255_0a00_0202_5254L).putInt(0x0012_3456).putShort((short) 0x0800);
        frame.put((byte) 0x45).put((byte) 0).putShort((short) (IP_BYTES + transport.length)).putInt(0)
                .put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(from.address()).putInt(to.address());
        setChecksum(frame.array(), IP + 10, Checksum.sum(frame.array(), IP, IP_BYTES));
        frame.put(transport);
        return new Frame(frame.array());
    }

    private static int sum(byte[] bytes) {
        return Checksum.sum(bytes, 0, bytes.length);
    }

    private static void setChecksum(byte[] bytes, int at, int sum) {
        ByteBuffer.wrap(bytes).putShort(at, (short) ~sum);
    }

    private static byte[] pseudo(int protocol, Endpoint from, Endpoint to, ByteBuffer transport) {
        return ByteBuffer.allocate(12 + transport.remaining() + transport.remaining() % 2)
                .putInt(from.address()).putInt(to.address()).putShort((short) protocol)
                .putShort((short) transport.remaining()).put(transport).array();
    }
}

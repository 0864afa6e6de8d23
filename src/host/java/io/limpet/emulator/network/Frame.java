package io.limpet.emulator.network;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An Ethernet frame; if a TCP or UDP packet is in it, that is read and readdressed in place.
 *
 * <pre>
 *    0  destination  6  source  12  type                                           Ethernet (IEEE 802.3)
 *   14  version, words   16  length   20  flags, fragment   23  protocol           IPv4 (RFC 791 §3.1)
 *   24  checksum         26  source   30  destination       34  options, if any
 *    h  source port      +2  destination port               +4  ...                TCP (RFC 9293), UDP (RFC 768)
 * </pre>
 */
final class Frame {

    static final int TCP = 6;
    static final int UDP = 17;

    private static final int TYPE = 12;
    private static final int TYPE_IPV4 = 0x0800;
    private static final int IP = 14;
    private static final int IP_BYTES_MIN = 20;
    private static final int IP_FRAGMENT = 20;
    private static final int IP_PROTOCOL = 23;
    private static final int IP_CHECKSUM = 24;
    private static final int IP_SOURCE = 26;
    private static final int IP_DESTINATION = 30;
    private static final int MAC_BYTES = 6;
    private static final int UDP_BYTES = 8;
    private static final int TCP_BYTES_MIN = 20;

    private static final int MORE_FRAGMENTS_OR_OFFSET = 0x3fff;

    private final byte[] bytes;
    private final ByteBuffer fields;

    Frame(byte[] bytes) {
        this.bytes = bytes;
        this.fields = ByteBuffer.wrap(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Whether there is a TCP or UDP packet in it, all its header and no fragment: otherwise ask it nothing more. */
    boolean hasPorts() {
        return bytes.length >= IP + IP_BYTES_MIN && word(TYPE) == TYPE_IPV4 && (bytes[IP] & 0xf0) == 0x40
                && (word(IP_FRAGMENT) & MORE_FRAGMENTS_OR_OFFSET) == 0
                && (protocol() == TCP && bytes.length >= header() + TCP_BYTES_MIN
                        || protocol() == UDP && bytes.length >= header() + UDP_BYTES);
    }

    int protocol() {
        return bytes[IP_PROTOCOL] & 0xff;
    }

    Endpoint source() {
        return new Endpoint(fields.getInt(IP_SOURCE), word(header()));
    }

    Endpoint destination() {
        return new Endpoint(fields.getInt(IP_DESTINATION), word(header() + 2));
    }

    void setSource(Endpoint source) {
        readdress(IP_SOURCE, header(), source);
    }

    void setDestination(Endpoint destination) {
        readdress(IP_DESTINATION, header() + 2, destination);
    }

    /** What a UDP packet carries. */
    byte[] payload() {
        int end = Math.min(bytes.length, header() + word(header() + 4));
        return Arrays.copyOfRange(bytes, header() + UDP_BYTES, Math.max(end, header() + UDP_BYTES));
    }

    /** The UDP packet that answers this one, back the way it came. Its checksum is left out, as RFC 768 allows. */
    Frame answer(byte[] payload) {
        ByteBuffer answer = ByteBuffer.allocate(IP + IP_BYTES_MIN + UDP_BYTES + payload.length);
        answer.put(bytes, MAC_BYTES, MAC_BYTES).put(bytes, 0, MAC_BYTES).putShort((short) TYPE_IPV4);
        answer.put((byte) 0x45).put((byte) 0).putShort((short) (answer.capacity() - IP)).putInt(0);
        answer.put((byte) 64).put((byte) UDP).putShort((short) 0);
        answer.putInt(fields.getInt(IP_DESTINATION)).putInt(fields.getInt(IP_SOURCE));
        answer.putShort((short) destination().port()).putShort((short) source().port());
        answer.putShort((short) (UDP_BYTES + payload.length)).putShort((short) 0).put(payload);
        Frame frame = new Frame(answer.array());
        frame.setWord(IP_CHECKSUM, ~Checksum.sum(frame.bytes, IP, IP_BYTES_MIN) & 0xffff);
        return frame;
    }

    private int header() {
        return IP + (bytes[IP] & 0x0f) * 4;
    }

    private void readdress(int addressAt, int portAt, Endpoint to) {
        replace(addressAt, to.address() >>> 16, true);
        replace(addressAt + 2, to.address() & 0xffff, true);
        replace(portAt, to.port(), false);
    }

    /** The addresses are in the transport's checksum as well: it is over a pseudo header with them. */
    private void replace(int at, int now, boolean inIpHeader) {
        int before = word(at);
        setWord(at, now);
        if (inIpHeader) {
            setWord(IP_CHECKSUM, Checksum.updated(word(IP_CHECKSUM), before, now));
        }
        int checksumAt = header() + (protocol() == TCP ? 16 : 6);
        if (protocol() == TCP || word(checksumAt) != 0) {
            setWord(checksumAt, Checksum.updated(word(checksumAt), before, now));
        }
    }

    private int word(int at) {
        return fields.getShort(at) & 0xffff;
    }

    private void setWord(int at, int value) {
        fields.putShort(at, (short) value);
    }
}

package io.limpet.simulator.panel;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Makes packets of MQTT 3.1.1 out of one direction of a connection, whose bytes come in pieces of any length.
 *
 * <pre>
 *   byte 0          | byte 1 .. 4                       |
 *   type, flags     | remaining length, 7 bits to the   | that many bytes      (§2.2)
 *                   | byte, low ones first, 0x80: more  |
 * </pre>
 *
 * What cannot be a packet is told once, as one of type {@value #MALFORMED}, and then nothing until the next connection:
 * where the next packet would begin is not to be known. Not for several threads.
 */
final class PacketDecoder {

    static final String MALFORMED = "?";

    /** A longer packet is shown by its header; its bytes are counted and forgotten. */
    static final int PACKET_BYTES_MAX = 65_536;

    private static final int HEADER_BYTES_MAX = 5;

    private final boolean sent;
    private final Consumer<Frame.Packet> packets;

    private byte[] buffer = new byte[256];
    private int filled;

    /** Bytes of a packet that is too long, still to come. */
    private long toSkip;
    private boolean lost;

    /** @param sent whether it is the device that speaks */
    PacketDecoder(boolean sent, Consumer<Frame.Packet> packets) {
        this.sent = sent;
        this.packets = packets;
    }

    /** A new connection: what was begun is forgotten. */
    void reset() {
        filled = 0;
        toSkip = 0;
        lost = false;
        buffer = buffer.length > 4096 ? new byte[256] : buffer;
    }

    void feed(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        while (from < end && !lost) {
            if (toSkip > 0) {
                int skipped = (int) Math.min(toSkip, end - from);
                toSkip -= skipped;
                from += skipped;
            } else {
                from += take(bytes, from, end - from);
            }
        }
    }

    /** Takes bytes up to the end of the header, or of the packet. */
    private int take(byte[] bytes, int from, int available) {
        int headerBytes = headerBytes();
        if (headerBytes == 0) {
            put(bytes, from, 1);
            headerIsThere();
            return 1;
        }
        int taken = Math.min(available, headerBytes + remainingLength() - filled);
        put(bytes, from, taken);
        deliverIfWhole(headerBytes);
        return taken;
    }

    private void headerIsThere() {
        int headerBytes = headerBytes();
        if (!PacketText.isType(buffer[0])) {
            giveUp("no packet begins with 0x" + PacketText.hex(buffer, 1, 0, 0));
        } else if (headerBytes == 0 && filled == HEADER_BYTES_MAX) {
            giveUp("a remaining length of more than four bytes");
        } else if (headerBytes > 0 && headerBytes + remainingLength() > PACKET_BYTES_MAX) {
            packets.accept(PacketText.tooLong(sent, buffer, headerBytes, headerBytes + remainingLength()));
            toSkip = remainingLength();
            filled = 0;
        } else if (headerBytes > 0) {
            deliverIfWhole(headerBytes);
        }
    }

    private void deliverIfWhole(int headerBytes) {
        int length = headerBytes + remainingLength();
        if (filled == length) {
            filled = 0;
            Frame.Packet packet = PacketText.of(sent, Arrays.copyOf(buffer, length), headerBytes);
            lost = packet.type().equals(MALFORMED);
            packets.accept(packet);
        }
    }

    private void giveUp(String why) {
        lost = true;
        packets.accept(PacketText.malformed(sent, Arrays.copyOf(buffer, filled), filled, why));
        filled = 0;
    }

    /** How long the fixed header is; 0 as long as it is not there. */
    private int headerBytes() {
        for (int i = 1; i < Math.min(filled, HEADER_BYTES_MAX); i++) {
            if (buffer[i] >= 0) {
                return i + 1;
            }
        }
        return 0;
    }

    private int remainingLength() {
        int length = 0;
        for (int i = 1; i < HEADER_BYTES_MAX; i++) {
            length |= (buffer[i] & 0x7f) << 7 * (i - 1);
            if (buffer[i] >= 0) {
                break;
            }
        }
        return length;
    }

    private void put(byte[] bytes, int from, int count) {
        if (filled + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, filled + count));
        }
        System.arraycopy(bytes, from, buffer, filled, count);
        filled += count;
    }
}

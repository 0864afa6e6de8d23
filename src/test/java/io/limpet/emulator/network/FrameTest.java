package io.limpet.emulator.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final Endpoint KNOWN = new Endpoint(Endpoint.address(203, 0, 113, 1), 8883);
    private static final byte[] PAYLOAD = {1, 2, 3, 4, 5, 6, 7};

    @Test
    void readsWhoSpeaksToWhom() {
        Frame frame = Packets.tcp(Packets.BOARD, KNOWN, PAYLOAD);
        assertTrue(frame.hasPorts());
        assertEquals(Frame.TCP, frame.protocol());
        assertEquals(Packets.BOARD, frame.source());
        assertEquals(KNOWN, frame.destination());
    }

    @Test
    void keepsTheChecksumsRightWhenItIsReaddressed() {
        for (Frame frame : new Frame[] {Packets.tcp(Packets.BOARD, KNOWN, PAYLOAD),
                Packets.udp(Packets.BOARD, KNOWN, PAYLOAD)}) {
            assertTrue(Packets.isIntact(frame));
            for (int port : new int[] {1, 255, 256, 12_345, 65_535}) {
                frame.setDestination(new Endpoint(Endpoint.address(10, 0, 2, 2), port));
                frame.setSource(new Endpoint(Endpoint.address(255, 254, 0, 1), 65_535 - port));
                assertTrue(Packets.isIntact(frame), "port " + port);
            }
        }
    }

    @Test
    void isTheSameAgainAfterThereAndBack() {
        Frame frame = Packets.tcp(Packets.BOARD, KNOWN, PAYLOAD);
        byte[] before = frame.bytes().clone();
        frame.setDestination(new Endpoint(Endpoint.address(10, 0, 2, 2), 40_001));
        assertFalse(Arrays.equals(before, frame.bytes()));
        frame.setDestination(KNOWN);
        assertArrayEquals(before, frame.bytes());
    }

    @Test
    void answersTheWayTheQuestionCame() {
        Frame question = Packets.udp(Packets.BOARD, Packets.NAME_SERVER, PAYLOAD);
        Frame answer = question.answer(new byte[] {9, 8, 7});
        assertTrue(answer.hasPorts());
        assertEquals(Packets.NAME_SERVER, answer.source());
        assertEquals(Packets.BOARD, answer.destination());
        assertArrayEquals(new byte[] {9, 8, 7}, answer.payload());
        assertArrayEquals(Arrays.copyOf(question.bytes(), 6), Arrays.copyOfRange(answer.bytes(), 6, 12));
        assertEquals(0xffff, Checksum.sum(answer.bytes(), 14, 20));
    }

    @Test
    void looksForPortsOnlyWhereTheyAre() {
        Frame whole = Packets.tcp(Packets.BOARD, KNOWN, PAYLOAD);
        for (int length = 0; length < 14 + 20 + 20; length++) {
            assertFalse(new Frame(Arrays.copyOf(whole.bytes(), length)).hasPorts(), length + " bytes");
        }
        assertFalse(changed(whole, 13, 6).hasPorts(), "ARP");
        assertFalse(changed(whole, 14, 0x65).hasPorts(), "IPv6");
        assertFalse(changed(whole, 21, 1).hasPorts(), "a later fragment");
        assertFalse(changed(whole, 20, 0x20).hasPorts(), "a first fragment");
        assertFalse(changed(whole, 23, 1).hasPorts(), "ICMP");
        assertTrue(changed(whole, 20, 0x40).hasPorts(), "one that must not be fragmented");
    }

    private static Frame changed(Frame frame, int at, int value) {
        byte[] bytes = frame.bytes().clone();
        bytes[at] = (byte) value;
        return new Frame(bytes);
    }
}

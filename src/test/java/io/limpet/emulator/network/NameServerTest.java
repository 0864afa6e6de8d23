package io.limpet.emulator.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NameServerTest {

    private static final int A = 1;
    private static final int AAAA = 28;

    private final NameServer server = new NameServer(name -> {
        if (name.equals("broker.limpet.test")) {
            return Endpoint.address(203, 0, 113, 1);
        }
        throw new UnknownHostException(name);
    });

    @Test
    void tellsTheAddressOfAName() {
        byte[] question = Packets.question("Broker.Limpet.TEST", A);
        byte[] answer = server.answer(question);
        assertArrayEquals(Arrays.copyOfRange(question, 12, question.length),
                Arrays.copyOfRange(answer, 12, question.length), "the question as it was asked");
        ByteBuffer fields = ByteBuffer.wrap(answer);
        assertEquals(0x1234, fields.getShort(0));
        assertEquals((short) 0x8180, fields.getShort(2), "a response, recursion desired and available, no error");
        assertEquals(1, fields.getShort(6));
        assertEquals(question.length + 16, answer.length);
        assertEquals(Endpoint.address(203, 0, 113, 1), fields.getInt(answer.length - 4));
    }

    @Test
    void saysThatThereIsNoSuchName() {
        ByteBuffer fields = ByteBuffer.wrap(server.answer(Packets.question("nowhere.limpet.test", A)));
        assertEquals(3, fields.getShort(2) & 0x0f);
        assertEquals(0, fields.getShort(6));
    }

    @Test
    void hasNothingButAddressesOfIpv4() {
        ByteBuffer fields = ByteBuffer.wrap(server.answer(Packets.question("broker.limpet.test", AAAA)));
        assertEquals(0, fields.getShort(2) & 0x0f);
        assertEquals(0, fields.getShort(6));
    }

    @Test
    void passesOverWhatIsNoQuestion() {
        byte[] question = Packets.question("broker.limpet.test", A);
        for (int length = 0; length < question.length; length++) {
            assertNull(server.answer(Arrays.copyOf(question, length)), length + " bytes");
        }
        assertNotNull(server.answer(question));
        question[2] |= (byte) 0x80;
        assertNull(server.answer(question), "a response");
        byte[] pointer = Packets.question("broker.limpet.test", A);
        pointer[12] = (byte) 0xc0;
        assertNull(server.answer(pointer), "a name that begins with a pointer");
    }
}

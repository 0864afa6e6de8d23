package io.limpet.emulator.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The network with this test in the place of QEMU, at both cables. */
@Timeout(20)
class EmulatedNetworkTest {

    private static final int LOCAL_PORT = 41_234;
    private static final int A = 1;
    private static final byte[] HELLO = {1, 2, 3};
    private static final int PATIENCE_MILLIS = 10_000;

    private final EmulatedNetwork network = new EmulatedNetwork().tcp("broker.limpet.test", 8883, LOCAL_PORT)
            .udp("time.limpet.test", 123, LOCAL_PORT + 1);

    /** QEMU's end of a cable. */
    private static final class Cable {

        private final DataInputStream in;
        private final DataOutputStream out;

        Cable(int port) throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(socket.getOutputStream());
        }

        void send(Frame frame) throws IOException {
            out.writeInt(frame.bytes().length);
            out.write(frame.bytes());
        }

        Frame receive() throws IOException {
            return new Frame(in.readNBytes(in.readInt()));
        }
    }

    @AfterEach
    void close() throws IOException {
        network.close();
    }

    @Test
    void leadsAConnectionToTheServerAndBack() throws IOException {
        Cable board = new Cable(network.boardPort());
        Cable router = router(board);
        Endpoint known = new Endpoint(ask(board, "broker.limpet.test"), 8883);
        board.send(Packets.tcp(Packets.BOARD, known, HELLO));
        Frame there = router.receive();
        assertEquals(new Endpoint(Detour.GATEWAY, LOCAL_PORT), there.destination());
        assertTrue(Packets.isIntact(there));
        router.send(Packets.tcp(there.destination(), Packets.BOARD, HELLO));
        Frame back = board.receive();
        assertEquals(known, back.source());
        assertTrue(Packets.isIntact(back));
    }

    @Test
    void tellsServersApartByTheirNames() throws IOException {
        Cable board = new Cable(network.boardPort());
        Cable router = router(board);
        Endpoint time = new Endpoint(ask(board, "time.limpet.test"), 123);
        board.send(Packets.udp(Packets.BOARD, time, HELLO));
        assertEquals(new Endpoint(Detour.GATEWAY, LOCAL_PORT + 1), router.receive().destination());
    }

    @Test
    void leavesWhatIsForOthersAsItIs() throws IOException {
        Cable board = new Cable(network.boardPort());
        Cable router = router(board);
        Endpoint elsewhere = new Endpoint(Endpoint.address(198, 51, 100, 7), 8883);
        board.send(Packets.tcp(Packets.BOARD, elsewhere, HELLO));
        assertEquals(elsewhere, router.receive().destination());
    }

    @Test
    void sendsAServerOfThisMachineToTheRouter() throws IOException {
        assertEquals(Detour.GATEWAY, ask(new Cable(network.boardPort()), "localhost"));
    }

    @Test
    void takesAnAddressInPlaceOfAName() throws IOException {
        network.tcp("192.0.2.9", 8883, LOCAL_PORT);
        Cable board = new Cable(network.boardPort());
        Cable router = router(board);
        board.send(Packets.tcp(Packets.BOARD, new Endpoint(Endpoint.address(192, 0, 2, 9), 8883), HELLO));
        assertEquals(new Endpoint(Detour.GATEWAY, LOCAL_PORT), router.receive().destination());
    }

    /** What a board that was switched off and on again does. */
    @Test
    void takesAnotherCableWhenTheFirstHasBeenPulledOut() throws IOException {
        Cable first = new Cable(network.boardPort());
        ask(first, "broker.limpet.test");
        first.in.close();
        ask(new Cable(network.boardPort()), "broker.limpet.test");
    }

    /** One that is plugged in for certain: what it sends has arrived. */
    private Cable router(Cable board) throws IOException {
        ask(board, "broker.limpet.test");
        Cable router = new Cable(network.routerPort());
        router.send(Packets.tcp(Packets.NAME_SERVER, Packets.BOARD, HELLO));
        board.receive();
        return router;
    }

    private static int ask(Cable board, String name) throws IOException {
        board.send(Packets.udp(Packets.BOARD, Packets.NAME_SERVER, Packets.question(name, A)));
        byte[] answer = board.receive().payload();
        return ByteBuffer.wrap(answer).getInt(answer.length - 4);
    }
}

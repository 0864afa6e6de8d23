package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.storm.Dice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection between a device and a broker that writes down what it gets. */
class NetworkWireTest implements Wire.End {

    private final TestTime time = new TestTime();
    private final Conditions conditions = new Conditions();
    private final Network network = new Network(time, new Dice(1), new Trace(100), conditions);
    private final List<String> broken = new ArrayList<>();
    private final StringBuilder atBroker = new StringBuilder();
    private final List<String> pieces = new ArrayList<>();
    private boolean brokerTold;
    private NetworkWire wire;
    private BrokerConnection device;

    NetworkWireTest() {
        open(new NetworkWire(network));
    }

    private void open(NetworkWire newWire) {
        wire = newWire;
        wire.attach(this);
        network.add(wire);
        device = new BrokerConnection(wire, time, time, (rule, what) -> broken.add(rule + " " + what), "test",
                () -> null);
    }

    @Override
    public void written() {
    }

    @Override
    public void arrived(byte[] bytes, int offset, int length) {
        pieces.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        atBroker.append(pieces.get(pieces.size() - 1));
    }

    @Override
    public void ended() {
        brokerTold = true;
    }

    @AfterEach
    void noContractIsBroken() {
        assertEquals(List.of(), broken);
    }

    private void send(String text) throws IOException {
        device.send(text.getBytes(StandardCharsets.UTF_8), 0, text.length(), time.nowMillis() + 10_000);
    }

    private void answer(String text) {
        wire.send(text.getBytes(StandardCharsets.UTF_8), 0, text.length());
    }

    /** What comes within a second, as far as a buffer of 100 bytes reaches; "-1" at the end of the connection. */
    private String receive() throws IOException {
        byte[] buffer = new byte[100];
        int count = device.receive(buffer, 0, buffer.length, time.nowMillis() + 1_000);
        return count < 0 ? "-1" : new String(buffer, 0, count, StandardCharsets.UTF_8);
    }

    private void pass(long millis) {
        time.sleepUntil(time.nowMillis() + millis);
    }

    @Test
    void carriesBytesBothWaysAndTakesItsTime() throws IOException {
        send("hello");
        assertEquals("", atBroker.toString());
        pass(40);
        assertEquals("hello", atBroker.toString());
        answer("welcome");
        long begin = time.nowMillis();
        assertEquals("welcome", receive());
        assertTrue(time.nowMillis() - begin >= 5, "it came at once");
        assertTrue(time.nowMillis() - begin <= 40, "it came late");
    }

    @Test
    void waitsForNothingUntilTheDeadlineAndNotLonger() throws IOException {
        assertEquals("", receive());
        assertEquals(1_000, time.nowMillis());
    }

    @Test
    void carriesInPiecesAsSmallAsAByte() throws IOException {
        conditions.piecesOneIn = 1;
        conditions.pieceBytesMax = 1;
        send("hello");
        pass(100);
        assertEquals(List.of("h", "e", "l", "l", "o"), pieces);
        answer("you");
        assertEquals("y", receive());
        assertEquals("o", receive());
        assertEquals("u", receive());
    }

    @Test
    void carriesSeveralWritesInOnePiece() throws IOException {
        answer("one");
        answer("two");
        pass(40);
        assertEquals("onetwo", receive());
    }

    @Test
    void isAsSlowAsItIsTold() throws IOException {
        conditions.bytesPerSecond = 10;
        send("0123456789");
        pass(900);
        assertEquals("", atBroker.toString());
        pass(200);
        assertEquals("0123456789", atBroker.toString());
    }

    @Test
    void letsAWriteWaitForRoom() throws IOException {
        conditions.socketBytes = 10;
        conditions.bytesPerSecond = 10;
        send("0123456789");
        send("abc");
        assertTrue(time.nowMillis() >= 1_000, "it did not wait");
        pass(1_000);
        assertEquals("0123456789abc", atBroker.toString());
    }

    @Test
    void givesUpAWriteForWhichThereIsNoRoomInTime() throws IOException {
        conditions.socketBytes = 10;
        network.setUp(false);
        assertThrows(IOException.class, () -> send("0123456789ab"));
        assertEquals(10_000, time.nowMillis());
    }

    @Test
    void keepsWhatIsOnTheWayWhileTheNetworkIsDown() throws IOException {
        send("hello");
        answer("welcome");
        network.setUp(false);
        send(" again");
        assertEquals("", receive());
        assertEquals("", atBroker.toString());
        network.setUp(true);
        assertEquals("welcome", receive());
        pass(40);
        assertEquals("hello again", atBroker.toString());
    }

    @Test
    void tellsThatTheBrokerHasClosedWhenAllItSentIsRead() throws IOException {
        answer("goodbye");
        wire.close();
        assertEquals("goodbye", receive());
        assertEquals("-1", receive());
        assertEquals("-1", receive());
    }

    @Test
    void resetsWhoWritesToABrokerThatHasClosed() throws IOException {
        wire.close();
        send("hello");
        pass(100);
        assertThrows(IOException.class, () -> send("hello"));
        assertThrows(IOException.class, this::receive);
    }

    @Test
    void resetsWhoWritesToABrokerThatIsNoMore() throws IOException {
        wire.vanish();
        assertEquals("", receive());
        send("hello");
        pass(100);
        assertThrows(IOException.class, this::receive);
        assertEquals("", atBroker.toString());
    }

    @Test
    void tellsTheBrokerThatTheDeviceHasClosed() {
        device.close();
        device.close();
        pass(100);
        assertTrue(brokerTold);
        answer("who is there");
    }

    @Test
    void tellsNobodyThatTheDeviceHasLostItsPower() throws IOException {
        send("last words");
        device.vanish();
        pass(100_000);
        assertEquals("last words", atBroker.toString());
        assertFalse(brokerTold);
        assertFalse(wire.isKept());
    }

    @Test
    void goesDeadWhenItIsStranded() throws IOException {
        send("hello");
        network.strand();
        answer("welcome");
        assertEquals("", receive());
        network.setUp(false);
        network.setUp(true);
        assertEquals("", receive());
        assertEquals("", atBroker.toString());
        assertFalse(brokerTold);
    }

    @Test
    void tellsBothOfAReset() {
        network.reset();
        assertThrows(IOException.class, this::receive);
        pass(100);
        assertTrue(brokerTold);
    }

    @Test
    void breaksInEveryWayAfterEachByte() throws IOException {
        for (Breakage breakage : Breakage.values()) {
            for (int bytes = 0; bytes <= 6; bytes++) {
                breaks(breakage, true, bytes);
                breaks(breakage, false, bytes);
            }
        }
    }

    /** It breaks in the second of two packets of three bytes, or in the first of those after it. */
    private void breaks(Breakage breakage, boolean toBroker, int bytes) throws IOException {
        open(new NetworkWire(network));
        atBroker.setLength(0);
        brokerTold = false;
        wire.breakAfter(breakage, toBroker, bytes);
        StringBuilder atDevice = new StringBuilder();
        boolean reset = false;
        try {
            for (int i = 0; i < 3; i++) {
                send("abc");
                answer("xyz");
                atDevice.append(receive()).append(receive());
            }
        } catch (IOException e) {
            reset = true;
        }
        pass(100);
        String how = breakage + (toBroker ? " to broker" : " to device") + " after " + bytes;
        assertEquals(breakage == Breakage.RESET, reset, how);
        assertEquals(breakage == Breakage.RESET || breakage == Breakage.CLOSE, brokerTold, how);
        assertEquals(breakage == Breakage.CLOSE, atDevice.toString().contains("-1"), how);
        boolean wholeToBroker = breakage == Breakage.HOLE_TO_DEVICE;
        boolean wholeToDevice = breakage == Breakage.HOLE_TO_BROKER;
        String arrived = toBroker ? atBroker.toString() : atDevice.toString().replaceAll("-1", "");
        if (toBroker ? wholeToBroker : wholeToDevice) {
            assertEquals(9, arrived.length(), how);
        } else if (breakage != Breakage.RESET) {
            assertEquals(bytes, arrived.length(), how);
        } else {
            assertTrue(arrived.length() <= bytes, how);
        }
    }

    @Test
    void reportsWhoBreaksTheContract() {
        device.close();
        assertThrows(IOException.class, () -> send("x"));
        assertThrows(IOException.class, this::receive);
        assertEquals(List.of("board.Connection send after close", "board.Connection receive after close"), broken);
        broken.clear();
    }

    @Test
    void reportsASendWithoutTime() throws IOException {
        device.send(new byte[1], 0, 1, time.nowMillis());
        assertEquals(List.of("board.Connection send with a deadline that is past already"), broken);
        broken.clear();
    }
}

package io.limpet.simulator.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.limpet.board.I2cBus;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedI2cBusTest {

    private final SimulatedI2cBus bus = new SimulatedI2cBus();
    private final ScriptedChip first = new ScriptedChip(0x48);
    private final ScriptedChip second = new ScriptedChip(0x49);

    SimulatedI2cBusTest() {
        bus.attach(first);
        bus.attach(second);
    }

    @Test
    void turnsATransferIntoTheEventsOfTheContract() {
        assertEquals(I2cBus.OK, bus.transfer(0x48, new byte[] {1, (byte) 0xfe}, 2, new byte[2], 2));
        assertEquals("W 01 fe R .. .. P", first.events());
        assertEquals(I2cBus.OK, bus.transfer(0x48, new byte[] {3}, 1, new byte[0], 0));
        assertEquals("W 03 P", first.events());
        byte[] read = new byte[3];
        assertEquals(I2cBus.OK, bus.transfer(0x48, new byte[0], 0, read, 3));
        assertEquals("R .. .. .. P", first.events());
        assertEquals((byte) 0xa5, read[2]);
        assertEquals(I2cBus.OK, bus.transfer(0x48, new byte[0], 0, new byte[0], 0));
        assertEquals("W P", first.events());
        assertEquals("", second.events());
        assertEquals(4, bus.transfers());
    }

    @Test
    void tellsWhichByteWasNotAcknowledged() {
        assertEquals(I2cBus.ADDRESS_NOT_ACKNOWLEDGED, bus.transfer(0x50, new byte[1], 1, new byte[1], 1));
        first.acknowledges = 0;
        assertEquals(I2cBus.ADDRESS_NOT_ACKNOWLEDGED, bus.transfer(0x48, new byte[1], 1, new byte[1], 1));
        assertEquals("W P", first.events());
        first.acknowledges = 2;
        assertEquals(I2cBus.DATA_NOT_ACKNOWLEDGED, bus.transfer(0x48, new byte[2], 2, new byte[1], 1));
        assertEquals("W 00 00 P", first.events());
    }

    @Test
    void isStuckForAllWhenOneChipHoldsTheLine() {
        second.inject(Fault.HOLDS_BUS);
        assertEquals(I2cBus.BUS_STUCK, bus.transfer(0x48, new byte[1], 1, new byte[1], 1));
        assertEquals("", first.events());
        second.inject(Fault.NONE);
        assertEquals(I2cBus.OK, bus.transfer(0x48, new byte[1], 1, new byte[1], 1));
    }

    @Test
    void refusesTwoChipsAtOneAddressAndAnAddressThatIsReserved() {
        assertEquals("two chips at 0x48: scripted and scripted",
                assertThrows(IllegalArgumentException.class, () -> bus.attach(new ScriptedChip(0x48))).getMessage());
        assertEquals("address: 0x90, must be 0x08 to 0x77", assertThrows(IllegalArgumentException.class,
                () -> bus.transfer(0x90, new byte[1], 1, new byte[0], 0)).getMessage());
    }

    @Test
    void findsAChipByItsName() {
        assertEquals(first, bus.chip("scripted"));
        assertNull(bus.chip("bme280"));
        assertEquals(List.of(first, second), bus.chips());
    }

    /** Writes down what it sees. */
    private static final class ScriptedChip implements Chip {

        private final int address;
        private final StringBuilder events = new StringBuilder();
        private Fault fault = Fault.NONE;
        private int acknowledges = Integer.MAX_VALUE;

        ScriptedChip(int address) {
            this.address = address;
        }

        String events() {
            String all = events.toString().trim();
            events.setLength(0);
            return all;
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public int address() {
            return address;
        }

        @Override
        public boolean start(boolean toRead) {
            events.append(toRead ? "R " : "W ");
            return acknowledges-- > 0;
        }

        @Override
        public boolean write(int value) {
            events.append(String.format("%02x ", value));
            return acknowledges-- > 0;
        }

        @Override
        public int read() {
            events.append(".. ");
            return 0xa5;
        }

        @Override
        public void stop() {
            events.append("P ");
        }

        @Override
        public void power(boolean on) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void inject(Fault fault) {
            this.fault = fault;
        }

        @Override
        public Fault fault() {
            return fault;
        }

        @Override
        public List<Register> registers() {
            return List.of();
        }
    }
}

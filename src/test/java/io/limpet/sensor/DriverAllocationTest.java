package io.limpet.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.Allocations;
import io.limpet.Rounds;
import io.limpet.board.I2cBus;
import io.limpet.simulator.chip.Chip;
import io.limpet.simulator.chip.Chips;
import io.limpet.simulator.chip.SeededClimate;
import io.limpet.simulator.chip.SimulatedI2cBus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverAllocationTest {

    private long millis;

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310", "tmp102", "tmp105"})
    void allocatesNothingInTenThousandMeasurements(String name) throws Exception {
        Chip chip = Chips.create(name, Sensors.usualAddress(name), () -> millis, new SeededClimate(1));
        MeteredBus bus = new MeteredBus(chip);
        Sensor sensor = Sensors.create(name, chip.address(), bus);
        long[] values = new long[sensor.quantities().length];
        long least = Long.MAX_VALUE;   // of three rounds: the first pays for what the virtual machine does once
        for (int round = 0; round < 3; round++) {
            bus.allocatedBytes = 0;
            long before = Allocations.bytes();
            measure(sensor, values, Rounds.of(10_000));
            least = Math.min(least, Allocations.bytes() - before - bus.allocatedBytes);
        }
        assertEquals(0, least);
    }

    private void measure(Sensor sensor, long[] values, int times) throws SensorException {
        for (int i = 0; i < times; i++) {
            millis += sensor.start();
            sensor.read(values);
            millis += 10_000;
        }
    }

    /** Counts what the simulated chip allocates, which is not the driver's. */
    private static final class MeteredBus implements I2cBus {

        private final SimulatedI2cBus bus = new SimulatedI2cBus();
        private long allocatedBytes;

        MeteredBus(Chip chip) {
            bus.attach(chip);
        }

        @Override
        public int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
            long before = Allocations.bytes();
            int result = bus.transfer(address, write, writeLength, read, readLength);
            allocatedBytes += Allocations.bytes() - before;
            return result;
        }
    }
}

package io.limpet.sensor;

import io.limpet.simulator.chip.Chip;
import io.limpet.simulator.chip.Climate;
import io.limpet.simulator.chip.SettableClimate;
import io.limpet.simulator.chip.SimulatedI2cBus;
import java.util.function.LongSupplier;

/** One driver and its chip on a bus of their own, in virtual time and a climate that can be set. */
final class Workbench {

    /** How a chip is made. */
    interface Maker {
        Chip make(int address, LongSupplier clock, Climate climate);
    }

    final SimulatedI2cBus bus = new SimulatedI2cBus();
    final SettableClimate climate = new SettableClimate(new Still());
    final Chip chip;
    final Sensor sensor;
    final long[] values;
    long millis = 1_000_000;

    Workbench(String driver, int address, Maker maker) {
        chip = maker.make(address, () -> millis, climate);
        bus.attach(chip);
        sensor = Sensors.create(driver, address, bus);
        values = new long[sensor.quantities().length];
    }

    void set(int milliCelsius, int milliPercent, int pascal) {
        climate.setTemperatureMilliCelsius(milliCelsius);
        climate.setHumidityMilliPercent(milliPercent);
        climate.setPressurePascal(pascal);
    }

    /** Starts, waits exactly as long as it says, reads; then ten seconds go by. */
    void measure() throws SensorException {
        try {
            millis += sensor.start();
            sensor.read(values);
        } finally {
            millis += 10_000;
        }
    }

    /** The text of the failure that the next measurement ends in. */
    String failure() {
        try {
            measure();
        } catch (SensorException e) {
            return e.getMessage();
        }
        throw new AssertionError("it measured");
    }

    /** 21.5 degrees Celsius, 40 %, 1013.25 hPa. */
    private static final class Still implements Climate {

        @Override
        public int temperatureMilliCelsius(long millis) {
            return 21_500;
        }

        @Override
        public int humidityMilliPercent(long millis) {
            return 40_000;
        }

        @Override
        public int pressurePascal(long millis) {
            return 101_325;
        }
    }
}

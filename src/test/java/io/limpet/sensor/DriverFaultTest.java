package io.limpet.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.I2cBus;
import io.limpet.simulator.chip.Chips;
import io.limpet.simulator.chip.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every driver against every way in which its chip can fail: what it says, and that it comes back by itself. */
class DriverFaultTest {

    /** Far more than any driver needs in one measurement, finding the chip included. */
    private static final int TRANSFERS_MAX = 25;

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310", "tmp102", "tmp105"})
    void saysThatNobodyAnswersAndComesBackByItself(String name) throws Exception {
        check(name, Fault.ABSENT, "nobody answers: is it wired, powered, at another address?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310", "tmp102", "tmp105"})
    void saysThatARegisterIsRefusedAndComesBackByItself(String name) throws Exception {
        check(name, Fault.REFUSES_DATA, "it answers, but refuses register 0x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310", "tmp102", "tmp105"})
    void saysThatTheBusIsStuckAndComesBackByItself(String name) throws Exception {
        check(name, Fault.HOLDS_BUS, "the bus is stuck, a line is held low");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310", "tmp102"})
    void saysThatAMeasurementDoesNotEndAndComesBackByItself(String name) throws Exception {
        check(name, Fault.NEVER_READY, "it still measures after");
    }

    @Test
    void saysWhichOtherChipItFound() throws Exception {
        checkIdentity("bme280", "its chip id 0x58 is that of a BMP280, which has no humidity; a BME280 has 0x60");
        checkIdentity("dps310", "its product id is 0x11, that of a DPS310 is 0x10: another sensor at this address?");
        checkIdentity("tmp102", "it does not keep its configuration: another chip at this address?");
        checkIdentity("tmp105", "it does not keep its configuration: another chip at this address?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310", "tmp102", "tmp105"})
    void publishesNothingWhenTheSupplyFailsWhileItMeasures(String name) throws Exception {
        Workbench bench = bench(name);
        bench.measure();
        int wait = bench.sensor.start();
        bench.chip.power(false);
        bench.chip.power(true);
        bench.millis += wait;
        SensorException e = assertThrows(SensorException.class, () -> bench.sensor.read(bench.values));
        assertTrue(e.getMessage().contains("while it measured: is its supply steady?"), e.getMessage());
        bench.millis += 10_000;
        bench.measure();
        assertEquals(21.5, celsius(bench), 0.04);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310", "tmp102", "tmp105"})
    void configuresItAgainWhenTheSupplyFailedBetweenTwoMeasurements(String name) throws Exception {
        Workbench bench = bench(name);
        bench.measure();
        bench.chip.power(false);
        bench.chip.power(true);
        bench.millis += 10_100;   // when a TMP102 that converts by itself rests
        bench.climate.setTemperatureMilliCelsius(-7_000);
        bench.measure();
        assertEquals(-7.0, celsius(bench), 0.04);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310", "tmp102", "tmp105"})
    void measuresAnewEachTime(String name) throws Exception {
        Workbench bench = bench(name);
        for (int milliCelsius = -10_000; milliCelsius < 40_000; milliCelsius += 2_500) {
            bench.climate.setTemperatureMilliCelsius(milliCelsius);
            bench.measure();
            assertEquals(milliCelsius / 1000.0, celsius(bench), 0.04);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310", "tmp102"})
    void takesNoEarlierResultForTheOneThatDoesNotCome(String name) throws Exception {
        Workbench bench = bench(name);
        bench.sensor.start();
        bench.millis += 500;   // a result that nobody reads
        bench.sensor.start();
        bench.chip.inject(Fault.NEVER_READY);
        bench.millis += 500;
        SensorException e = assertThrows(SensorException.class, () -> bench.sensor.read(bench.values));
        assertTrue(e.getMessage().contains("it still measures"), e.getMessage());
    }

    @Test
    void letsTheChipSleepBetweenMeasurements() throws Exception {
        checkAsleep("bme280", "ctrl_meas", 0x03, 0x00);
        checkAsleep("dps310", "MEAS_CFG", 0x07, 0x00);
        checkAsleep("tmp102", "Configuration", 0x0100, 0x0100);
        checkAsleep("tmp105", "Configuration", 0x01, 0x01);
    }

    private static void checkAsleep(String name, String register, int mask, int asleep) throws Exception {
        Workbench bench = bench(name);
        bench.measure();
        int value = bench.chip.registers().stream().filter(r -> r.name().equals(register)).findFirst().orElseThrow()
                .value();
        assertEquals(asleep, value & mask, name + " " + register);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310"})
    void resetsAChipThatAnswersNonsense(String name) throws Exception {
        Workbench bench = bench(name);
        bench.chip.inject(Fault.NEVER_READY);
        bench.millis += bench.sensor.start();
        assertThrows(SensorException.class, () -> bench.sensor.read(bench.values));
        bench.chip.inject(Fault.NONE);
        assertEquals(where(bench) + "it is still starting",
                assertThrows(SensorException.class, bench.sensor::start).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310"})
    void saysThatItIsStillStartingRightAfterPowerUp(String name) throws Exception {
        Workbench bench = bench(name);
        bench.chip.power(false);
        bench.chip.power(true);
        SensorException e = assertThrows(SensorException.class, bench.sensor::start);
        assertTrue(List.of(name + " at 0x76: nobody answers: is it wired, powered, at another address?",
                name + " at 0x77: it is still starting").contains(e.getMessage()), e.getMessage());
        bench.millis += 40;
        bench.measure();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310"})
    void publishesNoTemperatureThatItCannotMeasure(String name) throws Exception {
        checkClimate(name, 130_000, 101_325, "temperature_C");
        checkClimate(name, -80_000, 101_325, "temperature_C -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bme280", "dps310"})
    void publishesNoPressureThatItCannotMeasure(String name) throws Exception {
        checkClimate(name, 20_000, 20_000, "pressure_Pa");
        checkClimate(name, 20_000, 130_000, "pressure_Pa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmp102", "tmp105"})
    void publishesNoTemperatureBelowItsRange(String name) throws Exception {
        checkClimate(name, -60_000, 101_325, "temperature_C -60.000 is outside -55 to 127.937");
    }

    @Test
    void refusesWhatTheBusGarbles() throws Exception {
        checkGarbled("bme280", 0x88, 0x00, "its calibration is empty");
        checkGarbled("bme280", 0xe1, 0xff, "its calibration is empty");
        checkGarbled("dps310", 0x10, 0xff, "its coefficients are empty");
        checkGarbled("tmp102", 0x00, 0xff, "its temperature has more than 12 bits");
        checkGarbled("tmp105", 0x00, 0xff, "its temperature has more than 12 bits");
    }

    /** All bytes of this register, and what is read with it, read the same. */
    private static void checkGarbled(String name, int register, int value, String text) throws Exception {
        Workbench bench = bench(name);
        I2cBus garbling = (address, write, writeLength, read, readLength) -> {
            int result = bench.bus.transfer(address, write, writeLength, read, readLength);
            if ((write[0] & 0xff) == register) {
                Arrays.fill(read, 0, readLength, (byte) value);
            }
            return result;
        };
        Sensor sensor = Sensors.create(name, bench.chip.address(), garbling);
        SensorException e = assertThrows(SensorException.class, () -> {
            bench.millis += sensor.start();
            sensor.read(bench.values);
        });
        assertTrue(e.getMessage().contains(text), e.getMessage());
    }

    private static void check(String name, Fault fault, String text) throws Exception {
        Workbench bench = bench(name);
        bench.measure();
        checkFailure(bench, fault, text);
        bench.chip.inject(Fault.NONE);
        bench.measure();
        assertEquals(21.5, celsius(bench), 0.04, name + " after " + fault);
        checkFailure(bench, fault, text);

        Workbench neverSeen = bench(name);
        checkFailure(neverSeen, fault, text);
        neverSeen.chip.inject(Fault.NONE);
        neverSeen.measure();
        assertEquals(21.5, celsius(neverSeen), 0.04, name + " first seen after " + fault);
    }

    private static void checkFailure(Workbench bench, Fault fault, String text) {
        bench.chip.inject(fault);
        for (int i = 0; i < 3; i++) {
            long transfers = bench.bus.transfers();
            String failure = bench.failure();
            assertTrue(failure.startsWith(where(bench) + text), failure);
            assertTrue(bench.bus.transfers() - transfers <= TRANSFERS_MAX, "transfers without limit");
        }
    }

    private static String where(Workbench bench) {
        return bench.sensor.name() + " at 0x" + Integer.toHexString(bench.chip.address()) + ": ";
    }

    private static void checkIdentity(String name, String text) throws Exception {
        Workbench bench = bench(name);
        bench.chip.inject(Fault.WRONG_IDENTITY);
        assertEquals(where(bench) + text, bench.failure());
        bench.chip.inject(Fault.NONE);
        bench.measure();
    }

    private static void checkClimate(String name, int milliCelsius, int pascal, String text) throws Exception {
        Workbench bench = bench(name);
        bench.measure();
        bench.set(milliCelsius, 50_000, pascal);
        String failure = bench.failure();
        assertTrue(failure.contains(text), failure);
        assertTrue(failure.contains("what it can measure"), failure);
        bench.set(20_000, 50_000, 100_000);
        bench.measure();
        assertEquals(20.0, celsius(bench), 0.04);
    }

    private static Workbench bench(String name) {
        return new Workbench(name, Sensors.usualAddress(name),
                (address, clock, climate) -> Chips.create(name, address, clock, climate));
    }

    private static double celsius(Workbench bench) {
        return bench.values[0] / Math.pow(10, bench.sensor.quantities()[0].decimals);
    }
}

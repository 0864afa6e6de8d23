package io.limpet.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.chip.SimulatedI2cBus;
import org.junit.jupiter.api.Test;

class SensorsTest {

    private final SimulatedI2cBus bus = new SimulatedI2cBus();

    @Test
    void makesEachSensorByItsName() {
        assertInstanceOf(Bme280.class, Sensors.create("bme280", 0x76, bus));
        assertInstanceOf(Dps310.class, Sensors.create("dps310", 0x77, bus));
        assertInstanceOf(Tmp102.class, Sensors.create("tmp102", 0x4b, bus));
        assertInstanceOf(Tmp105.class, Sensors.create("tmp105", 0x49, bus));
        assertEquals("cellar", Sensors.create("tmp105", "cellar", 0x48, bus).name());
        assertEquals("tmp105", Sensors.create("tmp105", 0x48, bus).name());
    }

    @Test
    void knowsWhereEachIsUsuallyFound() {
        assertEquals(0x76, Sensors.usualAddress("bme280"));
        assertEquals(0x77, Sensors.usualAddress("dps310"));
        assertEquals(0x48, Sensors.usualAddress("tmp102"));
        assertEquals(0x48, Sensors.usualAddress("tmp105"));
        assertTrue(Sensors.isKnown("tmp102"));
        assertFalse(Sensors.isKnown("dht22"));
    }

    @Test
    void namesWhatThereIsWhenAskedForAnother() {
        assertEquals("sensor: dht22, must be one of bme280, dps310, tmp102, tmp105",
                assertThrows(IllegalArgumentException.class, () -> Sensors.create("dht22", 0x40, bus)).getMessage());
    }

    @Test
    void refusesAnAddressThatTheChipCannotHave() {
        assertEquals("address of bme280: 0x48, a bme280 can have 0x76 to 0x77",
                assertThrows(IllegalArgumentException.class, () -> Sensors.create("bme280", 0x48, bus)).getMessage());
    }
}

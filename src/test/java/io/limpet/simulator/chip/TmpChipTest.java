package io.limpet.simulator.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The TMP102 (SBOS397) and the TMP105 (SLLS648) as their datasheets describe them, looked at from the bus. */
class TmpChipTest {

    private final Wire tmp102 = new Wire().attach("tmp102", 0x48);
    private final Wire tmp105 = new Wire().attach("tmp105", 0x48);

    @Test
    void haveTheirRegistersAfterReset() {
        assertEquals(0x0000, tmp102.read(0, 2), "0 degrees Celsius until the first conversion is complete");
        assertEquals(0x60a0, tmp102.read(1, 2));
        assertEquals(0x4b00, tmp102.read(2, 2));
        assertEquals(0x5000, tmp102.read(3, 2));
        assertEquals(0x0000, tmp105.read(0, 2));
        assertEquals(0x00, tmp105.read(1, 1));
        assertEquals(0x4b00, tmp105.read(2, 2));
        assertEquals(0x5000, tmp105.read(3, 2));
    }

    @Test
    void keepTheirPointer() {
        tmp102.read(3, 2);
        assertEquals(0x5000, tmp102.readOn(2));
        assertEquals(0x50, tmp102.readOn(1));
    }

    @Test
    void convertAllTheTimeAfterPowerUp() {
        tmp102.climate.setTemperatureMilliCelsius(25_000);
        tmp102.millis += 35;
        assertEquals(0x1900, tmp102.read(0, 2));
        tmp102.climate.setTemperatureMilliCelsius(-25_000);
        tmp102.millis += 249;
        assertEquals(0x1900, tmp102.read(0, 2), "4 times a second");
        tmp102.millis += 1;
        assertEquals(0xe700, tmp102.read(0, 2));
    }

    @Test
    void tmp102ConvertsOnceWhenShutDown() {
        tmp102.climate.setTemperatureMilliCelsius(50_000);
        tmp102.millis += 100;
        tmp102.write(1, 0x61, 0x80);
        assertEquals(0x61a0, tmp102.read(1, 2), "AL reads 1 and is not written");
        tmp102.climate.setTemperatureMilliCelsius(75_000);
        tmp102.millis += 10_000;
        assertEquals(0x3200, tmp102.read(0, 2), "shut down");
        tmp102.write(1, 0xe1, 0x80);
        tmp102.millis += 34;
        assertEquals(0x61a0, tmp102.read(1, 2), "OS reads 0 during the conversion");
        tmp102.millis += 1;
        assertEquals(0xe1a0, tmp102.read(1, 2), "and 1 after it");
        assertEquals(0x4b00, tmp102.read(0, 2));
    }

    @Test
    void tmp102IgnoresOneShotWrittenTogetherWithShutDown() {
        tmp102.millis += 100;
        tmp102.write(1, 0xe1, 0x80);
        tmp102.millis += 10_000;
        assertEquals(0x61a0, tmp102.read(1, 2));
    }

    @Test
    void tmp102HasThirteenBitsInExtendedMode() {
        tmp102.write(1, 0x60, 0xb0);
        tmp102.climate.setTemperatureMilliCelsius(150_000);
        tmp102.millis += 300;
        assertEquals(0x0960 << 3 | 1, tmp102.read(0, 2), "SBOS397 Table 6, and bit 0 that says so");
        tmp102.climate.setTemperatureMilliCelsius(-55_000);
        tmp102.millis += 300;
        assertEquals((0x1c90 << 3 | 1) & 0xffff, tmp102.read(0, 2));
    }

    @Test
    void tmp102TellsItsAlertWithHysteresis() {
        alert(79_000, 0x60a0);
        alert(80_000, 0x6080);
        alert(76_000, 0x6080);
        alert(74_000, 0x60a0);
    }

    private void alert(int milliCelsius, int configuration) {
        tmp102.climate.setTemperatureMilliCelsius(milliCelsius);
        tmp102.millis += 250;
        assertEquals(configuration, tmp102.read(1, 2));
    }

    @Test
    void tmp105ConvertsWithTheResolutionAndInTheTimeThatIsSet() {
        tmp105.climate.setTemperatureMilliCelsius(25_437);
        check105(0x00, 38, 0x1900);
        check105(0x20, 75, 0x1940);
        check105(0x40, 150, 0x1960);
        check105(0x60, 300, 0x1960);
        tmp105.climate.setTemperatureMilliCelsius(-1);
        check105(0x00, 38, 0xff80);
        check105(0x60, 300, 0xfff0);
    }

    private void check105(int resolution, int millis, int raw) {
        tmp105.write(1, resolution | 0x01);
        tmp105.millis += 1_000;
        int before = tmp105.read(0, 2);
        tmp105.write(1, resolution | 0x81);
        assertEquals(resolution | 0x01, tmp105.read(1, 1), "OS always reads 0");
        tmp105.millis += millis - 1;
        assertEquals(before, tmp105.read(0, 2));
        tmp105.millis += 1;
        assertEquals(raw, tmp105.read(0, 2));
    }

    @Test
    void saturateAtTheEndsOfTheirNumbers() {
        tmp105.climate.setTemperatureMilliCelsius(200_000);
        check105(0x60, 300, 0x7ff0);
        tmp105.climate.setTemperatureMilliCelsius(-200_000);
        check105(0x60, 300, 0x8000);
    }

    @Test
    void showTheirRegistersByName() {
        tmp105.millis += 1_000;
        assertEquals("[0x00 Temperature 0x" + String.format("%04x", tmp105.read(0, 2))
                + ", 0x01 Configuration 0x00, 0x02 T_LOW 0x4b00, 0x03 T_HIGH 0x5000]",
                tmp105.chip.registers().toString());
        assertEquals(0x60a0, tmp102.register("Configuration"));
    }
}

package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.chip.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the chip's registers to the subscriber: the values are those of the air, and a broken chip stops no other. */
class SensorScenario {

    private static final String SENSORS = "sensor.enabled=bme280,tmp105,dps310,device";

    @Test
    void theSubscriberReadsTheClimateThatTheChipsAreIn() {
        try (Stage stage = inAClimate(SENSORS, "payload.format=json")) {
            Arrival bme280 = stage.readings("bme280").await(1);
            assertEquals(31.5, bme280.number("temperature_C"), 0.02);
            assertEquals(42, bme280.number("humidity_percent"), 0.05);
            assertEquals(98_765, bme280.number("pressure_Pa"), 5);
            assertEquals(31.5, stage.readings("tmp105").await(1).number("temperature_C"));
            Arrival dps310 = stage.readings("dps310").await(1);
            assertEquals(31.5, dps310.number("temperature_C"), 0.02);
            assertEquals(98_765, dps310.number("pressure_Pa"), 5);
            assertEquals(-52, stage.readings("device").awaitMore(1).number("signal_dBm"));
        }
    }

    @Test
    void theSameInSenml() {
        try (Stage stage = inAClimate(SENSORS, "payload.format=senml", "outbox.message-bytes=544")) {
            String pack = stage.observer().await(arrival -> arrival.topic().equals(Stage.topic("tmp105"))).payload();
            assertTrue(pack.startsWith("[{\"bn\":\"" + Stage.DEVICE + "/tmp105/\",\"bt\":"), pack);
            assertTrue(pack.matches(".*\\{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":31\\.50*\\}\\]"), pack);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"NONE", "WRONG_IDENTITY"}, mode = EnumSource.Mode.EXCLUDE)
    void aChipThatFailsIsReportedOnceAndReadAgainWhenItIsBack(Fault fault) {
        try (Stage stage = Stage.with(SENSORS).online()) {
            Ledger readings = stage.readings("bme280");
            readings.await(2);
            stage.device().i2cBus().chip("bme280").inject(fault);
            stage.console().expect("sensor   bme280 at 0x76: ");
            stage.readings("device").awaitMore(4);
            if (fault != Fault.HOLDS_BUS) {
                stage.readings("tmp105").awaitMore(2);
                stage.readings("dps310").awaitMore(1);
            }
            assertTrue(stage.readings("device").awaitMore(1).number("sensor_failures") >= 3);
            stage.device().i2cBus().chip("bme280").inject(Fault.NONE);
            stage.console().expect("bme280 is back");
            Arrival last = readings.awaitMore(2);
            readings.assertNothingMissing(last.sequence());
            assertEquals(1, stage.console().count("sensor   bme280 at 0x76: "), "it was said once");
        }
    }

    @Test
    void anotherChipAtTheAddressIsNamedAndTheOthersGoOn() {
        try (Stage stage = Stage.with(SENSORS).open()) {
            stage.device().i2cBus().chip("bme280").inject(Fault.WRONG_IDENTITY);
            stage.device().powerOn();
            stage.console().expect("sensor   bme280 at 0x76: its chip id");
            stage.readings("tmp105").await(4);
            assertEquals(0, stage.readings("bme280").last());
        }
    }

    private static Stage inAClimate(String... settings) {
        Stage stage = Stage.with(settings).open();
        stage.device().climate().setTemperatureMilliCelsius(31_500);
        stage.device().climate().setHumidityMilliPercent(42_000);
        stage.device().climate().setPressurePascal(98_765);
        stage.device().powerOn();
        return stage;
    }
}

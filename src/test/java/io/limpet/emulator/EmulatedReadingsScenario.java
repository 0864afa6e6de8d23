package io.limpet.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.scenario.Arrival;
import io.limpet.scenario.Ledger;
import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.tls.Identity;
import io.limpet.simulator.tls.KeyType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The image as a board runs it, from its first instruction to what a subscriber receives. */
@ExtendWith(BuiltImages.class)
@Timeout(60)
class EmulatedReadingsScenario {

    private static final String SENSOR = "tmp105";
    private static final double WARM = 31.5;
    private static final double COLD = -12.75;

    /** Twenty readings, half of them at one temperature and half at another: each arrives once, with its value. */
    @Test
    void twentyReadingsArriveAsTheThermometerMeasuredThem() throws IOException {
        try (EmulatedStage stage = EmulatedStage.with(Images.firmwareWithTls("1.3"))) {
            stage.board().setTemperature(WARM);
            stage.board().powerOn();
            List<Arrival> warm = stage.observer().await(10, arrival -> isReading(stage, arrival));
            stage.board().setTemperature(COLD);
            List<Arrival> cold = stage.observer().await(10,
                    arrival -> isReading(stage, arrival) && !isAt(WARM, arrival));
            warm.forEach(each -> assertTrue(isAt(WARM, each), each.toString()));
            cold.forEach(each -> assertTrue(isAt(COLD, each), each.toString()));
            cold.forEach(each -> assertEquals(1, each.qos(), each.toString()));
            stage.readings(SENSOR).assertEachExactlyOnce(20);
            stage.console().expect("TLSv1.3");
        }
    }

    @Test
    void aBrokerOfTls12Only() throws IOException {
        check("1.2", Mosquitto.with(EmulatedStage.SERVER).tls12Only());
    }

    @Test
    void aBrokerOfTls13Only() throws IOException {
        check("1.3", Mosquitto.with(EmulatedStage.SERVER).tlsVersion("tlsv1.3"));
    }

    @Test
    void aBrokerWithAnRsaKey() throws IOException {
        Identity rsa = EmulatedStage.AUTHORITY.server(EmulatedStage.HOST, "127.0.0.1").withKey(KeyType.RSA_2048)
                .issue();
        check("1.2", Mosquitto.with(rsa));
        check("1.3", Mosquitto.with(rsa));
    }

    /** One frame in ten is lost, each way. */
    @Test
    void aLossyNetwork() throws IOException {
        try (EmulatedStage stage = EmulatedStage.with(Images.firmwareWithTls("1.3"))) {
            stage.board().powerOn();
            stage.awaitOnline();
            stage.network().setLoss(10);
            Ledger readings = stage.readings(SENSOR);
            readings.await(20);
            readings.assertNothingMissing(readings.last());
        }
    }

    private static void check(String version, Mosquitto.Builder broker) throws IOException {
        try (EmulatedStage stage = EmulatedStage.with(Images.firmwareWithTls(version), broker)) {
            stage.board().powerOn();
            stage.readings(SENSOR).await(2);
            assertTrue(stage.console().has("TLSv" + version), "the version that was agreed on");
        }
    }

    private static boolean isReading(EmulatedStage stage, Arrival arrival) {
        return arrival.topic().equals(stage.topic(SENSOR));
    }

    private static boolean isAt(double celsius, Arrival reading) {
        return reading.number("temperature_C") == celsius;
    }
}

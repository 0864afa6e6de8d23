package io.limpet.payload;

import io.limpet.sensor.DeviceFacts;
import io.limpet.sensor.DeviceSensor;
import io.limpet.sensor.Quantity;
import io.limpet.sensor.Sensor;
import io.limpet.sensor.Sensors;
import io.limpet.text.Text;

/** Readings to write. */
final class Readings {

    private Readings() {
    }

    /** Of a BME280: 21.53 degrees Celsius, 40.12 %, 100653 Pa, the twelfth, with the time known. */
    static Reading weather() {
        Reading reading = new Reading(Sensors.create("bme280", 0x76, null));
        reading.sequence = 12;
        reading.utcMillis = 1_795_502_976_123L;
        reading.uptimeMillis = 61_005;
        reading.values[0] = 2153;
        reading.values[1] = 4012;
        reading.values[2] = 100_653;
        return reading;
    }

    static Sensor device() {
        return new DeviceSensor((DeviceFacts) null);
    }

    static Sensor[] all() {
        return new Sensor[] {Sensors.create("bme280", 0x76, null), Sensors.create("dps310", 0x77, null),
            Sensors.create("tmp102", 0x48, null), Sensors.create("tmp105", 0x48, null), device()};
    }

    /** A sensor of one quantity, of any decimals. */
    static Sensor of(Quantity quantity) {
        return new Sensor() {

            @Override
            public String name() {
                return "it";
            }

            @Override
            public Quantity[] quantities() {
                return new Quantity[] {quantity};
            }

            @Override
            public int start() {
                return 0;
            }

            @Override
            public void read(long[] values) {
                throw new UnsupportedOperationException();
            }
        };
    }

    static String written(PayloadFormat format, Reading reading) {
        Text text = new Text(2_000);
        format.write(reading, text);
        return text.toString();
    }
}

package io.limpet.sensor;

/** The quantities that more than one sensor measures: the same name, unit and key from each. */
final class Quantities {

    private Quantities() {
    }

    static Quantity temperature(int decimals) {
        return new Quantity("temperature", "Cel", "temperature_C", decimals, 3 + decimals);
    }

    static Quantity humidity(int decimals) {
        return new Quantity("humidity", "%RH", "humidity_percent", decimals, 3 + decimals);
    }

    static Quantity pressure(int decimals) {
        return new Quantity("pressure", "Pa", "pressure_Pa", decimals, 6 + decimals);
    }
}

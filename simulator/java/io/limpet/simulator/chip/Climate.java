package io.limpet.simulator.chip;

/** The air around the sensors, as a function of time and of nothing else. */
public interface Climate {

    /** Thousandths of a degree Celsius. */
    int temperatureMilliCelsius(long millis);

    /** Thousandths of a percent of relative humidity, 0 to 100 000. */
    int humidityMilliPercent(long millis);

    int pressurePascal(long millis);
}

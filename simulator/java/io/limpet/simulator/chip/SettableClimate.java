package io.limpet.simulator.chip;

/** A climate of which a person, or a test, can hold fast each quantity; the others go on as nature has them. */
public final class SettableClimate implements Climate {

    private final Climate nature;
    private volatile Integer temperatureMilliCelsius;
    private volatile Integer humidityMilliPercent;
    private volatile Integer pressurePascal;

    public SettableClimate(Climate nature) {
        this.nature = nature;
    }

    /** @param milliCelsius null to give it back to nature; so with the others */
    public void setTemperatureMilliCelsius(Integer milliCelsius) {
        temperatureMilliCelsius = milliCelsius;
    }

    public void setHumidityMilliPercent(Integer milliPercent) {
        humidityMilliPercent = milliPercent;
    }

    public void setPressurePascal(Integer pascal) {
        pressurePascal = pascal;
    }

    /** Whether it is held fast; so with the others. */
    public boolean holdsTemperature() {
        return temperatureMilliCelsius != null;
    }

    public boolean holdsHumidity() {
        return humidityMilliPercent != null;
    }

    public boolean holdsPressure() {
        return pressurePascal != null;
    }

    @Override
    public int temperatureMilliCelsius(long millis) {
        Integer set = temperatureMilliCelsius;
        return set != null ? set : nature.temperatureMilliCelsius(millis);
    }

    @Override
    public int humidityMilliPercent(long millis) {
        Integer set = humidityMilliPercent;
        return set != null ? set : nature.humidityMilliPercent(millis);
    }

    @Override
    public int pressurePascal(long millis) {
        Integer set = pressurePascal;
        return set != null ? set : nature.pressurePascal(millis);
    }
}

package io.limpet.simulator;

import io.limpet.simulator.chip.Chip;
import io.limpet.simulator.chip.Chips;
import io.limpet.simulator.chip.SettableClimate;
import io.limpet.simulator.panel.World.Quantity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the sensors of a device are in, as far as one of them measures it. Nature is rounded to a tenth. */
final class AirList {

    private static final double STEP = 0.1;

    private final SettableClimate climate;
    private final Set<String> measured;

    AirList(SimulatedDevice device) {
        climate = device.climate();
        measured = device.i2cBus().chips().stream().map(Chip::name).flatMap(name -> Chips.quantities(name).stream())
                .collect(Collectors.toSet());
    }

    List<Quantity> now() {
        long millis = System.currentTimeMillis();
        return Stream.of(
                quantity("temperature", "°C", climate.temperatureMilliCelsius(millis) / 1000.0, -40, 85,
                        climate.holdsTemperature()),
                quantity("humidity", "%", climate.humidityMilliPercent(millis) / 1000.0, 0, 100,
                        climate.holdsHumidity()),
                quantity("pressure", "hPa", climate.pressurePascal(millis) / 100.0, 300, 1_100,
                        climate.holdsPressure()))
                .filter(quantity -> measured.contains(quantity.name())).toList();
    }

    private static Quantity quantity(String name, String unit, double value, double min, double max, boolean held) {
        return new Quantity(name, unit, held ? value : Math.round(value * 10) / 10.0, min, max, STEP, held, name + " ",
                name + " free");
    }
}

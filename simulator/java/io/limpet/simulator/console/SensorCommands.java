package io.limpet.simulator.console;

import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.chip.Chip;
import io.limpet.simulator.chip.Fault;
import io.limpet.simulator.chip.SettableClimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The chips, and the air around them. */
public final class SensorCommands {

    private SensorCommands() {
    }

    public static List<Command> of(SimulatedDevice device) {
        List<Command> commands = new ArrayList<>();
        commands.add(fault(device, "sensor fail NAME", "it does not answer any more", Fault.ABSENT));
        commands.add(fault(device, "sensor refuse NAME", "it answers to its address and takes no data",
                Fault.REFUSES_DATA));
        commands.add(fault(device, "sensor swap NAME", "another chip sits at its address", Fault.WRONG_IDENTITY));
        commands.add(fault(device, "sensor hang NAME", "its measurements never end", Fault.NEVER_READY));
        commands.add(fault(device, "sensor jam NAME", "it holds the bus low, for all chips", Fault.HOLDS_BUS));
        commands.add(fault(device, "sensor heal NAME", "it works again", Fault.NONE));
        SettableClimate climate = device.climate();
        commands.add(new Command("temperature CELSIUS", "the air is held at that; \"free\" lets it go", arguments -> {
            climate.setTemperatureMilliCelsius(held(arguments.get(0), -40, 85));
            return null;
        }));
        commands.add(new Command("humidity PERCENT", "the same for the relative humidity", arguments -> {
            climate.setHumidityMilliPercent(held(arguments.get(0), 0, 100));
            return null;
        }));
        commands.add(new Command("pressure HPA", "the same for its pressure", arguments -> {
            Integer milliHectopascal = held(arguments.get(0), 300, 1_100);
            climate.setPressurePascal(milliHectopascal == null ? null : milliHectopascal / 10);
            return null;
        }));
        return commands;
    }

    private static Command fault(SimulatedDevice device, String syntax, String description, Fault fault) {
        return new Command(syntax, description, arguments -> {
            chip(device, arguments.get(0)).inject(fault);
            return null;
        });
    }

    private static Chip chip(SimulatedDevice device, String name) throws CommandException {
        Chip chip = device.i2cBus().chip(name);
        if (chip == null) {
            throw new CommandException("there is no chip " + name + " on the bus; there is "
                    + device.i2cBus().chips().stream().map(Chip::name).collect(Collectors.joining(", ")));
        }
        return chip;
    }

    private static Integer held(String word, int min, int max) throws CommandException {
        return word.equals("free") ? null : Integer.valueOf(Words.thousandths(word, min, max));
    }
}

package io.limpet.simulator;

import io.limpet.Version;
import io.limpet.config.Configuration;
import io.limpet.config.Keys;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.chip.Chip;
import io.limpet.simulator.chip.Chips;
import io.limpet.simulator.chip.Fault;
import io.limpet.simulator.chip.Register;
import io.limpet.simulator.panel.Facts;
import io.limpet.simulator.panel.Simulation;
import io.limpet.simulator.panel.World;
import io.limpet.text.Hex;
import java.util.List;

/** The one door through which the front panel sees a run, and acts on it: by the commands of its console. */
final class PanelDoor implements Simulation {

    private final SimulatedDevice device;
    private final CommandDesk desk;
    private final FaultList faults;
    private final AirList air;
    private final Facts facts;

    /** @param broker null when it is not ours */
    PanelDoor(SimulatedDevice device, Configuration configuration, EmbeddedBroker broker, CommandDesk desk) {
        boolean journal = configuration.is(Keys.OUTBOX_STORAGE, "journal");
        this.device = device;
        this.desk = desk;
        this.faults = new FaultList(device, broker, journal);
        this.air = new AirList(device);
        this.facts = new Facts(device.name(), "Limpet " + Version.NAME,
                configuration.text(Keys.MQTT_HOST) + ":" + configuration.integer(Keys.MQTT_PORT), broker != null,
                device.isEthernet(), device.isEthernet() ? "" : configuration.text(Keys.WIFI_SSID),
                configuration.millis(Keys.PUBLISH_INTERVAL), configuration.integer(Keys.OUTBOX_CAPACITY), journal,
                configuration.text(Keys.OUTBOX_WHEN_FULL), List.of(configuration.list(Keys.SENSOR_ENABLED)),
                faults.faults());
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public World world() {
        boolean power = device.isOn();
        return new World(power, device.bootCount(), device.led(), device.hasMedium(), device.isOnNetwork(),
                device.signalDbm(), faults.values(),
                device.i2cBus().chips().stream().map(chip -> describe(chip, power)).toList(), air.now());
    }

    @Override
    public String run(String command) {
        return desk.run(command);
    }

    /** Without power there is nothing in its registers. */
    private static World.Chip describe(Chip chip, boolean power) {
        return new World.Chip(chip.name(), Chips.description(chip.name()), Hex.address(chip.address()),
                chip.fault() == Fault.NONE ? "" : Plain.word(chip.fault()),
                power ? chip.registers().stream().map(PanelDoor::describe).toList() : List.of(),
                Chips.quantities(chip.name()));
    }

    private static World.Register describe(Register register) {
        return new World.Register(register.addressText(), register.name(), register.valueText());
    }
}

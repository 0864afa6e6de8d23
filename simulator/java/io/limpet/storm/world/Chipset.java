package io.limpet.storm.world;

import io.limpet.simulator.chip.At24cChip;
import io.limpet.simulator.chip.Chip;
import io.limpet.simulator.chip.Chips;
import io.limpet.simulator.chip.Climate;
import io.limpet.simulator.chip.Fault;
import io.limpet.simulator.chip.SimulatedI2cBus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The chips on the device's bus: its sensors, and the EEPROM of its journal if it has one. */
final class Chipset {

    private static final int EEPROM_ADDRESS = 0x50;

    private static final Fault[] HARM = {Fault.ABSENT, Fault.REFUSES_DATA, Fault.NEVER_READY, Fault.WRONG_IDENTITY};

    private final SimulatedI2cBus bus = new SimulatedI2cBus();
    private final List<Chip> sensors = new ArrayList<>();

    /** Null when the journal is elsewhere. */
    private final At24cChip eeprom;

    Chipset(Site site, LongSupplier clock, Climate climate) {
        for (Site.Sensor each : site.sensors()) {
            Chip chip = Chips.create(each.chip(), each.address(), clock, climate);
            sensors.add(chip);
            bus.attach(chip);
        }
        eeprom = site.hasEeprom() ? new At24cChip(site.memory(), EEPROM_ADDRESS, clock) : null;
        if (eeprom != null) {
            bus.attach(eeprom);
        }
    }

    SimulatedI2cBus bus() {
        return bus;
    }

    At24cChip eeprom() {
        return eeprom;
    }

    /** All of them work again. */
    void heal() {
        bus.chips().forEach(chip -> chip.inject(Fault.NONE));
    }

    /** One of the sensors fails in one way. */
    void harm(int which, int how) {
        if (!sensors.isEmpty()) {
            sensors.get(which % sensors.size()).inject(HARM[how % HARM.length]);
        }
    }

    /** One of the chips holds the bus. */
    void stick(int which) {
        List<Chip> chips = bus.chips();
        if (!chips.isEmpty()) {
            chips.get(which % chips.size()).inject(Fault.HOLDS_BUS);
        }
    }

    /** The EEPROM does not answer. */
    void unplugEeprom() {
        if (eeprom != null) {
            eeprom.inject(Fault.ABSENT);
        }
    }
}

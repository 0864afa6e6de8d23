package io.limpet.simulator.chip;

import io.limpet.board.I2cBus;
import io.limpet.board.I2cBusContract;

class SimulatedI2cBusContractTest extends I2cBusContract {

    private final SimulatedI2cBus bus = new SimulatedI2cBus();

    SimulatedI2cBusContractTest() {
        bus.attach(new Tmp105Chip(0x48, () -> 0, new SeededClimate(1)));
    }

    @Override
    protected I2cBus i2cBus() {
        return bus;
    }
}

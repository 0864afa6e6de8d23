/*
 * An I2C bus with the device as its only controller (NXP UM10204), by hand over the MPS2's two-wire registers
 * (SBCon, Arm AN500) at 100 kbit/s at most.
 */
#pragma once
#include <stdint.h>

/** The codes of io.limpet.board.I2cBus. */
enum {
    I2C_OK = 0,
    I2C_ADDRESS_NOT_ACKNOWLEDGED = 1,
    I2C_DATA_NOT_ACKNOWLEDGED = 2,
    I2C_BUS_STUCK = 3
};

/** Releases both lines. Called once, by start-up. */
void i2c_init(void);

/**
 * Writes bytes to a target, then reads bytes from it after a repeated start; either length may be 0, both as well
 * (is anybody there?). Takes 90 us a byte.
 *
 * A target may hold SCL low for 25 ms, as in SMBus 3.1, 3.1.1. One that holds SDA low, because a reset interrupted it
 * in the middle of a byte, is given clocks until it lets go (UM10204, 3.1.16).
 *
 * @param address 7 bits, 0x08 to 0x77: 0x48 and not 0x90
 * @return I2C_...; nothing of read is to be used unless it is I2C_OK
 */
int32_t i2c_transfer(int32_t address, const void *write, int32_t write_length, void *read, int32_t read_length);

#include "board/i2c.h"

#include <stdbool.h>

#include "board/clock.h"
#include "board/registers.h"

#define I2C_CONTROL             REGISTER(0x4002A000)    /* read: the levels */
#define I2C_CONTROLS            REGISTER(0x4002A000)    /* write: lines to release */
#define I2C_CONTROLC            REGISTER(0x4002A004)    /* write: lines to pull low */
#define SCL                     (1u << 0)
#define SDA                     (1u << 1)

/* UM10204, table 10, standard mode: the longest of the times that a level must last is 4.7 us. */
#define HALF_BIT_TICKS          (CLOCK_TICKS_PER_SECOND / 200000)
#define STRETCH_TICKS_MAX       (25 * CLOCK_TICKS_PER_MILLI)

static bool stuck;                      /* of the transfer under way: nothing more is tried then */

static void wait(void) {
    int64_t until = clock_ticks() + HALF_BIT_TICKS;
    while (clock_ticks() < until) {
    }
}

static void pull(uint32_t line) {
    I2C_CONTROLC = line;
    wait();
}

static void release(uint32_t line) {
    I2C_CONTROLS = line;
    wait();
}

static bool is_high(uint32_t line) {
    return (I2C_CONTROL & line) != 0;
}

/* A target that is not ready holds the clock (UM10204, 3.1.9). */
static void release_clock(void) {
    I2C_CONTROLS = SCL;
    int64_t until = clock_ticks() + STRETCH_TICKS_MAX;
    while (!is_high(SCL) && !stuck) {
        stuck = clock_ticks() > until;
    }
    wait();
}

/* One bit each way: a released line is what the other side makes of it. */
static bool bit(bool value) {
    if (value) {
        release(SDA);
    } else {
        pull(SDA);
    }
    release_clock();
    bool level = is_high(SDA);
    pull(SCL);
    return level;
}

static bool write_byte(int32_t byte) {
    for (int i = 7; i >= 0 && !stuck; i--) {
        bool value = (byte >> i & 1) != 0;
        stuck |= bit(value) != value;   /* somebody else holds the line */
    }
    return !stuck && !bit(true);
}

static uint8_t read_byte(bool last) {
    uint32_t byte = 0;
    for (int i = 0; i < 8 && !stuck; i++) {
        byte = byte << 1 | bit(true);
    }
    (void) bit(last);
    return (uint8_t) byte;
}

/* Also a repeated one: both lines are brought up first. */
static void start(void) {
    release(SDA);
    release_clock();
    pull(SDA);
    pull(SCL);
}

static void stop(void) {
    pull(SDA);
    release_clock();
    release(SDA);
}

/* A target that was interrupted in the middle of a byte holds SDA until it has got its clocks (UM10204, 3.1.16). */
static void free_bus(void) {
    for (int i = 0; i < 9 && !is_high(SDA) && !stuck; i++) {
        pull(SCL);
        release_clock();
    }
    stuck |= !is_high(SDA);
    if (!stuck) {
        pull(SCL);
        stop();
    }
}

static int32_t write_and_read(int32_t address, const uint8_t *write, int32_t write_length, uint8_t *read,
        int32_t read_length) {
    if (write_length > 0 || read_length == 0) {
        start();
        if (!write_byte(address << 1)) {
            return I2C_ADDRESS_NOT_ACKNOWLEDGED;
        }
    }
    for (int32_t i = 0; i < write_length; i++) {
        if (!write_byte(write[i])) {
            return I2C_DATA_NOT_ACKNOWLEDGED;
        }
    }
    if (read_length > 0) {
        start();
        if (!write_byte(address << 1 | 1)) {
            return I2C_ADDRESS_NOT_ACKNOWLEDGED;
        }
    }
    for (int32_t i = 0; i < read_length; i++) {
        read[i] = read_byte(i == read_length - 1);
    }
    return I2C_OK;
}

void i2c_init(void) {
    I2C_CONTROLS = SCL | SDA;
}

int32_t i2c_transfer(int32_t address, const void *write, int32_t write_length, void *read, int32_t read_length) {
    stuck = false;
    I2C_CONTROLS = SCL | SDA;
    release_clock();
    if (!is_high(SDA)) {
        free_bus();
    }
    if (stuck) {
        return I2C_BUS_STUCK;
    }
    int32_t result = write_and_read(address, write, write_length, read, read_length);
    stop();
    return stuck ? I2C_BUS_STUCK : result;
}

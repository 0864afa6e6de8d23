/*
 * A reset in the middle of a transfer leaves a target that holds SDA: for each bit at which that can happen, the next
 * transfer must get through. The target is a TMP105, whose limit register begins with the value 75 degrees.
 */
#include <stdint.h>

#include "board/clock.h"
#include "board/console.h"
#include "board/i2c.h"
#include "board/registers.h"

#define I2C_CONTROLS        REGISTER(0x4002A000)
#define I2C_CONTROLC        REGISTER(0x4002A004)
#define SCL                 (1u << 0)
#define SDA                 (1u << 1)

enum {
    TMP105 = 0x48,
    LOW_LIMIT = 2,
    LOW_LIMIT_HIGH_BYTE = 75,
    ADDRESS_BITS = 8,
    ACKNOWLEDGE_OF_FIRST_BYTE = 17,
    TRANSFER_BITS = 27              /* address, two bytes, each with its acknowledgement */
};

static int32_t read_limit(void) {
    const uint8_t pointer = LOW_LIMIT;
    uint8_t value[2] = { 0 };
    int32_t result = i2c_transfer(TMP105, &pointer, 1, value, sizeof value);
    return result == I2C_OK ? value[0] : -result;
}

/* Both lines stay as a processor leaves them that starts anew: released. */
static void read_and_stop_at(int32_t bits) {
    I2C_CONTROLC = SDA;
    I2C_CONTROLC = SCL;
    for (int32_t i = 0; i < bits; i++) {
        uint32_t ours = i < ADDRESS_BITS ? (TMP105 << 1 | 1) >> (ADDRESS_BITS - 1 - i) & 1
                : i != ACKNOWLEDGE_OF_FIRST_BYTE;
        if (ours != 0) {
            I2C_CONTROLS = SDA;
        } else {
            I2C_CONTROLC = SDA;
        }
        I2C_CONTROLS = SCL;
        I2C_CONTROLC = SCL;
    }
    I2C_CONTROLS = SDA | SCL;
}

int main(void) {
    int32_t held = 0;
    int32_t failed = read_limit() != LOW_LIMIT_HIGH_BYTE;
    for (int32_t bits = 1; bits < TRANSFER_BITS; bits++) {
        read_and_stop_at(bits);
        held += (I2C_CONTROLS & SDA) == 0;
        failed += read_limit() != LOW_LIMIT_HIGH_BYTE;
    }
    console_print(held == 0 ? "SDA was never held\r\n" : failed == 0 ? "always recovered\r\n" : "stuck\r\n");
    for (;;) {
        clock_idle();
    }
}

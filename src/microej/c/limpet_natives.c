/*
 * The natives of io.limpet.microej for an ESP32-S3-DevKitC-1 (VEE port 2.3 or later, ESP-IDF 5.0), in C.
 *
 * Names and types follow SNI: Java_<package>_<class>_<method>, arrays as pointers to their first element. The virtual
 * machine does not move an array while a native runs and runs no other Java thread meanwhile: a transfer of 30 bytes
 * at 100 kHz holds it up for 3 ms. docs/microej-natives.md says how this file gets into the build.
 */

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "driver/gpio.h"
#include "driver/i2c.h"
#include "esp_efuse.h"
#include "esp_mac.h"
#include "esp_partition.h"
#include "sni.h"

#include "LLUI_LED_impl.h"

/* The wiring. Two free pins of the DevKitC-1; both need pull-ups of 2.2 to 10 kilohms to 3.3 V. */
#define LIMPET_I2C_PORT I2C_NUM_0
#define LIMPET_I2C_SDA GPIO_NUM_8
#define LIMPET_I2C_SCL GPIO_NUM_9
#define LIMPET_I2C_HERTZ 100000

/* A bus on which nothing moves for so long is stuck; longer than any clock stretching of the supported sensors. */
#define LIMPET_I2C_TIMEOUT_MS 100

/* The green part of the RGB light, as the VEE port numbers it, and how bright: at 255 it dazzles. */
#define LIMPET_LED 1
#define LIMPET_LED_INTENSITY 16

/* The journal, and what is kept beside it: partitions of these names, 0 and 1 of io.limpet.microej.NonVolatileNatives;
 * the block of flash encryption; the flash's data sheet (W25Q64, endurance). */
#define LIMPET_PARTITIONS {"limpet", "limpet-keep"}
#define LIMPET_PARTITION_COUNT 2
#define LIMPET_SECTOR_BYTES 4096
#define LIMPET_UNIT_BYTES 16
#define LIMPET_CYCLES 100000

/*
 * The device key: the first half of the last of the chip's key blocks, burnt once for all (docs/sealing.md). Blocks
 * that are not burnt read as zeros.
 */
#define LIMPET_KEY_BLOCK EFUSE_BLK_KEY5
#define LIMPET_KEY_BYTES 16

/* io.limpet.board.I2cBus */
enum {
    OK = 0,
    ADDRESS_NOT_ACKNOWLEDGED = 1,
    DATA_NOT_ACKNOWLEDGED = 2,
    BUS_STUCK = 3,
};

static bool i2c_ready;
static bool led_ready;

static bool start_i2c(void) {
    const i2c_config_t config = {
        .mode = I2C_MODE_MASTER,
        .sda_io_num = LIMPET_I2C_SDA,
        .scl_io_num = LIMPET_I2C_SCL,
        .sda_pullup_en = GPIO_PULLUP_ENABLE,
        .scl_pullup_en = GPIO_PULLUP_ENABLE,
        .master.clk_speed = LIMPET_I2C_HERTZ,
    };
    if (!i2c_ready) {
        i2c_ready = i2c_param_config(LIMPET_I2C_PORT, &config) == ESP_OK
                && i2c_driver_install(LIMPET_I2C_PORT, I2C_MODE_MASTER, 0, 0, 0) == ESP_OK;
    }
    return i2c_ready;
}

/* One transaction: S address+W write.. Sr address+R read.. P; only the parts that have bytes, or an empty write. */
static esp_err_t run(int32_t address, const int8_t* write, int32_t write_length, int8_t* read, int32_t read_length) {
    uint8_t memory[I2C_LINK_RECOMMENDED_SIZE(2)];
    i2c_cmd_handle_t commands = i2c_cmd_link_create_static(memory, sizeof memory);
    if (commands == NULL) {
        return ESP_ERR_NO_MEM;
    }
    i2c_master_start(commands);
    if (write_length > 0 || read_length == 0) {
        i2c_master_write_byte(commands, (uint8_t) (address << 1 | I2C_MASTER_WRITE), true);
        if (write_length > 0) {
            i2c_master_write(commands, (const uint8_t*) write, (size_t) write_length, true);
        }
        if (read_length > 0) {
            i2c_master_start(commands);
        }
    }
    if (read_length > 0) {
        i2c_master_write_byte(commands, (uint8_t) (address << 1 | I2C_MASTER_READ), true);
        i2c_master_read(commands, (uint8_t*) read, (size_t) read_length, I2C_MASTER_LAST_NACK);
    }
    i2c_master_stop(commands);
    esp_err_t result = i2c_master_cmd_begin(LIMPET_I2C_PORT, commands, pdMS_TO_TICKS(LIMPET_I2C_TIMEOUT_MS));
    i2c_cmd_link_delete_static(commands);
    return result;
}

jint Java_io_limpet_microej_I2cNatives_transfer(jint address, jbyte* write, jint write_length, jbyte* read,
        jint read_length) {
    if (!start_i2c()) {
        return BUS_STUCK;
    }
    esp_err_t result = run(address, write, write_length, read, read_length);
    if (result == ESP_OK) {
        return OK;
    }
    if (result != ESP_FAIL) {
        /* Time-out or a lost arbitration: the driver is made anew, which also clocks a hanging target free. */
        i2c_driver_delete(LIMPET_I2C_PORT);
        i2c_ready = false;
        return BUS_STUCK;
    }
    /* The driver says only that something was not acknowledged. Whether the address was, is asked by itself. */
    return run(address, NULL, 0, NULL, 0) == ESP_OK ? DATA_NOT_ACKNOWLEDGED : ADDRESS_NOT_ACKNOWLEDGED;
}

void Java_io_limpet_microej_BoardNatives_setIndicator(jboolean on) {
    if (!led_ready) {
        led_ready = LLUI_LED_IMPL_initialize() > LIMPET_LED;
    }
    if (led_ready) {
        LLUI_LED_IMPL_setIntensity(LIMPET_LED, on ? LIMPET_LED_INTENSITY : 0);
    }
}

void Java_io_limpet_microej_BoardNatives_getHardwareAddress(jbyte* address) {
    uint8_t mac[6] = {0};
    esp_read_mac(mac, ESP_MAC_WIFI_STA);
    memcpy(address, mac, sizeof mac);
}

jint Java_io_limpet_microej_BoardNatives_getName(jbyte* name) {
    static const char NAME[] = "ESP32-S3-DevKitC-1";
    memcpy(name, NAME, sizeof NAME - 1);
    return sizeof NAME - 1;
}

jboolean Java_io_limpet_microej_BoardNatives_getDeviceKey(jbyte* key) {
    int8_t burnt = 0;
    if (esp_efuse_read_block(LIMPET_KEY_BLOCK, key, 0, 8 * LIMPET_KEY_BYTES) != ESP_OK) {
        return JFALSE;
    }
    for (int i = 0; i < LIMPET_KEY_BYTES; i++) {
        burnt |= key[i];
    }
    return burnt != 0 ? JTRUE : JFALSE;
}

/* NULL when the partition table has none. The search is by name, and its result stays valid. */
static const esp_partition_t* partition(jint number) {
    static const char* const names[LIMPET_PARTITION_COUNT] = LIMPET_PARTITIONS;
    static const esp_partition_t* found[LIMPET_PARTITION_COUNT];
    if (number < 0 || number >= LIMPET_PARTITION_COUNT) {
        return NULL;
    }
    if (found[number] == NULL) {
        found[number] = esp_partition_find_first(ESP_PARTITION_TYPE_DATA, ESP_PARTITION_SUBTYPE_ANY, names[number]);
    }
    return found[number];
}

jboolean Java_io_limpet_microej_NonVolatileNatives_getGeometry(jint number, jint* geometry) {
    if (partition(number) == NULL) {
        return JFALSE;
    }
    geometry[0] = (jint) (partition(number)->size / LIMPET_SECTOR_BYTES);
    geometry[1] = LIMPET_SECTOR_BYTES;
    geometry[2] = LIMPET_UNIT_BYTES;
    geometry[3] = LIMPET_CYCLES;
    return JTRUE;
}

jint Java_io_limpet_microej_NonVolatileNatives_read(jint number, jint address, jbyte* into, jint offset, jint length) {
    return esp_partition_read(partition(number), (size_t) address, into + offset, (size_t) length);
}

jint Java_io_limpet_microej_NonVolatileNatives_program(jint number, jint address, jbyte* from, jint offset,
        jint length) {
    return esp_partition_write(partition(number), (size_t) address, from + offset, (size_t) length);
}

jint Java_io_limpet_microej_NonVolatileNatives_erase(jint number, jint sector) {
    return esp_partition_erase_range(partition(number), (size_t) sector * LIMPET_SECTOR_BYTES, LIMPET_SECTOR_BYTES);
}

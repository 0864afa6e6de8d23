#include "board/indicator.h"

#include "board/registers.h"

#define FPGAIO_LED              REGISTER(0x40028000)
#define FPGAIO_LED_USER0        (1u << 0)

void indicator_set(int32_t on) {
    uint32_t others = FPGAIO_LED & ~FPGAIO_LED_USER0;
    FPGAIO_LED = on != 0 ? others | FPGAIO_LED_USER0 : others;
}

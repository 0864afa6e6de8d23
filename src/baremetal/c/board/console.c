#include "board/console.h"

#include <string.h>

#include "board/clock.h"
#include "board/handlers.h"
#include "board/registers.h"

#define UART0_DATA              REGISTER(0x40004000)
#define UART0_STATE             REGISTER(0x40004004)
#define UART0_CTRL              REGISTER(0x40004008)
#define UART0_INTCLEAR          REGISTER(0x4000400C)
#define UART0_BAUDDIV           REGISTER(0x40004010)
#define UART0_STATE_TX_FULL     (1u << 0)
#define UART0_STATE_RX_FULL     (1u << 1)
#define UART0_CTRL_TX_ENABLE    (1u << 0)
#define UART0_CTRL_RX_ENABLE    (1u << 1)
#define UART0_CTRL_RX_INTERRUPT (1u << 3)
#define UART0_INTCLEAR_RX       (1u << 1)
#define NVIC_ISER0              REGISTER(0xE000E100)
#define UART0_RX_IRQ            (1u << 0)

#define BAUD                    115200
#define RECEIVED_MAX            128             /* a power of two */

/* Filled by the interrupt, emptied by console_read(); each moves its own end only. */
static volatile uint8_t received[RECEIVED_MAX];
static volatile uint32_t received_in;
static volatile uint32_t received_out;

void console_init(void) {
    UART0_BAUDDIV = (CLOCK_TICKS_PER_SECOND + BAUD / 2) / BAUD;
    UART0_CTRL = UART0_CTRL_TX_ENABLE | UART0_CTRL_RX_ENABLE | UART0_CTRL_RX_INTERRUPT;
    NVIC_ISER0 = UART0_RX_IRQ;
}

static void put(uint8_t byte) {
    while ((UART0_STATE & UART0_STATE_TX_FULL) != 0) {
    }
    UART0_DATA = byte;
}

void console_write(const void *bytes, int32_t length) {
    const uint8_t *next = bytes;
    while (length-- > 0) {
        put(*next++);
    }
}

void console_print(const char *text) {
    console_write(text, (int32_t) strlen(text));
}

void console_print_hex(uint32_t value) {
    console_print("0x");
    for (int shift = 28; shift >= 0; shift -= 4) {
        put((uint8_t) "0123456789abcdef"[value >> shift & 15]);
    }
}

/* The buffer's state says nothing of the shift register behind it: one more byte's time, of 10 bits. */
void console_flush(void) {
    while ((UART0_STATE & UART0_STATE_TX_FULL) != 0) {
    }
    int64_t sent = clock_ticks() + 11 * CLOCK_TICKS_PER_SECOND / BAUD;
    while (clock_ticks() < sent) {
    }
}

void console_receive(void) {
    UART0_INTCLEAR = UART0_INTCLEAR_RX;
    while ((UART0_STATE & UART0_STATE_RX_FULL) != 0) {
        uint8_t byte = (uint8_t) UART0_DATA;
        uint32_t next = (received_in + 1) % RECEIVED_MAX;
        if (next != received_out) {
            received[received_in] = byte;
            received_in = next;
        }
    }
}

int32_t console_read(void) {
    if (received_out == received_in) {
        return -1;
    }
    int32_t byte = received[received_out];
    received_out = (received_out + 1) % RECEIVED_MAX;
    return byte;
}

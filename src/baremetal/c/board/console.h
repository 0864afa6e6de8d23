/* The console: CMSDK UART 0 (Arm DDI0479, "APB UART"), 115,200 Bd, 8 data bits, no parity. */
#pragma once
#include <stdint.h>

/** Called once, by start-up. */
void console_init(void);

/** Sends bytes as they are, no line end added. Waits for the line: 87 us a byte. Works in a fault handler, too. */
void console_write(const void *bytes, int32_t length);

/** Sends a text that ends in a zero byte. */
void console_print(const char *text);

/** Sends a number as "0x" and 8 hexadecimal digits. */
void console_print_hex(uint32_t value);

/** Waits until the last byte is on the wire, as one does before a reset. */
void console_flush(void);

/** The next byte received, or -1. Up to 127 wait; what comes beyond them is lost. */
int32_t console_read(void);

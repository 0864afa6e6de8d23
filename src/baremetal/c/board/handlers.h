/* What the processor calls by the vector table (start.c), and nobody else. */
#pragma once

_Noreturn void start(void);
void clock_tick(void);
void console_receive(void);

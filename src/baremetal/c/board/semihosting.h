/*
 * Services of the host that emulates or debugs the device (Arm "Semihosting for AArch32 and AArch64"): a breakpoint
 * that the host answers. Where nobody does, the fault handler steps over it and the answer is -1 (fault.c), so that
 * every function here is safe on a board that stands alone.
 */
#pragma once
#include <stdint.h>

/** 1 when a host answers, else 0. */
int32_t semihosting_is_there(void);

/** Ends the emulation with an exit status, 0 to 255; resets the device where there is no host. */
_Noreturn void semihosting_exit(int32_t status);

/**
 * Gives the command line of the emulator.
 *
 * @param into receives it, zero-terminated
 * @return its length, or -1 when there is no host or it is longer
 */
int32_t semihosting_command_line(char *into, int32_t size);

/** Reads length bytes of a file of the host's from its beginning; 0, or -1 when it cannot be read or is shorter. */
int32_t semihosting_read_file(const char *path, void *into, int32_t length);

#include "board/semihosting.h"

#include <string.h>

#include "board/console.h"
#include "board/reset.h"

enum {
    SYS_OPEN = 0x01,
    SYS_CLOSE = 0x02,
    SYS_READ = 0x06,
    SYS_TIME = 0x11,
    SYS_GET_CMDLINE = 0x15,
    SYS_EXIT_EXTENDED = 0x20
};
#define OPEN_MODE_READ_BINARY           1u
#define STOPPED_APPLICATION_EXIT        0x20026u

/* Parameters are 32-bit words, addresses among them; fault.c knows this breakpoint by its number. */
static int32_t call(int32_t operation, const void *parameters) {
    register int32_t r0 __asm__ ("r0") = operation;
    register const void *r1 __asm__ ("r1") = parameters;
    __asm__ volatile ("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

/* Any operation that changes nothing would do. */
int32_t semihosting_is_there(void) {
    return call(SYS_TIME, NULL) != -1;
}

_Noreturn void semihosting_exit(int32_t status) {
    const uint32_t parameters[] = { STOPPED_APPLICATION_EXIT, (uint32_t) status };
    console_flush();
    call(SYS_EXIT_EXTENDED, parameters);
    reset_at(RESET_REQUESTED, 0);
}

int32_t semihosting_command_line(char *into, int32_t size) {
    uint32_t parameters[] = { (uint32_t) into, (uint32_t) size };
    return call(SYS_GET_CMDLINE, parameters) == 0 ? (int32_t) parameters[1] : -1;
}

int32_t semihosting_read_file(const char *path, void *into, int32_t length) {
    const uint32_t open[] = { (uint32_t) path, OPEN_MODE_READ_BINARY, strlen(path) };
    int32_t file = call(SYS_OPEN, open);
    if (file == -1) {
        return -1;
    }
    const uint32_t read[] = { (uint32_t) file, (uint32_t) into, (uint32_t) length };
    int32_t unread = call(SYS_READ, read);
    const uint32_t close[] = { (uint32_t) file };
    call(SYS_CLOSE, close);
    return unread == 0 ? 0 : -1;
}
